package org.fivetrust.agreements.ruling;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fivetrust.agreements.agreement.model.AgreementVersion;
import org.fivetrust.agreements.agreement.model.ClauseRule.Step;
import org.fivetrust.agreements.agreement.model.CompiledAgreement;
import org.fivetrust.agreements.relatedparty.model.PartyKey;
import org.fivetrust.agreements.relatedparty.model.RelatedParty;
import org.fivetrust.agreements.ruling.model.BilingualText;
import org.fivetrust.agreements.ruling.model.DecisionSummary;
import org.fivetrust.agreements.ruling.model.FactsSource;
import org.fivetrust.agreements.ruling.model.FactsSource.AsKnownAt;
import org.fivetrust.agreements.ruling.model.FactsSource.Cached;
import org.fivetrust.agreements.ruling.model.FactsSource.Locked;
import org.fivetrust.agreements.ruling.model.KeptRuling;
import org.fivetrust.agreements.ruling.model.PrincipalFacts;
import org.fivetrust.agreements.ruling.model.RefusalText;
import org.fivetrust.agreements.ruling.model.RelatedActs;
import org.fivetrust.agreements.ruling.model.Ruling;
import org.fivetrust.agreements.ruling.model.RulingFacts;
import org.fivetrust.agreements.ruling.model.RulingInputs;
import org.fivetrust.agreements.ruling.model.RulingQuery;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.InvalidValue.Words;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the agreement in force says to an act: the same for a real act, a dry run, an evaluation and a replay. */
@Component
public class Rulings {

    private final RulingFactsReader reader;
    private final FactsCache cache;
    private final ChangeListener changes;
    private final RulingStore store;
    private final Reproduction reproduction;
    private final BilingualTexts texts;
    private final Transactions transactions;
    private final Clock clock;

