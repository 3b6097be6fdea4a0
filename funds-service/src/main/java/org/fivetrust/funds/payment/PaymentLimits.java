package org.fivetrust.funds.payment;

import java.time.LocalDate;
import org.fivetrust.funds.payment.model.PaymentOrder;
import org.fivetrust.shared.kernel.Money;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Figures that payments are held to on a day; where no row holds, nothing is limited. */
@Component
public class PaymentLimits {

    private final DatabaseClient database;

    PaymentLimits(DatabaseClient database) {
        this.database = database;
    }

    /** Names of the rows of {@code payment_limit}; amounts are in fen. */
    public enum Name {
        BARE_RECEIPT_MOST,
        PAYEE_CHANGE_DAYS,
        EQUAL_PAYMENTS,
        ROUND_AMOUNT,
        PERSON_TRANSFER_MOST
    }

    public Mono<Long> on(LocalDate day, Name name) {
        return database.sql("""
                        select figure from payment_limit
                        where name = :name and :on between valid_from and coalesce(valid_to, :on)
                        order by valid_from desc limit 1
                        """)
                .bind("name", name.name())
                .bind("on", day)
                .mapValue(Long.class)
                .one();
    }

    /** The most that goes to a person's account without a contract; none for what anybody is due in person. */
    Mono<Money> toPerson(PaymentOrder order, LocalDate day) {
        return isDueInPerson(order, day)
                .filter(due -> !due && order.goesToPersonWithoutContract())
                .flatMap(_ -> on(day, Name.PERSON_TRANSFER_MOST))
                .map(Money::ofFen);
    }

    private Mono<Boolean> isDueInPerson(PaymentOrder order, LocalDate day) {
        return database.sql("""
                        select exists (select from paid_in_person
                                        where kind = 'PAYMENT' and category in ('', :category, :pack)
                                            and :on between valid_from and coalesce(valid_to, :on))
                        """)
                .bind("category", order.category())
                .bind("pack", order.pack() == null ? "" : order.pack().name())
                .bind("on", day)
                .mapValue(Boolean.class)
                .one();
    }
}
