package org.fivetrust.funds.payment;

import java.time.LocalDate;
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
        ROUND_AMOUNT
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
}
