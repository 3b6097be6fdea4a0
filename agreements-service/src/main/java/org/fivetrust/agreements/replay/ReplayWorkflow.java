package org.fivetrust.agreements.replay;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.fivetrust.agreements.authority.model.DecisionSummary;
import org.fivetrust.agreements.authority.model.Ground;
import org.fivetrust.agreements.authority.model.GroundWanted;
import org.fivetrust.agreements.authority.model.Question;
import org.fivetrust.agreements.authority.model.Related;
import org.fivetrust.agreements.authority.model.RelatedWanted;
import org.fivetrust.agreements.replay.PastActs.Place;
import org.fivetrust.agreements.replay.PastActs.Row;
import org.fivetrust.agreements.replay.ReplayMessages.Ask;
import org.fivetrust.agreements.replay.model.Comparison;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Transactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Judges the acts of a past period by another agreement of the same principal. Each act is judged on what had really
 * happened before it; related acts are summed anew where the other agreement counts a longer or shorter window. Nothing
 * is kept, nothing is opened.
 */
@Component
class ReplayWorkflow {

    private static final String[] MAY_ASK = {
        "civil-affairs-officer",
        "centre-head",
        "committee-director",
        "party-secretary",
        "supervisor",
        "reporter",
        "street-leader",
        "street-principal",
        "auditor",
        "district-system"
    };

    private static final int MOST_YEARS = 3;

    private static final int MOST_ACTS = 20_000;

    private static final int AT_ONCE = 500;

    private final PastActs past;
    private final Function<GroundWanted, Mono<Ground>> grounds;
    private final Function<RelatedWanted, Mono<Related>> relatedActs;
    private final BiFunction<Act, Related, Question> questions;
    private final Transactions transactions;
    private final JsonMapper json;

    ReplayWorkflow(
            PastActs past,
            Function<GroundWanted, Mono<Ground>> grounds,
            Function<RelatedWanted, Mono<Related>> relatedActs,
            BiFunction<Act, Related, Question> questions,
            Transactions transactions,
            JsonMapper json) {
        this.past = past;
        this.grounds = grounds;
        this.relatedActs = relatedActs;
        this.questions = questions;
        this.transactions = transactions;
        this.json = json;
    }

    /** Which agreement, over which period. */
    record Replay(String principal, Ground ground, LocalDate from, LocalDate to) {}

    /** An act of the past, and how the two agreements compare on it. */
    record Judged(Row row, Comparison comparison) {}

    Mono<Replay> prepare(Caller caller, UUID agreement, Ask ask) {
        caller.mustHave(MAY_ASK);
        if (ask.to().isBefore(ask.from())) {
            throw new InvalidValue("/to", "is not before from");
        }
        if (ask.to().isAfter(ask.from().plusYears(MOST_YEARS))) {
            throw new InvalidValue("/to", "is at most " + MOST_YEARS + " years after from");
        }
        return past.owner(agreement)
                .delayUntil(owner -> mustBeFew(owner.principal(), ask))
                .zipWith(grounds.apply(new GroundWanted.Of(agreement)))
                .map(found -> new Replay(found.getT1().principal(), found.getT2(), ask.from(), ask.to()))
                .as(transactions.within(caller.scope()));
    }

    private Mono<Long> mustBeFew(String principal, Ask ask) {
        return past.count(principal, ask.from(), ask.to()).doOnNext(acts -> {
            if (acts > MOST_ACTS) {
                throw new Refused(
                        Refusal.rule("replay.too-many-acts").with("acts", acts).with("most", MOST_ACTS));
            }
        });
    }

    /** In portions, each in its own transaction; no portion is read before it is wanted. */
    Flux<Judged> run(Caller caller, Replay replay) {
        return portion(caller, replay, Place.before(replay.from()))
                .expand(judged -> judged.size() < AT_ONCE
                        ? Mono.empty()
                        : portion(caller, replay, judged.getLast().row().place()))
                .concatMapIterable(judged -> judged);
    }

    private Mono<List<Judged>> portion(Caller caller, Replay replay, Place after) {
        return past.after(replay.principal(), after, replay.to(), AT_ONCE)
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(row -> judge(replay, row))
                .collectList()
                .as(transactions.within(caller.scope()));
    }

    private Mono<Judged> judge(Replay replay, Row row) {
        var was = row.said(json);
        if (row.body() == null) {
            return Mono.just(new Judged(row, new Comparison(was, null)));
        }
        var act = Act.of(json.readValue(row.body(), new TypeReference<Map<String, Object>>() {}));
        return related(replay, row, act)
                .map(related ->
                        questions.apply(act, related).put(replay.ground().covenant()))
                .map(policyDecision -> new Judged(row, new Comparison(was, DecisionSummary.of(policyDecision))));
    }

    private Mono<Related> related(Replay replay, Row row, Act act) {
        var before = row.gathered(json);
        var party = act.counterparty();
        if (party == null) {
            return Mono.just(before);
        }
        var days = replay.ground().covenant().splittingDays(act.kind());
        return daysBefore(row, act.kind())
                .flatMap(earlier -> earlier == days
                        ? Mono.just(before)
                        : relatedActs
                                .apply(new RelatedWanted(
                                        act.principal(),
                                        replay.ground(),
                                        act.kind(),
                                        act.id(),
                                        act.requestedBy().subject(),
                                        act.requestedBy().name(),
                                        party.name(),
                                        party.account(),
                                        act.on(),
                                        row.ruledAt()))
                                .map(related -> related.in(before.surroundings())));
    }

    private Mono<Integer> daysBefore(Row row, String kind) {
        var agreement = row.basis(json).agreement();
        return agreement == null
                ? Mono.just(-1)
                : grounds.apply(new GroundWanted.Of(agreement))
                        .map(ground -> ground.covenant().splittingDays(kind))
                        .defaultIfEmpty(-1);
    }
}
