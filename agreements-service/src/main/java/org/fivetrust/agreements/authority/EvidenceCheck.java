package org.fivetrust.agreements.authority;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.agreements.authority.MatterMessages.Evidence;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whether evidence is good: a resolution must count, belong to the principal, and still cover the amount. */
@Component
class EvidenceCheck {

    private static final String RESOLUTION = "RESOLUTION";

    private final DatabaseClient database;
    private final Clock clock;

    EvidenceCheck(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Vote(
            UUID id,
            boolean valid,
            @Nullable Long decidesAmount,
            long used,
            boolean itemised,
            @Nullable Integer item,
            @Nullable Long itemAmount,
            long itemUsed) {

        boolean covers(Money wanted) {
            return decidesAmount == null || decidesAmount - used >= wanted.fen();
        }

        boolean itemCovers(Money wanted) {
            return itemAmount == null || itemAmount - itemUsed >= wanted.fen();
        }
    }

    /** The kinds of evidence found good; a resolution is used up by what it lets through, under a lock. */
    Mono<Set<String>> accept(MatterRow matter, List<Evidence> given) {
        mustBeNamed(given);
        return Flux.fromIterable(given)
                .filter(evidence -> evidence.kind().equals(RESOLUTION) && evidence.resolution() != null)
                .concatMap(evidence -> resolution(matter, evidence))
                .then(Mono.fromSupplier(() -> kinds(given)));
    }

    private static void mustBeNamed(List<Evidence> given) {
        var faults = new ArrayList<Violation>();
        for (var n = 0; n < given.size(); n++) {
            var one = given.get(n);
            var named = one.kind().equals(RESOLUTION)
                    ? one.resolution() != null
                    : one.number() != null || one.record() != null;
            if (!named) {
                faults.add(new Violation(
                        "/evidence/" + n,
                        one.kind().equals(RESOLUTION) ? "names a resolution by its id" : "has a number or a record"));
            }
            if (one.kind().equals("MINUTES")
                    && Objects.requireNonNullElse(one.present(), List.of()).isEmpty()) {
                faults.add(new Violation("/evidence/" + n + "/present", "names those present"));
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidValue(faults);
        }
    }

    /** How many different people the minutes show. */
    static int present(List<Evidence> given) {
        return (int) given.stream()
                .filter(one -> one.kind().endsWith("MINUTES") && one.present() != null)
                .flatMap(one -> Objects.requireNonNull(one.present()).stream())
                .map(Grounds::nameKey)
                .distinct()
                .count();
    }

    private static Set<String> kinds(List<Evidence> given) {
        var kinds = new HashSet<String>();
        given.forEach(evidence -> kinds.add(evidence.kind()));
        return kinds;
    }

    private Mono<Void> resolution(MatterRow matter, Evidence evidence) {
        return queue(matter.principal() + "/" + evidence.resolution())
                .then(vote(matter, evidence))
                .doOnNext(vote -> mustCover(vote, matter))
                .doOnNext(vote -> mustCoverItem(vote, evidence, matter))
                .flatMap(vote -> use(matter, vote));
    }

    /** Two matters never count one resolution at the same moment. */
    private Mono<Void> queue(String resolution) {
        return database.sql("select pg_advisory_xact_lock(hashtextextended(:resolution, 5))::text")
                .bind("resolution", resolution)
                .fetch()
                .rowsUpdated()
                .then();
    }

    private Mono<Vote> vote(MatterRow matter, Evidence evidence) {
        return database.sql("""
                        select r.id, r.valid, r.decides_amount,
                               coalesce((select sum(u.amount) from resolution_use u
                                         where u.principal = r.principal and u.resolution = r.id
                                             and u.matter <> :matter), 0)::bigint as used,
                               exists (select 1 from resolution_item any_item
                                       where any_item.principal = r.principal and any_item.resolution = r.id) as itemised,
                               i.no as item, i.amount as item_amount,
                               coalesce((select sum(u.amount) from resolution_use u
                                         where u.principal = r.principal and u.resolution = r.id
                                             and u.item = i.no and u.matter <> :matter), 0)::bigint as item_used
                        from resolution r
                        left join resolution_item i
                               on i.principal = r.principal and i.resolution = r.id and i.no = :item
                        where r.principal = :principal and r.id = :id
                        """)
                .bind("matter", matter.id())
                .bind("item", Objects.requireNonNullElse(evidence.item(), 0))
                .bind("principal", matter.principal())
                .bind("id", Objects.requireNonNull(evidence.resolution()))
                .mapProperties(Vote.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new Refused(Refusal.rule("resolution.unknown")
                        .with("resolution", String.valueOf(evidence.resolution()))
                        .with("principal", matter.principal()))));
    }

    private static void mustCover(Vote vote, MatterRow matter) {
        if (!vote.valid()) {
            throw new Refused(Refusal.rule("resolution.invalid")
                    .with("resolution", vote.id())
                    .with("reasons", ""));
        }
        if (!vote.covers(matter.worth())) {
            throw new Refused(Refusal.rule("resolution.exhausted")
                    .with("resolution", vote.id())
                    .with("amount", matter.worth()));
        }
    }

    /** What was decided item by item is used item by item. */
    private static void mustCoverItem(Vote vote, Evidence evidence, MatterRow matter) {
        if (evidence.item() == null && vote.itemised()) {
            throw new Refused(Refusal.rule("resolution.item-not-named").with("resolution", vote.id()));
        }
        if (evidence.item() != null && vote.item() == null) {
            throw new Refused(Refusal.rule("resolution.item-unknown")
                    .with("resolution", vote.id())
                    .with("item", evidence.item()));
        }
        if (vote.item() != null && !vote.itemCovers(matter.worth())) {
            throw new Refused(Refusal.rule("resolution.item-exhausted")
                    .with("resolution", vote.id())
                    .with("item", vote.item())
                    .with("amount", matter.worth()));
        }
    }

    private Mono<Void> use(MatterRow matter, Vote vote) {
        var insert = database.sql("""
                        insert into resolution_use (principal, resolution, matter, amount, item, used_at)
                        values (:principal, :id, :matter, :amount, :item, :at) on conflict do nothing
                        """);
        return (vote.item() == null ? insert.bindNull("item", Integer.class) : insert.bind("item", vote.item()))
                .bind("principal", matter.principal())
                .bind("id", vote.id())
                .bind("matter", matter.id())
                .bind("amount", matter.worth().fen())
                .bind("at", clock.instant())
                .then();
    }
}
