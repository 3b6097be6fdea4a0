package org.fivetrust.funds.bankorder;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.bankorder.model.BankOrder;
import org.fivetrust.funds.bankorder.model.BankStatus;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.Outbox;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Stores the bank state of payments. A row is locked before it moves, always in the order of payments. */
@Component
public class BankOrders {

    private static final String SELECT = """
            select principal, id, account, status, attempt, is_on_statement(principal, id) as on_statement, reference, reason,
                changed_at
            from bank_order
            """;

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final DatabaseClient database;
    private final Outbox outbox;

    BankOrders(DatabaseClient database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    private record Row(
            String principal,
            UUID id,
            UUID account,
            BankStatus status,
            int attempt,
            boolean onStatement,
            @Nullable String reference,
            @Nullable String reason,
            Instant changedAt) {

        BankOrder toModel() {
            return new BankOrder(
                    new PrincipalId(principal),
                    id,
                    account,
                    status,
                    attempt,
                    onStatement,
                    reference,
                    reason,
                    changedAt);
        }
    }

    /** Locks payments that are to be sent from an account, at most so many. */
    public Mono<List<BankOrder>> lockToSend(PrincipalId principal, UUID account, int most) {
        return database.sql(SELECT + """
                         where principal = :principal and account = :account and status = 'TO_SEND'
                             and not is_on_statement(principal, id)
                         order by id limit :most for no key update
                        """)
                .bind("principal", principal.value())
                .bind("account", account)
                .bind("most", most)
                .mapProperties(Row.class)
                .all()
                .map(Row::toModel)
                .collectList();
    }

    /** Locks those of these payments that are released to an account and in scope. */
    public Mono<List<BankOrder>> lock(Scope scope, Collection<UUID> payments) {
        return database.sql(SELECT + " where id = any (:ids)" + scope.condition("principal")
                        + " order by id for no key update")
                .bind("ids", payments.toArray(UUID[]::new))
                .mapProperties(Row.class)
                .all()
                .map(Row::toModel)
                .collectList();
    }

    /** Writes down that they leave in a file, before anything of it can leave. */
    public Mono<Void> sendInFile(PrincipalId principal, Collection<UUID> payments, UUID file, String by, Instant at) {
        var ids = payments.toArray(UUID[]::new);
        return database.sql("""
                        insert into bank_sending (principal, payment, attempt, way, file, sent_by, sent_at)
                        select principal, id, attempt + 1, 'FILE', :file, :by, :at from bank_order
                        where principal = :principal and id = any (:ids) order by id
                        """)
                .bind("file", file)
                .bind("by", by)
                .bind("at", at)
                .bind("principal", principal.value())
                .bind("ids", ids)
                .then()
                .then(database.sql("""
                                update bank_order
                                   set status = 'SENT', attempt = attempt + 1, reference = null, reason = null,
                                       ask_at = null, changed_by = :by, changed_at = :at
                                 where principal = :principal and id = any (:ids)
                                """)
                        .bind("by", by)
                        .bind("at", at)
                        .bind("principal", principal.value())
                        .bind("ids", ids)
                        .then());
    }

    /** Writes the state that a locked order has now; money that the bank gave back is told to accounts. */
    public Mono<Void> move(BankOrder order, String by, Instant at) {
        return database.sql("""
                        update bank_order
                           set status = :status, attempt = :attempt, reference = :reference, reason = :reason,
                               changed_by = :by, changed_at = :at
                         where principal = :principal and id = :id
                        """)
                .bind("status", order.status().name())
                .bind("attempt", order.attempt())
                .bind("reference", Parameters.in(R2dbcType.VARCHAR, order.reference()))
                .bind("reason", Parameters.in(R2dbcType.VARCHAR, order.reason()))
                .bind("by", by)
                .bind("at", at)
                .bind("principal", order.principal().value())
                .bind("id", order.payment())
                .then()
                .then(order.status().givesBack() ? tellReturned(order, at) : Mono.empty());
    }

    private record Returned(
            String payeeName,
            String payeeKind,
            long amount,
            String purpose,
            String category,
            @Nullable String matterNumber) {}

    private Mono<Void> tellReturned(BankOrder order, Instant at) {
        return database.sql("""
                        select payee_name, payee_kind, payment.amount, purpose, payment.category, matter_number
                        from payment join act using (principal, id)
                        where payment.principal = :principal and payment.id = :id
                        """)
                .bind("principal", order.principal().value())
                .bind("id", order.payment())
                .mapProperties(Returned.class)
                .one()
                .map(returned -> new PaymentReturned(
                        order.payment(),
                        order.account(),
                        new PaymentReturned.Receiver(returned.payeeName(), returned.payeeKind()),
                        Money.ofFen(returned.amount()),
                        returned.purpose(),
                        returned.category(),
                        LocalDate.ofInstant(at, CHINA),
                        order.reason(),
                        returned.matterNumber()))
                .flatMap(event -> outbox.add(Event.to("accounts", order.principal(), event)));
    }
}
