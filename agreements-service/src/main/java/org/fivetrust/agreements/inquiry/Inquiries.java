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
import org.fivetrust.agreements.authority.model.Inquiry;
import org.fivetrust.agreements.authority.model.Near;
import org.fivetrust.agreements.authority.model.Related;
import org.fivetrust.agreements.authority.model.RelatedWanted;
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
    private final Hearing hearing;
    private final Function<GroundWanted, Mono<Ground>> grounds;
    private final Function<RelatedWanted, Mono<Related>> relatedActs;
    private final Transactions transactions;
    private final Clock clock;

    Inquiries(
            Footings footings,
            FootingReads reads,
            Hearing hearing,
            Function<GroundWanted, Mono<Ground>> grounds,
            Function<RelatedWanted, Mono<Related>> relatedActs,
            Transactions transactions,
            Clock clock) {
        this.footings = footings;
        this.reads = reads;
        this.hearing = hearing;
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
        return hearing.isSure() ? footings.of(principal) : reads.footing(principal);
    }

    private Mono<Near> near(String subject) {
        return hearing.isSure() ? footings.near(subject) : reads.near(subject);
    }

    Mono<Findings> find(Inquiry inquiry) {
        return (inquiry.isOfNow() ? gather(of(inquiry)) : Mono.just(Gathered.NOTHING))
                .flatMap(gathered -> find(inquiry, gathered));
    }

    private static Gathering of(Inquiry inquiry) {
        return new Gathering(
                Set.of(inquiry.principal()), inquiry.counterparty() == null ? Set.of() : Set.of(inquiry.askedBy()));
    }

    Mono<Findings> find(Inquiry inquiry, Gathered gathered) {
        return gathered.find(inquiry, LocalDate.now(clock)).map(Mono::just).orElseGet(() -> read(inquiry));
    }

    private Mono<Findings> read(Inquiry inquiry) {
        return grounds.apply(new GroundWanted.InForce(inquiry.principal(), inquiry.on(), inquiry.agreedBy()))
                .flatMap(ground ->
                        relatedActs.apply(inquiry.under(ground)).map(related -> new Findings(ground, related)))
                .defaultIfEmpty(Findings.NONE)
                .as(transactions.within(Scope.ALL));
    }
}
