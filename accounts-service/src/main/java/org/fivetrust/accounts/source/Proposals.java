package org.fivetrust.accounts.source;

import static org.springframework.data.relational.core.query.Criteria.where;
import static org.springframework.data.relational.core.query.Query.query;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.accounts.source.RuleMessages.Proposal;
import org.fivetrust.accounts.source.RuleMessages.View;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Keyset;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Update;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Stores posting rules in all their versions, and proposals. A trigger makes an approved proposal a version. */
@Repository
class Proposals {

    private static final Keyset<View> RULES = Keyset.of("posting-rules", View::id, View::version);

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;

    Proposals(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
    }

    /** The database refuses accounts that the standard does not have or that take no entries. */
    Mono<Void> add(Proposal proposal) {
        return entities.insert(proposal)
                .then()
                .onErrorMap(
                        DataIntegrityViolationException.class, _ -> InvalidValue.worded("standard-account", "/debit"));
    }

    /** Locks the row, so that a proposal is decided once. */
    Mono<Proposal> lock(Scope scope, UUID id) {
        return database.sql("select id from posting_rule_proposal where id = :id for update")
                .bind("id", id)
                .then()
                .then(Mono.defer(() -> find(scope, id)));
    }

    Mono<Proposal> find(Scope scope, UUID id) {
        return lists.ofShared(Proposal.class)
                .where(visible(scope))
                .where(Proposal::id, id)
                .one("proposal", id);
    }

    /** Proposals of the caller's sub-district; all of them for the whole district. */
    private static @Nullable Criteria visible(Scope scope) {
        return isEveryone(scope) ? null : where("subdistrict").is(scope.subdistrict());
    }

    private static boolean isEveryone(Scope scope) {
        return scope instanceof Scope.Everyone;
    }

    Mono<Void> decide(UUID id, boolean approved, String by, Instant at) {
        return entities.update(
                        query(where("id").is(id)),
                        Update.update("approved", approved).set("decidedBy", by).set("decidedAt", at),
                        Proposal.class)
                .then();
    }

    Mono<Page<Proposal>> list(Scope scope, PageRequest page) {
        return lists.ofShared(Proposal.class)
                .where(visible(scope))
                .inOrderOf(Proposal::proposedAt, Proposal::id)
                .page(page);
    }

    /** All versions of the rules that hold everywhere or in the caller's sub-district, the newest version first. */
    Mono<Page<View>> rules(Caller caller, @Nullable String standard, PageRequest page) {
        var after = RULES.after(page);
        return database.sql("""
                        select id, version, standard, kind, category, word, voucher_type, debit, credit, accumulated,
                               summary, valid_from, valid_to, note, proposed_by, approved_by, approved_at
                          from posting_rule
                         where (:standard = '' or standard = :standard)
                           and (:everyone or subdistrict is null or subdistrict = :subdistrict)
                           and (id collate "C" > :last or id = :last and version < :version)
                         order by id collate "C", version desc limit :limit
                        """)
                .bind("everyone", isEveryone(caller.scope()))
                .bind("subdistrict", caller.subdistrict() == null ? "" : caller.subdistrict())
                .bind("standard", standard == null ? "" : standard)
                .bind("last", after.isEmpty() ? "" : after.get(0))
                .bind("version", after.isEmpty() ? 0 : after.get(1))
                .bind("limit", page.fetch())
                .mapProperties(View.class)
                .all()
                .collectList()
                .map(rows -> RULES.page(rows, page));
    }
}
