package org.fivetrust.funds.suspense;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.funds.suspense.SuspenseMessages.Ask;
import org.fivetrust.funds.suspense.SuspenseMessages.Identify;
import org.fivetrust.funds.suspense.SuspenseMessages.Refund;
import org.fivetrust.funds.suspense.model.ArrivedEntry;
import org.fivetrust.funds.suspense.model.Suspense.Proposed;
import org.fivetrust.funds.suspense.model.Suspense.Settled;
import org.fivetrust.funds.suspense.model.SuspenseStatus;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stores suspense and what was said of it. */
@Repository
class SuspenseItems {

    private static final Refusal OTHER_ACCOUNT = Refusal.rule("funds.suspense-other-account")
            .curedBy(Cure.of("funds.name-an-account-of-the-number", Roles.AGENCY_ACCOUNTANT));

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;

    SuspenseItems(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
    }

    private record Owner(String principal) {}

    /** Whose statement it is. */
    Mono<PrincipalId> owner(Scope scope, UUID statement) {
        return database.sql("select principal from bank_statement where id = :id and taken_at is not null"
                        + scope.condition("principal"))
                .bind("id", statement)
                .mapProperties(Owner.class)
                .one()
                .map(found -> new PrincipalId(found.principal()))
                .switchIfEmpty(Mono.error(() -> new NotFound("bank statement", statement)));
    }

    private record EntryRow(
            String accountKey,
            long amount,
            LocalDate bookedOn,
            @Nullable String partyName,
            boolean booked,
            boolean there) {

        ArrivedEntry toModel(Ask ask) {
            return new ArrivedEntry(
                    ask.statement(), ask.entry(), accountKey, Money.ofFen(amount), bookedOn, partyName, booked, there);
        }
    }

    Mono<ArrivedEntry> entry(PrincipalId owner, Ask ask) {
        return database.sql("""
                        select entry.account_key, entry.amount, entry.booked_on, entry.party_name,
                               entry.status = 'BOOKED' and entry.repeats_statement is null as booked,
                               exists (select from suspense kept where kept.principal = entry.principal
                                          and kept.statement = entry.statement and kept.entry = entry.number)
                               or exists (select from bank_match matched where matched.principal = entry.principal
                                          and matched.statement = entry.statement and matched.entry = entry.number
                                          and matched.undone_at is null) as there
                        from bank_entry entry
                        where entry.principal = :principal and entry.statement = :statement and entry.number = :number
                        """)
                .bind("principal", owner.value())
                .bind("statement", ask.statement())
                .bind("number", ask.entry())
                .mapProperties(EntryRow.class)
                .one()
                .map(row -> row.toModel(ask))
                .switchIfEmpty(Mono.error(() -> new NotFound("bank entry", ask.entry())));
    }

    @Table("suspense")
    private record NewSuspense(
            PrincipalId principal,
            @Id UUID id,
            UUID statement,
            int entry,
            String accountKey,
            Money amount,
            LocalDate arrivedOn,
            @Nullable String payer,
            String enteredBy,
            Instant enteredAt,
            Basis basis) {}

    Mono<Void> add(PrincipalId owner, UUID id, ArrivedEntry entry, Basis basis, String by, Instant at) {
        return entities.insert(new NewSuspense(
                        owner,
                        id,
                        entry.statement(),
                        entry.number(),
                        entry.accountKey(),
                        entry.amount(),
                        entry.arrivedOn(),
                        entry.payer(),
                        by,
                        at,
                        basis))
                .then()
                .onErrorMap(
                        DataIntegrityViolationException.class, _ -> new Refused(ArrivedEntry.there(entry.number())));
    }

    /** The account that is named is one of the same number; whose it is shows only to whoever may see it. */
    Mono<Void> mustBeUnder(String accountKey, PrincipalId principal, UUID account) {
        return database.sql("""
                        select exists (select from trust_account
                                        where principal = :principal and id = :id and number_key = :key)
                        """)
                .bind("principal", principal.value())
                .bind("id", account)
                .bind("key", accountKey)
                .mapValue(Boolean.class)
                .one()
                .filter(under -> under)
                .switchIfEmpty(Mono.error(() -> new Refused(OTHER_ACCOUNT.with("account", account))))
                .then();
    }

