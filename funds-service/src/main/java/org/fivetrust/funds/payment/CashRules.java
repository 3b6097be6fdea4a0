package org.fivetrust.funds.payment;

import java.time.LocalDate;
import org.fivetrust.funds.payment.model.CashRule;
import org.fivetrust.funds.payment.model.PaymentMethod;
import org.fivetrust.funds.payment.model.PaymentOrder;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Reads what may be paid in cash. */
@Repository
class CashRules {

    private final DatabaseClient database;

    CashRules(DatabaseClient database) {
        this.database = database;
    }

    private record Row(long most, String source, @Nullable String exception) {

        CashRule toModel() {
            return new CashRule(Money.ofFen(most), source, exception);
        }
    }

    /** None for what is not paid in cash. */
    Mono<CashRule> of(PaymentOrder order, LocalDate on) {
        return order.method() != PaymentMethod.CASH
                ? Mono.empty()
                : database.sql("""
                                select most, source,
                                       (select exception.source from cash_exception exception
                                        where exception.category = :category
                                            and :on between exception.valid_from and coalesce(exception.valid_to, :on)
                                        limit 1) as exception
                                from cash_limit where :on between valid_from and coalesce(valid_to, :on)
                                order by most limit 1
                                """)
                        .bind("category", order.category())
                        .bind("on", on)
                        .mapProperties(Row.class)
                        .one()
                        .map(Row::toModel);
    }

    Mono<Void> mustAllow(PaymentOrder order, LocalDate on) {
        return of(order, on)
                .flatMap(rule -> Mono.justOrEmpty(rule.against(order)))
                .flatMap(because -> Mono.error(new Refused(because)));
    }
}
