package org.fivetrust.funds.account;

import java.time.LocalDate;
import org.fivetrust.funds.account.model.AmountLimit;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Refused;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Reads what one person alone may enter; where no row holds, nothing is limited. */
@Repository
class AmountLimits {

    private final DatabaseClient database;

    AmountLimits(DatabaseClient database) {
        this.database = database;
    }

    private record Row(long most, String source) {

        AmountLimit toModel() {
            return new AmountLimit(Money.ofFen(most), source);
        }
    }

    Mono<Void> mustHold(String act, Money amount, LocalDate on) {
        return database.sql("""
                        select most, source from amount_limit
                        where act = :act and :on between valid_from and coalesce(valid_to, :on)
                        order by most limit 1
                        """)
                .bind("act", act)
                .bind("on", on)
                .mapProperties(Row.class)
                .one()
                .flatMap(row -> Mono.justOrEmpty(row.toModel().against(amount)))
                .flatMap(because -> Mono.error(new Refused(because)));
    }
}
