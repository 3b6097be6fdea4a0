package org.fivetrust.accounts.source;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.accounts.source.RuleMessages.Ask;
import org.fivetrust.accounts.source.RuleMessages.Proposal;
import org.fivetrust.accounts.source.RuleMessages.View;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Keyset;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Posting rules in all their versions, and what is proposed. An approved proposal becomes a version by itself. */
@Repository
class Proposals {

    private static final String SEEN = """
            select id, rule, standard, kind, category, word, voucher_type, debit, credit, summary, valid_from, valid_to,
                   reason, proposed_by, proposed_at, approved, decided_by, decided_at
              from posting_rule_proposal
            """;

    private static final Keyset<Proposal> PROPOSALS =
            Keyset.of("posting-rule-proposals", Proposal::proposedAt, Proposal::id);

    private static final Keyset<View> RULES = Keyset.of("posting-rules", View::id, View::version);

    private static final UUID FIRST = new UUID(0, 0);

    private final DatabaseClient database;

    Proposals(DatabaseClient database) {
        this.database = database;
    }

    /** The accounts are the standard's own and take entries, as far as the standard says. */
    Mono<Void> add(UUID id, Ask ask, Scope scope, String by, Instant at) {
        var insert = database.sql("""
                        insert into posting_rule_proposal (id, rule, standard, kind, category, word, voucher_type, debit,
                            credit, summary, valid_from, valid_to, reason, street, proposed_by, proposed_at)
                        values (:id, :rule, :standard, :kind, :category, :word, :type, :debit, :credit, :summary, :from,
                            :to, :reason, nullif(:street, ''), :by, :at)
                        """)
                .bind("id", id)
                .bind("rule", ask.rule())
                .bind("standard", ask.standard())
                .bind("kind", ask.kind())
                .bind("category", ask.category())
                .bind("word", ask.word())
                .bind("type", ask.voucherType().name())
                .bind("debit", ask.debit())
                .bind("credit", ask.credit())
                .bind("summary", ask.summary())
                .bind("from", ask.validFrom())
                .bind("reason", ask.reason())
                .bind("street", scope.street())
                .bind("by", by)
                .bind("at", at);
        return validTo(insert, ask)
                .then()
                .onErrorMap(
                        DataIntegrityViolationException.class,
                        _ -> new InvalidValue("/debit", "debit and credit are accounts of the standard (须为该制度科目)"));
    }

    private static GenericExecuteSpec validTo(GenericExecuteSpec insert, Ask ask) {
        return ask.validTo() == null ? insert.bindNull("to", LocalDate.class) : insert.bind("to", ask.validTo());
    }

    /** Held until it is decided, so that it is decided once. */
    Mono<Proposal> lock(Scope scope, UUID id) {
        return database.sql("select id from posting_rule_proposal where id = :id for update")
                .bind("id", id)
                .then()
                .then(Mono.defer(() -> find(scope, id)));
    }

    /** Of the caller's street; whoever works for the whole district sees each. */
    Mono<Proposal> find(Scope scope, UUID id) {
        return database.sql(SEEN + " where id = :id and (:everyone or street = :street)")
                .bind("id", id)
                .bind("everyone", isEveryone(scope))
                .bind("street", scope.street())
                .mapProperties(Proposal.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("proposal", id)));
    }

    private static boolean isEveryone(Scope scope) {
        return scope instanceof Scope.Everyone;
    }

    Mono<Void> decide(UUID id, boolean approved, String by, Instant at) {
        return database.sql("""
                        update posting_rule_proposal set approved = :approved, decided_by = :by, decided_at = :at
                         where id = :id
                        """)
                .bind("approved", approved)
                .bind("by", by)
                .bind("at", at)
                .bind("id", id)
                .then();
    }

    Mono<Page<Proposal>> list(Scope scope, PageRequest page) {
        var after = PROPOSALS.after(page);
        return database.sql(SEEN + """
                         where (proposed_at, id) > (:last_at, :last) and (:everyone or street = :street)
                         order by proposed_at, id limit :limit
                        """)
                .bind("everyone", isEveryone(scope))
                .bind("street", scope.street())
                .bind("last_at", after.isEmpty() ? Instant.EPOCH : after.get(0))
                .bind("last", after.isEmpty() ? FIRST : after.get(1))
                .bind("limit", page.fetch())
                .mapProperties(Proposal.class)
                .all()
                .collectList()
                .map(rows -> PROPOSALS.page(rows, page));
    }

    /**
     * Every version there has been, each rule's newest first: those that hold everywhere, and the caller's street's.
     */
    Mono<Page<View>> rules(Caller caller, @Nullable String standard, PageRequest page) {
        var after = RULES.after(page);
        return database.sql("""
                        select id, version, standard, kind, category, word, voucher_type, debit, credit, summary,
                               valid_from, valid_to, note, proposed_by, approved_by, approved_at
                          from posting_rule
                         where (:standard = '' or standard = :standard)
                           and (:everyone or street is null or street = :street)
                           and (id collate "C" > :last or id = :last and version < :version)
                         order by id collate "C", version desc limit :limit
                        """)
                .bind("everyone", isEveryone(caller.scope()))
                .bind("street", caller.street() == null ? "" : caller.street())
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
