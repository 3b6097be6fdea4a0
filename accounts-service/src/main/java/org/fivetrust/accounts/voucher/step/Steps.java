package org.fivetrust.accounts.voucher.step;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Steps of vouchers. Writing a step changes the status of its voucher, and posting gives the number and moves balances.
 */
@Repository
public class Steps {

    private final DatabaseClient database;

    Steps(DatabaseClient database) {
        this.database = database;
    }

    /** One step of each voucher; their numbers follow their days, and their positions in a file. */
    public Mono<Void> take(
            PrincipalId principal, Collection<UUID> vouchers, Step step, Person by, Instant at, @Nullable UUID ruling) {
        var insert = database.sql("""
                        insert into voucher_step (principal, voucher, seq, step, by, by_name, at, ruling)
                        select principal, id,
                               (select count(*) + 1 from voucher_step earlier
                                 where earlier.principal = head.principal and earlier.voucher = head.id),
                               :step, :by, :name, :at, :ruling
                          from voucher head
                         where principal = :principal and id = any(:ids)
                        """)
                .bind("principal", principal.value())
                .bind("ids", vouchers.toArray(UUID[]::new))
                .bind("step", step.name())
                .bind("by", by.subject())
                .bind("name", by.name())
                .bind("at", at);
        return (ruling == null ? insert.bindNull("ruling", UUID.class) : insert.bind("ruling", ruling)).then();
    }
}
