package org.fivetrust.agreements.matter;

import java.util.UUID;
import org.fivetrust.agreements.agreement.model.CompiledAgreement.PolicyDecision;
import org.fivetrust.agreements.matter.ActIntakeMessages.Answer;
import org.fivetrust.agreements.matter.ActIntakeMessages.Kept;
import org.fivetrust.agreements.matter.ActIntakeMessages.MatterRef;
import org.fivetrust.agreements.ruling.Rulings;
import org.fivetrust.agreements.ruling.model.FactsSource;
import org.fivetrust.agreements.ruling.model.Ruling;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.CanonicalJson;
import org.fivetrust.shared.kernel.AdvisoryLock;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Takes the acts that areas put: each is ruled on once, and what the ruling allows is opened with it. */
@Component
class ActIntake {

    private final Rulings rulings;
    private final Matters matters;
    private final DatabaseClient database;
    private final Transactions transactions;
    private final JsonMapper json;

    ActIntake(Rulings rulings, Matters matters, DatabaseClient database, Transactions transactions, JsonMapper json) {
        this.rulings = rulings;
        this.matters = matters;
        this.database = database;
        this.transactions = transactions;
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

    /** Put again, an act gets the same answer and what has become of it. */
    Mono<Answer> put(UUID id, ActIntakeMessages.Put put) {
        if (!CanonicalJson.digest(CanonicalJson.of(put.act())).equals(put.digest())) {
            throw new Refused(Refusal.rule("matter.digest-differs"));
        }
        var act = Act.of(put.act());
        if (!act.id().equals(id)) {
            throw new Refused(Refusal.rule("matter.digest-differs"));
        }
        return queue(id)
                .then(find(act.principal(), id))
                .map(kept -> same(kept, put.digest()))
                .switchIfEmpty(Mono.defer(() -> rule(act, put.digest())))
                .as(transactions.within(Scope.ALL));
    }

    /** The same act, put twice at once, is ruled on once. */
    private Mono<Void> queue(UUID act) {
        return database.sql("select " + AdvisoryLock.RELATED_ACTS.hold(":act"))
                .bind("act", "act " + act)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** What was ruled of an act before, and what has become of its matter. */
    private Mono<Kept> find(PrincipalId principal, UUID act) {
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

    private Kept kept(Row row) {
        var refusal = row.refusal();
        return new Kept(
                row.digest(),
                new Answer(
                        row.outcome(),
                        json.readValue(row.basis(), Basis.class),
                        row.matter() == null || row.number() == null ? null : new MatterRef(row.matter(), row.number()),
                        refusal == null ? null : json.readValue(refusal, Refusal.class),
                        row.warrant()));
    }

    private static Answer same(Kept kept, String digest) {
        if (!kept.digest().equals(digest)) {
            throw new Refused(Refusal.rule("matter.digest-differs"));
        }
        return kept.answer();
    }

    private Mono<Answer> rule(Act act, String digest) {
        return rulings.decide(act, FactsSource.LOCKED)
                .delayUntil(ruling -> rulings.keep(act, digest, ruling))
                .flatMap(ruling -> open(act, digest, ruling));
    }

    private Mono<Answer> open(Act act, String digest, Ruling ruling) {
        return switch (ruling.decision()) {
            case PolicyDecision.Permit _ -> Mono.just(answer(ruling, null, null));
            case PolicyDecision.Deny(var because, var _) -> Mono.just(answer(ruling, null, because));
            case PolicyDecision.RequireApproval requireApproval ->
                matters.open(act, digest, ruling, requireApproval).map(matter -> answer(ruling, matter, null));
        };
    }

    private static Answer answer(Ruling ruling, @Nullable MatterRef matter, @Nullable Refusal refusal) {
        return new Answer(ruling.outcome().name(), ruling.basis(), matter, refusal, null);
    }
}
