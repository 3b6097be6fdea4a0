package org.fivetrust.funds.deposit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.deposit.model.Deposit;
import org.fivetrust.funds.deposit.model.Deposit.CashPayment;
import org.fivetrust.funds.deposit.model.Deposit.CashReceipt;
import org.fivetrust.funds.deposit.model.Slip;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refused;
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
import reactor.core.publisher.Mono;

/** Stores deposits. A slip clears the entries of their receipts by a trigger. */
@Repository
class Deposits {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;

    Deposits(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
    }

    private record ReceiptRow(
            UUID id,
            String number,
            UUID account,
            long amount,
            LocalDate receivedOn,
            boolean cash,
            boolean reversed,
            boolean deposited) {

        CashReceipt toModel() {
            return new CashReceipt(id, number, account, Money.ofFen(amount), receivedOn, cash, reversed, deposited);
        }
    }

    Mono<List<CashReceipt>> receipts(Deposit deposit) {
        return database.sql("""
                        select receipt.id, receipt.number, receipt.account, receipt.amount, receipt.received_on,
                               receipt.method = 'CASH' as cash, reversal.receipt is not null as reversed,
                               listed.receipt is not null as deposited
                        from receipt
                        left join deposit_receipt listed
                            on listed.principal = receipt.principal and listed.receipt = receipt.id
                        left join receipt_reversal reversal
                            on reversal.principal = receipt.principal and reversal.receipt = receipt.id
                        where receipt.principal = :principal and receipt.id = any (:ids)
                        order by receipt.number
                        """)
                .bind("principal", deposit.principal().value())
                .bind("ids", deposit.receipts().toArray(UUID[]::new))
                .mapProperties(ReceiptRow.class)
                .all()
                .map(ReceiptRow::toModel)
                .collectList();
    }

    private record PaymentRow(UUID id, UUID account, long amount, boolean cash, boolean settled) {

        CashPayment toModel() {
            return new CashPayment(id, account, Money.ofFen(amount), cash, settled);
        }
    }

    /** Those payments of the principal that the deposit says were made from its takings. */
    Mono<List<CashPayment>> payments(Deposit deposit) {
        return database.sql("""
                        select payment.id, payment.account, payment.amount,
                               payment.payee_account is null and payment.paid_at is not null as cash,
                               spent.payment is not null or entry.cleared_on is not null as settled
                        from payment
                        left join deposit_spent spent
                            on spent.principal = payment.principal and spent.payment = payment.id
                        left join trust_entry_view entry on entry.principal = payment.principal
                            and entry.kind = 'PAYMENT' and entry.source = payment.id
                        where payment.principal = :principal and payment.id = any (:ids)
                        """)
                .bind("principal", deposit.principal().value())
                .bind("ids", deposit.spent().toArray(UUID[]::new))
                .mapProperties(PaymentRow.class)
                .all()
                .map(PaymentRow::toModel)
                .collectList();
    }

    @Table("deposit")
    private record NewDeposit(
            PrincipalId principal,
            @Id UUID id,
            UUID account,
            Money amount,
            LocalDate depositedOn,
            String depositedBy,
            Instant recordedAt,
            Basis basis) {}

    Mono<Void> add(Deposit deposit, Basis basis, String by, Instant at) {
        return entities.insert(new NewDeposit(
                        deposit.principal(),
                        deposit.id(),
                        deposit.account(),
                        deposit.amount(),
                        deposit.depositedOn(),
                        by,
                        at,
                        basis))
                .then()
                .then(database.sql("""
                                insert into deposit_receipt (principal, deposit, receipt)
                                select :principal, :deposit, listed from unnest(:receipts) as listed order by listed
                                """)
                        .bind("principal", deposit.principal().value())
                        .bind("deposit", deposit.id())
                        .bind("receipts", deposit.receipts().toArray(UUID[]::new))
                        .then()
                        .onErrorMap(DuplicateKeyException.class, _ -> new Refused(Deposit.overtaken())))
                .then(Mono.defer(() -> deposit.consent() == null ? Mono.empty() : spend(deposit, deposit.consent())));
    }

    private Mono<Void> spend(Deposit deposit, UUID consent) {
        return database.sql("""
                        insert into deposit_spent (principal, deposit, payment, consent)
                        select :principal, :deposit, unnest(:payments), :consent
                        """)
                .bind("principal", deposit.principal().value())
                .bind("deposit", deposit.id())
                .bind("payments", deposit.spent().toArray(UUID[]::new))
                .bind("consent", consent)
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> new Refused(Deposit.overtaken()));
    }

    Mono<Void> cleared(PrincipalId principal, UUID id, Slip slip, String by, Instant at) {
        return database.sql("""
                        update deposit set slip = :slip, cleared_on = :on, slip_by = :by, slip_at = :at
                        where principal = :principal and id = :id
                        """)
                .bind("slip", slip.number())
                .bind("on", slip.clearedOn())
                .bind("by", by)
                .bind("at", at)
                .bind("principal", principal.value())
                .bind("id", id)
                .then();
    }

    /** Holds the deposit until the transaction ends. */
    Mono<DepositRow> lock(Scope scope, UUID id) {
        return lists.lock("deposit", scope, id).then(Mono.defer(() -> find(scope, id)));
    }

    Mono<DepositRow> find(Scope scope, UUID id) {
        return lists.of(DepositRow.class, scope).where(DepositRow::id, id).one("deposit", id);
    }

    Mono<Page<DepositRow>> list(Scope scope, @Nullable String principal, PageRequest page) {
        return lists.of(DepositRow.class, scope)
                .where(DepositRow::principal, principal)
                .newestFirst(DepositRow::recordedAt, DepositRow::id)
                .page(page);
    }
}
