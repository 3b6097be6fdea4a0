package org.fivetrust.funds.paymenttrail;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.bankorder.model.BankStatus;
import org.fivetrust.funds.paymenttrail.model.Trail;
import org.fivetrust.funds.paymenttrail.model.TrailStep;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads what was done of a payment, from where each step is written down. */
@Component
class PaymentTrails {

    private final DatabaseClient database;

    PaymentTrails(DatabaseClient database) {
        this.database = database;
    }

    /** @param matter the one that approves it */
    record LocatedPayment(PrincipalId principal, UUID matter, Trail.PaymentState state) {}

    private record Row(
            String principal,
            UUID matter,
            Trail.Status status,
            String requestedBy,
            Instant requestedAt,
            @Nullable Instant preparedAt,
            @Nullable Instant paidAt,
            @Nullable BankStatus bankStatus,
            @Nullable Instant bankAt,
            boolean onStatement,
            boolean hasVoucher) {

        LocatedPayment toModel() {
            return new LocatedPayment(
                    new PrincipalId(principal),
                    matter,
                    new Trail.PaymentState(
                            status,
                            requestedBy,
                            requestedAt,
                            preparedAt,
                            paidAt,
                            bankStatus,
                            bankAt,
                            onStatement,
                            hasVoucher));
        }
    }

    Mono<LocatedPayment> find(Scope scope, UUID payment) {
        return database.sql("""
                        select principal, matter, status, requested_by, requested_at, prepared_at, paid_at, bank_status,
                               bank_at, is_on_statement(principal, id) as on_statement, voucher is not null as has_voucher
                        from payment_view where id = :id
                        """ + scope.condition("principal"))
                .bind("id", payment)
                .mapProperties(Row.class)
                .one()
                .map(Row::toModel)
                .switchIfEmpty(Mono.error(() -> new NotFound("payment", payment)));
    }

    private record StepRow(
            TrailStep.Kind kind,
            String by,
            Instant at,
            @Nullable String outcome,
            @Nullable String reference) {

        TrailStep toModel() {
            return TrailStep.done(kind, by, at, outcome, reference);
        }
    }

    Mono<List<TrailStep>> done(PrincipalId principal, UUID payment) {
        return database.sql("""
                        with asked as (select * from payment_view where principal = :principal and id = :id)
                        select 'REQUEST' as kind, requested_by as by, requested_at as at, null as outcome,
                               matter_number as reference
                        from asked
                        union all
                        select 'PREPARATION', prepared_by, prepared_at, null, null from asked where prepared_at is not null
                        union all
                        select 'RELEASE', released_by, paid_at, null, null from asked where paid_at is not null
                        union all
                        select 'CANCELLATION', cancelled_by, cancelled_at, cancel_reason, null
                        from asked where cancelled_at is not null
                        union all
                        select 'SENDING', sent_by, sent_at, way, null
                        from bank_sending where principal = :principal and payment = :id
                        union all
                        select 'BANK_ANSWER', answer.received_by, answer.received_at, line.said, line.reference
                        from bank_answer_line line
                        join bank_answer answer on answer.principal = line.principal and answer.id = line.answer
                        where line.principal = :principal and line.payment = :id and line.effect = 'SETTLED'
                        union all
                        select 'BANK_ANSWER', bank.changed_by, bank.changed_at, bank.status, bank.reference
                        from bank_order bank
                        where bank.principal = :principal and bank.id = :id
                            and bank.status in ('ACCEPTED', 'CONFIRMED', 'REJECTED', 'UNKNOWN', 'RETURNED')
                            and not exists (
                                select from bank_answer_line line
                                where line.principal = bank.principal and line.payment = bank.id
                                    and line.effect = 'SETTLED' and line.said = bank.status)
                            and not exists (
                                select from payment_return notice
                                where notice.principal = bank.principal and notice.payment = bank.id
                                    and notice.confirmed_at is not null)
                        union all
                        select 'STATEMENT', matched_by, matched_at, null, reference
                        from bank_match_movement
                        where principal = :principal and source = :id and kind = 'PAYMENT' and undone_at is null
                        union all
                        select 'RETURN_NOTICE', recorded_by, recorded_at, reason, reference
                        from payment_return where principal = :principal and payment = :id
                        union all
                        select 'RETURN', confirmed_by, confirmed_at, null, reference
                        from payment_return
                        where principal = :principal and payment = :id and confirmed_at is not null
                        """)
                .bind("principal", principal.value())
                .bind("id", payment)
                .mapProperties(StepRow.class)
                .all()
                .map(StepRow::toModel)
                .collectList();
    }
}
