package org.fivetrust.accounts.voucher;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.fivetrust.accounts.voucher.model.Person;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The steps of vouchers. Writing one down is what moves the voucher, gives its number and adds to the balances. */
@Repository
class Steps {

    private final DatabaseClient database;

    Steps(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> take(
            PrincipalId principal, Collection<UUID> vouchers, Step step, Person by, Instant at, @Nullable UUID ruling) {
        return take(principal, vouchers, step, by, at, ruling, null);
    }

    /** One step for each of them; their numbers follow their days, and their places in a file. */
    Mono<Void> take(
            PrincipalId principal,
            Collection<UUID> vouchers,
            Step step,
            Person by,
            Instant at,
            @Nullable UUID ruling,
            @Nullable String comment) {
        var insert = database.sql("""
                        insert into voucher_step (principal, voucher, seq, step, by, by_name, at, ruling, comment)
                        select principal, id,
                               (select count(*) + 1 from voucher_step earlier
                                 where earlier.principal = head.principal and earlier.voucher = head.id),
                               :step, :by, :name, :at, :ruling, :comment
                          from voucher head
                         where principal = :principal and id = any(:ids)
                        """)
                .bind("principal", principal.value())
                .bind("ids", vouchers.toArray(UUID[]::new))
                .bind("step", step.name())
                .bind("by", by.subject())
                .bind("name", by.name())
                .bind("at", at);
        insert = bind(insert, "ruling", UUID.class, ruling);
        return bind(insert, "comment", String.class, comment).then();
    }

    private static <T> GenericExecuteSpec bind(
            GenericExecuteSpec statement, String name, Class<T> type, @Nullable T value) {
        return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
    }
}
