package org.fivetrust.agreements.inquiry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.fivetrust.agreements.authority.model.Findings;
import org.fivetrust.agreements.authority.model.Footing;
import org.fivetrust.agreements.authority.model.Gathered;
import org.fivetrust.agreements.authority.model.Gathering;
import org.fivetrust.agreements.authority.model.Ground;
import org.fivetrust.agreements.authority.model.GroundWanted;
import org.fivetrust.agreements.authority.model.Related;
import org.fivetrust.agreements.authority.model.RelatedParties;
import org.fivetrust.agreements.authority.model.RelatedWanted;
import org.fivetrust.agreements.authority.model.RulingQuery;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What questions rest on: from memory while every change is heard of, read for the one message otherwise. Questions of
 * the past, and what memory does not hold, go to the database; so does everything that decides a real act.
 */
@Component
class Inquiries {

    private final Footings footings;
    private final FootingReads reads;
    private final ChangeListener changeListener;
    private final Function<GroundWanted, Mono<Ground>> grounds;
    private final Function<RelatedWanted, Mono<Related>> relatedActs;
    private final Transactions transactions;
    private final Clock clock;

    Inquiries(
            Footings footings,
            FootingReads reads,
            ChangeListener changeListener,
            Function<GroundWanted, Mono<Ground>> grounds,
            Function<RelatedWanted, Mono<Related>> relatedActs,
            Transactions transactions,
            Clock clock) {
        this.footings = footings;
        this.reads = reads;
        this.changeListener = changeListener;
        this.grounds = grounds;
        this.relatedActs = relatedActs;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<Gathered> gather(Gathering wanted) {
        return each(wanted.principals(), this::footing).zipWhen(_ -> each(wanted.people(), this::near), Gathered::new);
    }

    /** One alone, the usual case, is ready at once where it is remembered. */
    private static <K, V> Mono<Map<K, V>> each(Collection<K> keys, Function<K, Mono<V>> find) {
        return switch (keys.size()) {
            case 0 -> Mono.just(Map.of());
            case 1 -> {
                var key = keys.iterator().next();
                yield find.apply(key).map(value -> Map.of(key, value));
            }
            default ->
                Flux.fromIterable(keys)
                        .concatMap(key -> find.apply(key).map(value -> Map.entry(key, value)))
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
        };
    }

    private Mono<Footing> footing(PrincipalId principal) {
        return changeListener.isSure() ? footings.of(principal) : reads.footing(principal);
    }

    private Mono<RelatedParties> near(String subject) {
        return changeListener.isSure() ? footings.near(subject) : reads.near(subject);
    }

    Mono<Findings> find(RulingQuery rulingQuery) {
        return (rulingQuery.isOfNow() ? gather(of(rulingQuery)) : Mono.just(Gathered.NOTHING))
                .flatMap(gathered -> find(rulingQuery, gathered));
    }

    private static Gathering of(RulingQuery rulingQuery) {
        return new Gathering(
                Set.of(rulingQuery.principal()),
                rulingQuery.counterparty() == null ? Set.of() : Set.of(rulingQuery.askedBy()));
    }

    Mono<Findings> find(RulingQuery rulingQuery, Gathered gathered) {
        return gathered.find(rulingQuery, LocalDate.now(clock)).map(Mono::just).orElseGet(() -> read(rulingQuery));
    }

    private Mono<Findings> read(RulingQuery rulingQuery) {
        return grounds.apply(
                        new GroundWanted.InForce(rulingQuery.principal(), rulingQuery.on(), rulingQuery.agreedBy()))
                .flatMap(ground ->
                        relatedActs.apply(rulingQuery.under(ground)).map(related -> new Findings(ground, related)))
                .defaultIfEmpty(Findings.NONE)
                .as(transactions.within(Scope.ALL));
    }
}