    @Table("suspense_proposal")
    private record NewProposal(
            PrincipalId principal,
            @Id UUID suspense,
            int nth,
            @Nullable PrincipalId named,
            @Nullable UUID account,
            @Nullable String payer,
            @Nullable String purpose,
            @Nullable String category,
            @Nullable String receiptNumber,
            @Nullable UUID lease,
            @Nullable UUID disposal,
            @Nullable String earmark,
            @Nullable String refundReason,
            @Nullable String refundReference,
            @Nullable LocalDate refundedOn,
            String proposedBy,
            Instant proposedAt,
            Basis basis) {}

    Mono<Void> named(Proposed proposed, Identify identify, Basis basis) {
        return entities.insert(new NewProposal(
                        proposed.owner(),
                        proposed.id(),
                        proposed.nth(),
                        new PrincipalId(identify.principal()),
                        identify.account(),
                        identify.payer(),
                        identify.purpose(),
                        identify.categoryOrDefault(),
                        identify.receiptNumber(),
                        identify.lease(),
                        identify.disposal(),
                        identify.earmark(),
                        null,
                        null,
                        null,
                        proposed.by(),
                        proposed.at(),
                        basis))
                .then();
    }

    Mono<Void> toRefund(Proposed proposed, Refund refund, Basis basis) {
        return entities.insert(new NewProposal(
                        proposed.owner(),
                        proposed.id(),
                        proposed.nth(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        refund.reason(),
                        refund.reference(),
                        refund.refundedOn(),
                        proposed.by(),
                        proposed.at(),
                        basis))
                .then();
    }

    /** @param receipt what it has become; none where it went back */
    Mono<Void> settled(Settled settled, @Nullable UUID receipt) {
        var update = database.sql("""
                        update suspense set settled_by = :by, settled_at = :at, receipt = :receipt
                        where principal = :principal and id = :id
                        """)
                .bind("principal", settled.owner().value())
                .bind("id", settled.id())
                .bind("by", settled.by())
                .bind("at", settled.at());
        return (receipt == null ? update.bindNull("receipt", UUID.class) : update.bind("receipt", receipt)).then();
    }

    /** Holds the item until the transaction ends. */
    Mono<SuspenseRow> lock(Scope scope, UUID id) {
        return lists.lock("suspense", scope, id).then(Mono.defer(() -> find(scope, id)));
    }

    Mono<SuspenseRow> find(Scope scope, UUID id) {
        return lists.of(SuspenseRow.class, scope).where(SuspenseRow::id, id).one("suspense", id);
    }

    Mono<Page<SuspenseRow>> list(
            Scope scope,
            @Nullable String principal,
            @Nullable SuspenseStatus status,
            boolean overdue,
            PageRequest page) {
        return lists.of(SuspenseRow.class, scope)
                .where(SuspenseRow::principal, principal)
                .where(SuspenseRow::status, status)
                .where(SuspenseRow::overdue, overdue ? Boolean.TRUE : null)
                .newestFirst(SuspenseRow::enteredAt, SuspenseRow::id)
                .page(page);
    }

    record Overdue(String principal, UUID id, long amount, LocalDate arrivedOn, LocalDate dueOn, String enteredBy) {

        Map<String, Object> figures() {
            return Map.of("amount", Money.ofFen(amount), "arrivedOn", arrivedOn, "dueOn", dueOn);
        }
    }

    /** Of all principals: what should have been named or given back by a day. */
    Flux<Overdue> overdue(LocalDate today) {
        return database.sql("""
                        select kept.principal, kept.id, kept.amount, kept.arrived_on, suspense_due(kept.arrived_on) as due_on,
                               kept.entered_by
                        from suspense kept
                        where kept.settled_at is null and suspense_due(kept.arrived_on) <= :today
                        """)
                .bind("today", today)
                .mapProperties(Overdue.class)
                .all();
    }
}
