package org.fivetrust.agreements.ruling;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.CompiledAgreement.PolicyDecision;
import org.fivetrust.agreements.ruling.model.KeptRuling;
import org.fivetrust.agreements.ruling.model.Ruling;
import org.fivetrust.agreements.ruling.model.RulingOutcome;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.Splitter;
import org.fivetrust.shared.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Rulings as they are stored: one per act, with everything it was decided on, never changed. */
@Component
class RulingStore {

    private static final String RULING = """
            select r.principal, r.id, r.act, r.digest, r.outcome, r.kind, r.amount, r.banded_on, r.basis::text as basis,
                   r.refusal::text as refusal, r.asked_by, r.ruled_at, r.body, r.related_amount, r.related,
                   r.band::text as band, r.surroundings::text as surroundings, r.as_of, m.id as matter
            from ruling r
            left join matter m on m.principal = r.principal and m.act = r.act
            where true
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    RulingStore(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What a list is asked for; the days are those the acts were judged at, both included. */
    record Filter(
            @Nullable String principal,
            @Nullable String kind,
            @Nullable RulingOutcome outcome,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    Mono<KeptRuling> find(UUID id) {
        return database.sql(RULING + "and r.id = :id")
                .bind("id", id)
                .mapProperties(RulingRow.class)
                .one()
                .map(row -> row.kept(json))
                .switchIfEmpty(Mono.error(() -> new NotFound("ruling", id)));
    }

    Flux<KeptRuling> list(Filter filter, PageRequest page) {
        var before = Cursor.of(page.after());
        return database.sql(RULING + """
                        and (r.ruled_at, r.id) < (:at, :id)
                        and (:principal = '' or r.principal = :principal)
                        and (:kind = '' or r.kind = :kind)
                        and (:outcome = '' or r.outcome = :outcome)
                        and r.as_of between :from and :to
                        order by r.ruled_at desc, r.id desc limit :limit
                        """)
                .bind("at", before.at())
                .bind("id", before.id())
                .bind("principal", filter.principal() == null ? "" : filter.principal())
                .bind("kind", filter.kind() == null ? "" : filter.kind())
                .bind(
                        "outcome",
                        filter.outcome() == null ? "" : filter.outcome().name())
                .bind("from", filter.from() == null ? LocalDate.of(1, 1, 1) : filter.from())
                .bind("to", filter.to() == null ? LocalDate.of(9999, 12, 31) : filter.to())
                .bind("limit", page.fetch())
                .mapProperties(RulingRow.class)
                .all()
                .map(row -> row.kept(json));
    }

    Mono<Long> count(String principal, LocalDate from, LocalDate to) {
        return database.sql("select count(*) from ruling where principal = :principal and as_of between :from and :to")
                .bind("principal", principal)
                .bind("from", from)
                .bind("to", to)
                .mapValue(Long.class)
                .one();
    }

    Flux<KeptRuling> after(String principal, LocalDate day, UUID id, LocalDate to, int limit) {
        return database.sql(RULING + """
                        and r.principal = :principal and (r.as_of, r.id) > (:day, :id) and r.as_of <= :to
                        order by r.as_of, r.id limit :limit
                        """)
                .bind("principal", principal)
                .bind("day", day)
                .bind("id", id)
                .bind("to", to)
                .bind("limit", limit)
                .mapProperties(RulingRow.class)
                .all()
                .map(row -> row.kept(json));
    }

    /** In the transaction of what it allows. */
    Mono<Void> add(Act act, String digest, Ruling ruling) {
        var basis = ruling.basis();
        var inputs = ruling.inputs();
        var decision = ruling.decision();
        var insert = database.sql("""
                        insert into ruling (principal, id, act, digest, outcome, kind, amount, banded_on, basis, refusal,
                            asked_by, ruled_at, body, related_amount, related, band, surroundings, as_of, street)
                        values (:principal, :id, :act, :digest, :outcome, :kind, :amount, :banded, :basis, :refusal,
                            :by, :at, :body, :related_amount, :related, :band, :surroundings, :as_of,
                            (select street from principal where principal = :principal))
                        """)
                .bind("principal", act.principal().value())
                .bind("id", basis.ruling())
                .bind("act", act.id())
                .bind("digest", digest)
                .bind("outcome", ruling.outcome().name())
                .bind("kind", act.kind())
                .bind("basis", Json.of(json.writeValueAsString(basis)))
                .bind("by", act.requestedBy().subject())
                .bind("at", basis.ruledAt())
                .bind("body", act.canonical())
                .bind("related_amount", inputs.related().sum().fen())
                .bind("related", inputs.related().matters().toArray(UUID[]::new))
                .bind("surroundings", document(inputs.context()))
                .bind("as_of", basis.asOf());
        insert = act.amount() == null
                ? insert.bindNull("amount", Long.class)
                : insert.bind("amount", act.amount().fen());
        insert = decision instanceof PolicyDecision.RequireApproval requireApproval
                ? insert.bind("banded", requireApproval.bandedOn().fen()).bind("band", document(requireApproval.band()))
                : insert.bindNull("banded", Long.class).bindNull("band", Json.class);
        insert = decision instanceof PolicyDecision.Deny deny
                ? insert.bind("refusal", document(deny.because()))
                : insert.bindNull("refusal", Json.class);
        return insert.then();
    }

    private Json document(Object value) {
        return Json.of(json.writeValueAsString(value));
    }

    /** A place in a list that goes back in time. */
    record Cursor(Instant at, UUID id) {

        private static final Cursor LATEST = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

        static Cursor of(@Nullable String text) {
            if (text == null) {
                return LATEST;
            }
            var parts = Splitter.of(text, ' ', 2);
            try {
                return new Cursor(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1)));
            } catch (RuntimeException notOurs) {
                throw new InvalidValue("/cursor", "not a cursor of this list");
            }
        }

        static String of(KeptRuling ruling) {
            return ruling.ruledAt() + " " + ruling.id();
        }
    }
}
