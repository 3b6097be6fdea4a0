package org.fivetrust.agreements.ruling;

import io.r2dbc.postgresql.codec.Json;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.CompiledAgreement.PolicyDecision;
import org.fivetrust.agreements.ruling.model.KeptRuling;
import org.fivetrust.agreements.ruling.model.Ruling;
import org.fivetrust.agreements.ruling.model.RulingOutcome;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.Keyset;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
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
                   r.band::text as band, r.context::text as context, r.as_of, m.id as matter
            from ruling r
            left join matter m on m.principal = r.principal and m.act = r.act
            where true
            """;

    private static final Keyset<RulingRow> NEWEST_FIRST = Keyset.of("rulings", RulingRow::ruledAt, RulingRow::id);

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

    Mono<KeptRuling> find(Scope scope, UUID id) {
        return database.sql(RULING + "and r.id = :id" + scope.condition("r.principal"))
                .bind("id", id)
                .mapProperties(RulingRow.class)
                .one()
                .map(row -> row.kept(json))
                .switchIfEmpty(Mono.error(() -> new NotFound("ruling", id)));
    }

    /** Newest first. */
    Mono<Page<KeptRuling>> list(Scope scope, Filter filter, PageRequest page) {
        var after = NEWEST_FIRST.after(page);
        var bindings = new LinkedHashMap<String, Object>();
        var sql = new StringBuilder(RULING).append(scope.condition("r.principal"));
        if (!after.isEmpty()) {
            sql.append(" and (r.ruled_at, r.id) < (:at, :id)");
            bindings.put("at", after.get(0));
            bindings.put("id", after.get(1));
        }
        narrow(sql, bindings, "r.principal = :principal", filter.principal());
        narrow(sql, bindings, "r.kind = :kind", filter.kind());
        narrow(
                sql,
                bindings,
                "r.outcome = :outcome",
                filter.outcome() == null ? null : filter.outcome().name());
        narrow(sql, bindings, "r.as_of >= :from", filter.from());
        narrow(sql, bindings, "r.as_of <= :to", filter.to());
        bindings.put("limit", page.fetch());
        return database.sql(sql.append(" order by r.ruled_at desc, r.id desc limit :limit")
                        .toString())
                .bindValues(bindings)
                .mapProperties(RulingRow.class)
                .all()
                .collectList()
                .map(rows -> NEWEST_FIRST.page(rows, page).map(row -> row.kept(json)));
    }

    /** The condition ends with the name of its parameter. */
    private static void narrow(
            StringBuilder sql, Map<String, Object> bindings, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            bindings.put(condition.substring(condition.lastIndexOf(':') + 1), value);
        }
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
                            asked_by, ruled_at, body, related_amount, related, band, context, as_of, subdistrict)
                        values (:principal, :id, :act, :digest, :outcome, :kind, :amount, :banded, :basis, :refusal,
                            :by, :at, :body, :related_amount, :related, :band, :context, :as_of,
                            (select subdistrict from principal where principal = :principal))
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
                .bind("context", document(inputs.context()))
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
}
