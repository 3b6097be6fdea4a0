package org.fivetrust.agreementclient;

import org.fivetrust.shared.kernel.ExecutedAct;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Writes who executed an act, and when, into the table of its details ({@code act_table}). */
public class ActDetails {

    private final DatabaseClient database;

    ActDetails(DatabaseClient database) {
        this.database = database;
    }

    /** @param done what was done, such as {@code opened}: fills {@code opened_by} and {@code opened_at} */
    public Mono<Void> executed(String table, String done, ExecutedAct act) {
        return database.sql("update %1$s set %2$s_by = :by, %2$s_at = :at where principal = :principal and id = :id"
                        .formatted(table, done))
                .bind("by", act.by())
                .bind("at", act.at())
                .bind("principal", act.principal().value())
                .bind("id", act.id())
                .then();
    }
}
