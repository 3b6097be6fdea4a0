package org.fivetrust.agreementclient;

import io.r2dbc.postgresql.codec.Json;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.web.IdempotentRequest;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The rulings by which standing acts were done, kept in the transaction of what they allowed. */
class StandingRulings {

    private final DatabaseClient database;
    private final JsonMapper json;

    StandingRulings(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> keep(IdempotentRequest idempotentRequest, String kind, Permitted permit) {
        var basis = permit.basis();
        return database.sql("""
                        insert into standing_ruling (principal, id, kind, by, basis, ruled_at)
                        values (:principal, :id, :kind, :by, :basis, :at)
                        """)
                .bind("principal", idempotentRequest.principal().value())
                .bind("id", basis.ruling())
                .bind("kind", kind)
                .bind("by", idempotentRequest.caller().subject())
                .bind("basis", Json.of(json.writeValueAsString(basis)))
                .bind("at", basis.ruledAt())
                .then();
    }
}