    Rulings(
            RulingFactsReader reader,
            FactsCache cache,
            ChangeListener changes,
            RulingStore store,
            Reproduction reproduction,
            BilingualTexts texts,
            Transactions transactions,
            Clock clock) {
        this.reader = reader;
        this.cache = cache;
        this.changes = changes;
        this.store = store;
        this.reproduction = reproduction;
        this.texts = texts;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Mono<Ruling> decide(Act act, FactsSource source) {
        var query = query(act);
        return facts(query, source)
                .map(facts -> Ruling.of(query, facts, LocalDate.now(clock), UUID.randomUUID(), clock.instant()));
    }

    static RulingQuery query(Act act) {
        return new RulingQuery(
                act.principal(),
                act.id(),
                act.kind(),
                act.amount(),
                act.requestedBy().subject(),
                act.requestedBy().name(),
                Set.copyOf(act.requestedBy().roles()),
                counterparties(act),
                act.emergency(),
                act.on());
    }

    private static Set<PartyKey> counterparties(Act act) {
        return Stream.concat(
                        Stream.ofNullable(act.counterparty()),
                        act.shares().stream().map(Act.Share::counterparty))
                .map(party -> PartyKey.of(party.name(), party.account()))
                .collect(Collectors.toSet());
    }

    private Mono<RulingFacts> facts(RulingQuery query, FactsSource source) {
        return switch (source) {
            case Locked _ -> reader.locked(query);
            case Cached cached -> cached(query, cached);
            case AsKnownAt(var moment) -> reader.asKnownAt(query, moment).as(transactions.within(Scope.ALL));
        };
    }

    /** Days before the cache was filled, and communities with too many acts, are read for the one question. */
    private Mono<RulingFacts> cached(RulingQuery query, Cached source) {
        return principal(query, source)
                .zipWhen(_ -> relatedParties(query, source), (facts, parties) -> facts.find(query, parties))
                .flatMap(found ->
                        found.map(Mono::just).orElseGet(() -> reader.now(query).as(transactions.within(Scope.ALL))));
    }

    private Mono<PrincipalFacts> principal(RulingQuery query, Cached source) {
        return Mono.justOrEmpty(source.principals().get(query.principal()))
                .switchIfEmpty(Mono.defer(() -> principal(query.principal()))
                        .doOnNext(facts -> source.principals().put(query.principal(), facts)));
    }

    private Mono<PrincipalFacts> principal(PrincipalId principal) {
        return changes.isSure() ? cache.principal(principal) : reader.principal(principal);
    }

    private Mono<List<RelatedParty>> relatedParties(RulingQuery query, Cached source) {
        return query.counterparties().isEmpty()
                ? Mono.just(List.of())
                : Mono.justOrEmpty(source.people().get(query.requester()))
                        .switchIfEmpty(Mono.defer(() -> person(query.requester()))
                                .doOnNext(parties -> source.people().put(query.requester(), parties)));
    }

    private Mono<List<RelatedParty>> person(String subject) {
        return changes.isSure() ? cache.person(subject) : reader.person(subject);
    }

    /** Kept once for each act, in the transaction of what it allows. */
    public Mono<Void> keep(Act act, String digest, Ruling ruling) {
        return store.add(act, digest, ruling);
    }

    public Mono<KeptRuling> find(Scope scope, UUID id) {
        return store.find(scope, id);
    }

    public Mono<Long> count(PrincipalId principal, LocalDate from, LocalDate to) {
        return store.count(principal.value(), from, to);
    }

    /** In the order of their days and ids, after this day and id. */
    public Flux<KeptRuling> after(PrincipalId principal, LocalDate day, UUID id, LocalDate to, int limit) {
        return store.after(principal.value(), day, id, to, limit);
    }

    /** By another agreement, on the inputs that were kept. */
    public DecisionSummary decideAgain(KeptRuling ruling, RulingInputs inputs, @Nullable CompiledAgreement agreement) {
        return reproduction.decide(ruling, inputs, agreement);
    }

    /** What counts with the act under another agreement, by what was known when it was ruled on. */
    public Mono<RelatedActs> related(KeptRuling ruling, AgreementVersion agreement) {
        var query = reproduction.query(ruling);
        return reader.pastActs(agreement, query)
                .map(acts -> new RulingFacts(agreement, null, acts, List.of(), ruling.ruledAt()).related(query));
    }

    /** In which points a decision on the inputs and the clauses as they are stored differs from the ruling. */
    public Mono<List<String>> differences(KeptRuling ruling) {
        return reproduction.differences(ruling);
    }

    /** What to know of a ruling besides: see {@link Warning}. */
    public Mono<List<Warning>> warnings(KeptRuling ruling) {
        return reproduction
                .agreement(ruling)
                .map(agreement -> Warning.of(agreement, ruling.asOf()))
                .defaultIfEmpty(List.of());
    }

    public RefusalText text(Refusal refusal) {
        return new RefusalText(texts.title(refusal), texts.detail(refusal));
    }

    public BilingualText text(Cure cure) {
        return texts.cure(cure);
    }

    public BilingualText text(String key, Map<String, String> facts) {
        return texts.say(key, facts);
    }

    @Schema(name = "RulingWarning")
    public record Warning(String pointer, Words message) {

        /** An agreement bound nobody yet on the days before it was signed. */
        public static List<Warning> of(@Nullable AgreementVersion agreement, LocalDate asOf) {
            return Optional.ofNullable(agreement).flatMap(version -> version.signatureAfter(asOf)).stream()
                    .map(day -> of(Violation.worded("signed-after-day", "/asOf", "day", day)))
                    .toList();
        }

        private static Warning of(Violation found) {
            return new Warning(found.pointer(), found.words());
        }
    }

    @Schema(name = "AuthorityRow")
    public record AuthorityRow(
            @Schema(description = "Its clause (条款号)") @Nullable
            String clause,

            String kind,

            @Schema(description = "Lower edge; none: from nothing (下限)") @Nullable
            String from,

            boolean fromIncluded,

            @Schema(description = "Upper edge; none: no end (上限)") @Nullable
            String upTo,

            boolean upToIncluded) {

        /** The last clause cited is the band's own. */
        public static @Nullable AuthorityRow of(DecisionSummary decision) {
            var band = decision.band();
            var clauses = decision.clauses();
            return band == null
                    ? null
                    : new AuthorityRow(
                            clauses.isEmpty() ? null : clauses.getLast().number(),
                            band.kind(),
                            band.from() == null ? null : band.from().toString(),
                            band.fromIncluded(),
                            band.upTo() == null ? null : band.upTo().toString(),
                            band.upToIncluded());
        }
    }

    @Schema(name = "PlannedStep")
    public record PlannedStep(int no, String title, String english, String role, int days, List<String> evidence) {

        public static List<PlannedStep> of(DecisionSummary decision) {
            var steps = decision.steps();
            return IntStream.range(0, steps.size())
                    .mapToObj(n -> of(n + 1, steps.get(n)))
                    .toList();
        }

        private static PlannedStep of(int no, Step step) {
            return new PlannedStep(no, step.title(), step.english(), step.role(), step.days(), step.evidence());
        }
    }
}
