package org.fivetrust.agreements.authority;

import io.r2dbc.postgresql.codec.Json;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.CompiledAgreement.PolicyDecision;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Rulings at rest: one per act, with everything it was decided on, never changed. */
@Component
class Rulings {

    private final DatabaseClient database;
    private final JsonMapper json;

    Rulings(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    private record Row(
            String digest,
            String outcome,
            String basis,
            @Nullable String refusal,
            @Nullable UUID matter,
            @Nullable String number,
            @Nullable String warrant) {}

    /** What was ruled of an act before, and what has become of its matter. */
    Mono<ActMessages.Kept> find(PrincipalId principal, UUID act) {
        return database.sql("""
                        select r.digest, r.outcome, r.basis::text as basis, r.refusal::text as refusal,
                               m.id as matter, m.number, w.token as warrant
                        from ruling r
                        left join matter m on m.principal = r.principal and m.act = r.act
                        left join warrant w on w.principal = m.principal and w.matter = m.id
                        where r.principal = :principal and r.act = :act
                        """)
                .bind("principal", principal.value())
                .bind("act", act)
                .mapProperties(Row.class)
                .one()
                .map(this::kept);
    }

    private ActMessages.Kept kept(Row row) {
        var refusal = row.refusal();
        return new ActMessages.Kept(
                row.digest(),
                new ActMessages.Answer(
                        row.outcome(),
                        json.readValue(row.basis(), Basis.class),
                        row.matter() == null || row.number() == null
                                ? null
                                : new ActMessages.MatterRef(row.matter(), row.number()),
                        refusal == null ? null : json.readValue(refusal, Refusal.class),
                        row.warrant()));
    }

    /** In the transaction of what it allows. */
    Mono<Void> add(Act act, String digest, Decision decision) {
        var basis = decision.basis();
        var policyDecision = decision.says();
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
                .bind("outcome", decision.outcome().name())
                .bind("kind", act.kind())
                .bind("basis", Json.of(json.writeValueAsString(basis)))
                .bind("by", act.requestedBy().subject())
                .bind("at", basis.ruledAt())
                .bind("body", act.canonical())
                .bind("related_amount", decision.related().sum().fen())
                .bind("related", decision.related().matters().toArray(UUID[]::new))
                .bind("surroundings", document(decision.related().surroundings()))
                .bind("as_of", basis.asOf());
        insert = act.amount() == null
                ? insert.bindNull("amount", Long.class)
                : insert.bind("amount", act.amount().fen());
        insert = policyDecision instanceof PolicyDecision.RequireApproval requireApproval
                ? insert.bind("banded", requireApproval.bandedOn().fen()).bind("band", document(requireApproval.band()))
                : insert.bindNull("banded", Long.class).bindNull("band", Json.class);
        insert = policyDecision instanceof PolicyDecision.Deny deny
                ? insert.bind("refusal", document(deny.because()))
                : insert.bindNull("refusal", Json.class);
        return insert.then();
    }

    private Json document(Object value) {
        return Json.of(json.writeValueAsString(value));
    }
}
