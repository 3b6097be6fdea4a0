package org.fivetrust.funds.receipt;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.funds.receipt.ReceiptMessages.Row;
import org.fivetrust.funds.receipt.model.Receipt;
import org.fivetrust.funds.receipt.model.Registered;
import org.fivetrust.funds.receipt.model.Registered.Reversal;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stores receipts; none is changed. A trigger takes the money of a reversed one out of its account. */
@Repository
class Receipts {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;

    Receipts(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
    }

    Mono<Void> add(Receipt receipt, Basis basis, Caller caller, Instant at) {
        return entities.insert(NewReceipt.of(receipt, basis, caller.subject(), at))
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> new Refused(used(receipt)));
    }

    private static Refusal used(Receipt receipt) {
        return Refusal.state("funds.receipt-number-used")
                .with("number", receipt.number())
                .curedBy(Cure.of("funds.next-receipt-number", Roles.CASHIER));
    }

    private record RegisteredRow(
            UUID id,
            UUID account,
            long amount,
            String number,
            String registeredBy,
            @Nullable Long leftOfEarmark,
            boolean cleared,
            boolean onItsWay,
            boolean reversed) {

        Registered toModel(PrincipalId principal) {
            return new Registered(
                    id,
                    principal,
                    account,
                    Money.ofFen(amount),
                    number,
                    registeredBy,
                    leftOfEarmark == null ? null : Money.ofFen(leftOfEarmark),
                    cleared,
                    onItsWay,
                    reversed);
        }
    }

    /** What there is to take back. */
    Mono<Registered> registered(PrincipalId principal, UUID id) {
        return database.sql("""
                        select receipt.id, receipt.account, receipt.amount, receipt.number, receipt.registered_by,
                               kept.remaining as left_of_earmark, entry.cleared_on is not null as cleared,
                               reversal.receipt is not null as reversed,
                               exists (select from deposit_receipt listed
                                         join deposit on deposit.principal = listed.principal and deposit.id = listed.deposit
                                        where listed.principal = receipt.principal and listed.receipt = receipt.id
                                          and deposit.slip is null) as on_its_way
                        from receipt
                        join trust_entry_view entry on entry.principal = receipt.principal and entry.kind = 'RECEIPT'
                             and entry.source = receipt.id
                        left join receipt_reversal reversal
                             on reversal.principal = receipt.principal and reversal.receipt = receipt.id
                        left join earmark_view kept
                             on kept.principal = receipt.principal and kept.code = receipt.earmark and kept.status = 'OPEN'
                        where receipt.principal = :principal and receipt.id = :id
                        """)
                .bind("principal", principal.value())
                .bind("id", id)
                .mapProperties(RegisteredRow.class)
                .one()
                .map(row -> row.toModel(principal));
    }

    @Table("receipt_reversal")
    private record NewReversal(
            PrincipalId principal,
            @Id UUID receipt,
            String reason,
            LocalDate reversedOn,
            String reversedBy,
            Instant reversedAt,
            Basis basis) {}

    Mono<Void> reverse(Reversal reversal, Basis basis) {
        return entities.insert(new NewReversal(
                        reversal.principal(),
                        reversal.receipt(),
                        reversal.reason(),
                        reversal.reversedOn(),
                        reversal.by(),
                        reversal.at(),
                        basis))
                .then();
    }

    Mono<Boolean> isOnWorkingDay(Receipt receipt) {
        return database.sql("select is_working_day(:day)")
                .bind("day", receipt.receivedOn())
                .mapValue(Boolean.class)
                .one();
    }

    record Undeposited(
            String principal, UUID id, long amount, LocalDate receivedOn, LocalDate depositBy, String registeredBy) {

        Map<String, Object> figures() {
            return Map.of("amount", Money.ofFen(amount), "receivedOn", receivedOn, "depositBy", depositBy);
        }
    }

    /** Of all principals: cash that should have been paid in before a day. */
    Flux<Undeposited> undeposited(LocalDate today) {
        return database.sql("""
                        select receipt.principal, receipt.id, receipt.amount, receipt.received_on, due.deposit_by,
                               receipt.registered_by
                        from receipt
                        cross join lateral (
                            select deposit_by(receipt.principal, receipt.received_on) as deposit_by) due
                        where receipt.method = 'CASH' and due.deposit_by < :today
                            and not exists (select from deposit_receipt listed
                                where listed.principal = receipt.principal and listed.receipt = receipt.id)
                            and not exists (select from receipt_reversal reversal
                                where reversal.principal = receipt.principal and reversal.receipt = receipt.id)
                        """)
                .bind("today", today)
                .mapProperties(Undeposited.class)
                .all();
    }

    Mono<Row> find(Scope scope, UUID id) {
        return lists.of(Row.class, scope).where(Row::id, id).one("receipt", id);
    }

    Mono<Page<Row>> list(Scope scope, @Nullable String principal, boolean overdue, PageRequest page) {
        return lists.of(Row.class, scope)
                .where(Row::principal, principal)
                .where(Row::overdue, overdue ? Boolean.TRUE : null)
                .newestFirst(Row::registeredAt, Row::id)
                .page(page);
    }
}
