package org.fivetrust.shared.agreement;

import io.r2dbc.postgresql.codec.Json;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Ruling;
import org.fivetrust.shared.web.Claim;
import org.fivetrust.shared.web.Done;
import org.fivetrust.shared.web.Idempotency;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Acts that the mandate allows as they stand. The ruling is kept in the transaction of what it allowed. */
public class StandingActs {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Mandates mandates;
    private final Idempotency idempotency;
    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    StandingActs(Mandates mandates, Idempotency idempotency, DatabaseClient database, JsonMapper json, Clock clock) {
        this.mandates = mandates;
        this.idempotency = idempotency;
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** The ruling, or why none could be had; a replay is answered either way. */
    private sealed interface Ruled {

        record Yes(Ruling.Permitted permit) implements Ruled {}

        record No(Throwable because) implements Ruled {}
    }

    public <T> Mono<ResponseEntity<T>> perform(
            Claim claim, String kind, Class<T> type, Function<Ruling.Permitted, Mono<Done<T>>> work) {
        return rule(claim, kind).flatMap(ruled -> idempotency.once(claim, type, carryOut(claim, kind, ruled, work)));
    }

    private Mono<Ruled> rule(Claim claim, String kind) {
        return mandates.find(claim.principal())
                .map(mandate -> judge(mandate, claim, kind))
                .onErrorResume(because -> Mono.just(new Ruled.No(because)));
    }

    private Ruled judge(Mandate mandate, Claim claim, String kind) {
        var now = clock.instant();
        return switch (mandate.rule(
                kind, claim.caller().roles(), UUID.randomUUID(), now, LocalDate.ofInstant(now, CHINA))) {
            case Ruling.Permitted permit -> new Ruled.Yes(permit);
            case Ruling.Forbidden(var _, var because) -> new Ruled.No(new Refused(because));
            case Ruling.NeedsProcedure _ -> throw new IllegalStateException("a mandate opens no matter");
        };
    }

    private <T> Mono<Done<T>> carryOut(
            Claim claim, String kind, Ruled ruled, Function<Ruling.Permitted, Mono<Done<T>>> work) {
        return switch (ruled) {
            case Ruled.No(var because) -> Mono.error(because);
            case Ruled.Yes(var permit) -> keep(claim, kind, permit).then(Mono.defer(() -> work.apply(permit)));
        };
    }

    private Mono<Void> keep(Claim claim, String kind, Ruling.Permitted permit) {
        return database.sql("""
                        insert into standing_ruling (principal, id, kind, by, basis, ruled_at)
                        values (:principal, :id, :kind, :by, :basis, :at)
                        """)
                .bind("principal", claim.principal().value())
                .bind("id", permit.basis().ruling())
                .bind("kind", kind)
                .bind("by", claim.caller().subject())
                .bind("basis", Json.of(json.writeValueAsString(permit.basis())))
                .bind("at", permit.basis().ruledAt())
                .then();
    }
}
