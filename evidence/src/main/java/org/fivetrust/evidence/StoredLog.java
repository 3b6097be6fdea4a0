package org.fivetrust.evidence;

import java.util.List;
import org.fivetrust.evidence.Finding.Code;
import org.fivetrust.evidence.LogCheck.ComparedLeaf;
import org.fivetrust.evidence.LogCheck.Stretch;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The log as the tables hold it, for verification. */
class StoredLog {

    private final DatabaseClient database;
    private final Transactions transactions;
    private final TreeNodes treeNodes;

    StoredLog(DatabaseClient database, Transactions transactions, TreeNodes treeNodes) {
        this.database = database;
        this.transactions = transactions;
        this.treeNodes = treeNodes;
    }

    Mono<Long> size() {
        return database.sql("select size from evidence_head")
                .mapValue(Long.class)
                .one();
    }

    private record Row(
            String principal,
            @Nullable String kind,
            @Nullable String subject,
            @Nullable String label,
            @Nullable String pointer,
            @Nullable String found) {

        Finding finding(Code code) {
            return new Finding(code, principal, kind, subject, label, pointer, null, found);
        }
    }

    /** What is wrong with acts that have no leaf, and with leaves beside the tree. */
    Mono<List<Finding>> outside() {
        return Flux.concat(missing(), misplaced()).collectList().as(transactions.within(Scope.ALL));
    }

    private Flux<Finding> missing() {
        return database.sql("""
                        select principal, kind, subject, label, null as pointer, null as found from evidence_missing()
                        """).mapProperties(Row.class).all().map(row -> row.finding(Code.WITHOUT_LEAF));
    }

    /**
     * A leaf has one place or waits for one. What the tree does not reach has no place in it, and what is no leaf does
     * not wait. One statement is one snapshot: what is just being given its place is seen before or after.
     */
    private Flux<Finding> misplaced() {
        return database.sql("""
                        select leaf.principal, leaf.kind, leaf.subject,
                               evidence_label(leaf.kind,
                                   case when leaf.content is json then leaf.content::jsonb end) as label,
                               '/places' as pointer, coalesce(held.places, 0)::text as found
                          from evidence_leaf leaf
                          left join (
                              select principal, seq, count(*) as places
                                from (select principal, seq from evidence_position
                                       union all
                                      select principal, seq from evidence_pending) place
                               group by principal, seq) held
                            on held.principal = leaf.principal and held.seq = leaf.seq
                         where held.places is distinct from 1
                         union all
                        select principal, null, null, null, '/' || position, null
                          from evidence_position
                         where position not between 0 and (select size - 1 from evidence_head)
                         union all
                        select principal, null, null, null, '/pending', null
                          from evidence_pending pending
                         where not exists (
                             select from evidence_leaf leaf
                              where leaf.principal = pending.principal and leaf.seq = pending.seq)
                        """).mapProperties(Row.class).all().map(row -> row.finding(Code.MISPLACED));
    }

    Mono<Stretch> stretch(long from, long to) {
        return Mono.zip(
                        leaves(from, to),
                        treeNodes.completed(from, to),
                        (leaves, made) -> new Stretch(from, to, leaves, made))
                .as(transactions.within(Scope.ALL));
    }

    private Mono<List<ComparedLeaf>> leaves(long from, long to) {
        return database.sql("""
                        select leaf.principal, leaf.id, leaf.kind, leaf.subject, leaf.body, leaf.content, place.position,
                               now.said is null as gone,
                               nullif(canonical(now.said), leaf.content) as differs,
                               evidence_label(leaf.kind, kept.said) as label
                          from evidence_position place
                          join evidence_leaf leaf on leaf.principal = place.principal and leaf.seq = place.seq
                         cross join lateral (
                             select case when leaf.content is json then leaf.content::jsonb end as said) kept
                         cross join lateral (
                             select evidence_now(leaf.principal, leaf.kind, leaf.subject, kept.said) as said) now
                         where place.position >= :from and place.position < :to
                         order by place.position
                        """)
                .bind("from", from)
                .bind("to", to)
                .mapProperties(ComparedLeaf.class)
                .all()
                .collectList();
    }
}
