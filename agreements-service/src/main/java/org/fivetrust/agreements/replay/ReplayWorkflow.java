package org.fivetrust.agreements.replay;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.agreement.Agreements;
import org.fivetrust.agreements.agreement.model.AgreementVersion;
import org.fivetrust.agreements.replay.ReplayMessages.Ask;
import org.fivetrust.agreements.replay.model.Comparison;
import org.fivetrust.agreements.ruling.Rulings;
import org.fivetrust.agreements.ruling.model.KeptRuling;
import org.fivetrust.agreements.ruling.model.RulingInputs;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Transactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Judges the acts of a past period by another agreement of the same principal. Each act is judged on the acts before
 * it; related acts are summed again where the other agreement counts a longer or shorter window. Nothing is stored and
 * no matter is opened.
 */
@Component
class ReplayWorkflow {

    private static final int MOST_YEARS = 3;

    private static final int MOST_ACTS = 20_000;

    private static final int AT_ONCE = 500;

    private final Agreements agreements;
    private final Rulings rulings;
    private final Transactions transactions;

    ReplayWorkflow(Agreements agreements, Rulings rulings, Transactions transactions) {
        this.agreements = agreements;
        this.rulings = rulings;
        this.transactions = transactions;
    }

    /** Which agreement, over which period. */
    record Replay(AgreementVersion agreement, LocalDate from, LocalDate to) {

        PrincipalId principal() {
            return agreement.principal();
        }
    }

    /** An act of the past, and how the two agreements compare on it. */
    record Judged(KeptRuling ruling, Comparison comparison) {}

    /** A place in the period. */
    private record Place(LocalDate day, UUID id) {

        static Place before(LocalDate from) {
            return new Place(from.minusDays(1), new UUID(-1, -1));
        }

        static Place of(KeptRuling ruling) {
            return new Place(ruling.asOf(), ruling.id());
        }
    }

    Mono<Replay> prepare(Caller caller, UUID agreement, Ask ask) {
        if (ask.to().isBefore(ask.from())) {
            throw InvalidValue.worded("before-from", "/to");
        }
        if (ask.to().isAfter(ask.from().plusYears(MOST_YEARS))) {
            throw InvalidValue.worded("years-after-from", "/to", "years", MOST_YEARS);
        }
        return agreements
                .find(agreement)
                .switchIfEmpty(Mono.error(() -> new NotFound("agreement", agreement)))
                .map(version -> new Replay(version, ask.from(), ask.to()))
                .delayUntil(this::mustBeFew)
                .as(transactions.within(caller.scope()));
    }

    private Mono<Long> mustBeFew(Replay replay) {
        return rulings.count(replay.principal(), replay.from(), replay.to()).doOnNext(acts -> {
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
                        : portion(caller, replay, Place.of(judged.getLast().ruling())))
                .concatMapIterable(judged -> judged);
    }

    private Mono<List<Judged>> portion(Caller caller, Replay replay, Place after) {
        return rulings.after(replay.principal(), after.day(), after.id(), replay.to(), AT_ONCE)
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(ruling -> judge(replay.agreement(), ruling))
                .collectList()
                .as(transactions.within(caller.scope()));
    }

    private Mono<Judged> judge(AgreementVersion agreement, KeptRuling ruling) {
        return inputs(agreement, ruling)
                .map(inputs -> rulings.decideAgain(ruling, inputs, agreement.compiled()))
                .map(would -> new Judged(ruling, new Comparison(ruling.decision(), would)));
    }

    private Mono<RulingInputs> inputs(AgreementVersion agreement, KeptRuling ruling) {
        var days = agreement.compiled().splittingDays(ruling.kind());
        return daysBefore(ruling)
                .flatMap(earlier -> earlier == days
                        ? Mono.just(ruling.inputs())
                        : rulings.related(ruling, agreement).map(ruling.inputs()::with));
    }

    private Mono<Integer> daysBefore(KeptRuling ruling) {
        return Mono.justOrEmpty(ruling.basis().agreement())
                .flatMap(agreements::compiled)
                .map(compiled -> compiled.splittingDays(ruling.kind()))
                .defaultIfEmpty(-1);
    }
}
