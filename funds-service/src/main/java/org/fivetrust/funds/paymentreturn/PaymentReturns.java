package org.fivetrust.funds.paymentreturn;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.bankorder.BankOrders;
import org.fivetrust.funds.bankorder.model.BankOrder;
import org.fivetrust.funds.paymentreturn.PaymentReturnMessages.Row;
import org.fivetrust.funds.paymentreturn.model.ReturnNotice;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Stores what was read from notices of returned money. */
@Component
class PaymentReturns {

    private static final Refusal NOT_AT_BANK = Refusal.state("funds.return-not-sent");

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final BankOrders orders;

    PaymentReturns(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists, BankOrders orders) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
        this.orders = orders;
    }

    /** A payment with its bank state, locked until the transaction ends. */
    record Sent(BankOrder order, LocalDate paidOn) {}

    Mono<Sent> lock(Scope scope, UUID payment) {
        return mustBeThere(scope, payment)
                .then(Mono.defer(() -> orders.lock(scope, List.of(payment))))
                .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()))
                .switchIfEmpty(Mono.error(() -> new Refused(NOT_AT_BANK)))
                .zipWhen(this::paidOn, Sent::new);
    }

    /** Whether the payment is one of the caller's. */
    Mono<Void> mustBeThere(Scope scope, UUID payment) {
        return database.sql("select id from payment_view where id = :id" + scope.condition("principal"))
                .bind("id", payment)
                .mapValue(UUID.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("payment", payment)))
                .then();
    }

    private Mono<LocalDate> paidOn(BankOrder order) {
        return database.sql("select paid_at from payment where principal = :principal and id = :id")
                .bind("principal", order.principal().value())
                .bind("id", order.payment())
                .mapValue(Instant.class)
                .one()
                .map(paid -> LocalDate.ofInstant(paid, CHINA));
    }

    Mono<List<ReturnNotice.Waiting>> waiting(BankOrder order) {
        return database.sql("""
                        select principal, id, payment, reference, returned_on, reason, recorded_by, recorded_at,
                               confirmed_by, confirmed_at
                        from payment_return
                        where principal = :principal and payment = :payment and confirmed_at is null
                        order by recorded_at, id
                        """)
                .bind("principal", order.principal().value())
                .bind("payment", order.payment())
                .mapProperties(Row.class)
                .all()
                .map(Row::toWaiting)
                .collectList();
    }

    Mono<Row> record(BankOrder order, ReturnNotice notice, Instant at) {
        return entities.insert(new Row(
                order.principal().value(),
                UUID.randomUUID(),
                order.payment(),
                notice.reference(),
                notice.returnedOn(),
                notice.reason(),
                notice.by(),
                at,
                null,
                null));
    }

    Mono<Void> confirm(PrincipalId principal, UUID id, String reference, String by, Instant at) {
        return database.sql("""
                        update payment_return set confirmed_by = :by, confirmed_at = :at
                        where principal = :principal and id = :id
                        """)
                .bind("by", by)
                .bind("at", at)
                .bind("principal", principal.value())
                .bind("id", id)
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> new Refused(ReturnNotice.referenceUsed(reference)));
    }

    Mono<Row> find(PrincipalId principal, UUID id) {
        return lists.of(Row.class, Scope.only(principal)).where(Row::id, id).one();
    }

    Mono<Page<Row>> list(Scope scope, UUID payment, PageRequest page) {
        return lists.of(Row.class, scope)
                .where(Row::payment, payment)
                .newestFirst(Row::recordedAt, Row::id)
                .page(page);
    }
}
