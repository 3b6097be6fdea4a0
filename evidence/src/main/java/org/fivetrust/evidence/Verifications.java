package org.fivetrust.evidence;

import io.r2dbc.postgresql.codec.Json;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Subdistricts;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What verifications found, each kept as it was. */
class Verifications {

    private final DatabaseClient database;
    private final Subdistricts subdistricts;
    private final JsonMapper json;

    Verifications(DatabaseClient database, Subdistricts subdistricts, JsonMapper json) {
        this.database = database;
        this.subdistricts = subdistricts;
        this.json = json;
    }

    @Schema(name = "LogVerification", description = "What a verification of the whole log found (核验结果)")
    record Verified(
            UUID id,
            String askedBy,
            Instant startedAt,
            Instant finishedAt,

            @Schema(description = "Leaves in the log (日志条数)")
            long size,

            @Schema(description = "Signatures it was held against (核对的检查点数)")
            long checkpoints,

            @Schema(description = "Nothing was found (核验通过)")
            boolean holds,

            List<Finding> findings) {

        private Verified with(List<Finding> findings) {
            return new Verified(id, askedBy, startedAt, finishedAt, size, checkpoints, holds, findings);
        }
    }

    /** The findings a caller may see: the log's own, and those of the caller's principals. */
    Mono<Verified> seenBy(Scope scope, Verified verified) {
        return Flux.fromIterable(verified.findings())
                .filterWhen(finding -> isSeen(finding, scope))
                .collectList()
                .map(verified::with);
    }

    private Publisher<Boolean> isSeen(Finding finding, Scope scope) {
        if (finding.principal() == null) {
            return Mono.just(true);
        }
        return PrincipalId.isOne(finding.principal())
                ? subdistricts
                        .within(scope, new PrincipalId(finding.principal()))
                        .hasElement()
                : Mono.just(scope instanceof Scope.Everyone);
    }

    private record Row(
            UUID id,
            String askedBy,
            Instant startedAt,
            Instant finishedAt,
            long size,
            long checkpoints,
            boolean holds,
            String findings) {

        Verified read(JsonMapper json) {
            return new Verified(
                    id,
                    askedBy,
                    startedAt,
                    finishedAt,
                    size,
                    checkpoints,
                    holds,
                    json.readValue(findings, new TypeReference<List<Finding>>() {}));
        }
    }

    Mono<Void> add(Verified verified) {
        return database.sql("""
                        insert into evidence_verification (id, asked_by, started_at, finished_at, size, checkpoints,
                            holds, findings)
                        values (:id, :asker, :started, :finished, :size, :checkpoints, :holds, :findings)
                        """)
                .bind("id", verified.id())
                .bind("asker", verified.askedBy())
                .bind("started", verified.startedAt())
                .bind("finished", verified.finishedAt())
                .bind("size", verified.size())
                .bind("checkpoints", verified.checkpoints())
                .bind("holds", verified.holds())
                .bind("findings", Json.of(json.writeValueAsString(verified.findings())))
                .then();
    }

    Mono<Verified> find(UUID id) {
        return database.sql("""
                        select id, asked_by, started_at, finished_at, size, checkpoints, holds, findings::text as findings
                          from evidence_verification where id = :id
                        """)
                .bind("id", id)
                .mapProperties(Row.class)
                .one()
                .map(row -> row.read(json))
                .switchIfEmpty(Mono.error(() -> new NotFound("verification", id)));
    }
}
