package org.fivetrust.agreements.relatedparty;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;
import org.fivetrust.agreements.relatedparty.RelatedPartyMessages.Ask;
import org.fivetrust.agreements.relatedparty.RelatedPartyMessages.End;
import org.fivetrust.agreements.relatedparty.RelatedPartyMessages.View;
import org.fivetrust.agreements.relatedparty.model.PartyKey;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps the register: all persons may enter their own related parties, and none may end an entry about themselves. */
@Component
class RelatedPartyWorkflow {

    private final RelatedParties parties;
    private final Idempotency idempotency;
    private final Transactions transactions;
    private final Clock clock;

    RelatedPartyWorkflow(RelatedParties parties, Idempotency idempotency, Transactions transactions, Clock clock) {
        this.parties = parties;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> register(Caller caller, @Nullable IdempotencyKey key, Ask ask) {
        if (!caller.subject().equals(ask.subject())) {
            caller.mustHave(Permission.KEEP_RELATED_PARTIES.roles());
        }
        mustBeSound(ask);
        var subdistrict = subdistrict(caller);
        if (subdistrict == null) {
            throw InvalidValue.worded("subdistrict-in-token", "");
        }
        var id = UUID.randomUUID();
        var registered = parties.add(subdistrict, id, ask, caller)
                .then(Mono.defer(() -> parties.find(id)))
                .map(row -> CommandResult.created("/v1/related-parties/" + id, row.view()));
        return idempotency.once(IdempotentRequest.byCaller(caller, key, ask), View.class, registered);
    }

    private static void mustBeSound(Ask ask) {
        var faults = new ArrayList<Violation>();
        if (PartyKey.name(ask.partyName()).isEmpty()) {
            faults.add(Violation.worded("has-letters", "/partyName"));
        }
        if (ask.to() != null && ask.to().isBefore(ask.from())) {
            faults.add(Violation.worded("before-first-day", "/to"));
        }
        if (!faults.isEmpty()) {
            throw new InvalidValue(faults);
        }
    }

    /** Not in the past: decisions since then have applied the entry. */
    Mono<ResponseEntity<View>> end(Caller caller, @Nullable IdempotencyKey key, UUID id, End end) {
        if (end.on().isBefore(LocalDate.now(clock))) {
            throw InvalidValue.worded("before-today", "/on");
        }
        var ended = visible(caller, id)
                .doOnNext(row -> mustConcernAnother(caller, row))
                .delayUntil(row -> parties.ended(row, end.on(), caller).doOnNext(RelatedPartyWorkflow::mustHaveStood))
                .then(Mono.defer(() -> parties.find(id)))
                .map(row -> CommandResult.ok(row.view()));
        return idempotency.once(IdempotentRequest.byCaller(caller, key, end), View.class, ended);
    }

    private Mono<RelatedParties.Row> visible(Caller caller, UUID id) {
        var subdistrict = subdistrict(caller);
        return parties.find(id)
                .filter(row -> subdistrict == null || subdistrict.equals(row.subdistrict()))
                .switchIfEmpty(Mono.error(() -> new NotFound("related party", id)));
    }

    /** The sub-district whose register it is; null for callers of the whole district. */
    private static @Nullable String subdistrict(Caller caller) {
        if (caller.subdistrict() == null && !(caller.scope() instanceof Scope.Everyone)) {
            throw new Refused(Refusal.person("access.street").with("street", "any"));
        }
        return caller.subdistrict();
    }

    private static void mustConcernAnother(Caller caller, RelatedParties.Row row) {
        if (caller.subject().equals(row.subject())) {
            throw new Refused(Refusal.person("related-party.own"));
        }
    }

    private static void mustHaveStood(long changed) {
        if (changed == 0) {
            throw new Refused(Refusal.state("related-party.ended"));
        }
    }

    /** Keepers and auditors see all entries of their sub-district; other persons see their own. */
    Mono<Page<View>> list(Caller caller, @Nullable String subject, PageRequest page) {
        var all = caller.hasAny(Permission.READ_RELATED_PARTIES.roles());
        return parties.list(subdistrict(caller), all ? subject : caller.subject(), page)
                .map(rows -> rows.map(RelatedParties.Row::view))
                .as(transactions.within(caller.scope()));
    }
}
