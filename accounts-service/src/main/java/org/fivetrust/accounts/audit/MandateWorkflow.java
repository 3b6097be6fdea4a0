package org.fivetrust.accounts.audit;

import java.time.Clock;
import java.util.UUID;
import org.fivetrust.accounts.audit.MandateMessages.Ask;
import org.fivetrust.accounts.audit.MandateMessages.Revoke;
import org.fivetrust.accounts.audit.MandateMessages.View;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Subdistricts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Grants mandates and revokes them. */
@Component
class MandateWorkflow {

    private static final String HEAD = Roles.CENTRE_HEAD;

    private final Mandates mandates;
    private final Idempotency idempotency;
    private final Subdistricts subdistricts;
    private final Clock clock;

    MandateWorkflow(Mandates mandates, Idempotency idempotency, Subdistricts subdistricts, Clock clock) {
        this.mandates = mandates;
        this.idempotency = idempotency;
        this.subdistricts = subdistricts;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> grant(Caller caller, @Nullable IdempotencyKey key, Ask ask) {
        var subdistrict = subdistrict(caller);
        var row = new MandateRow(
                subdistrict,
                UUID.randomUUID(),
                ask.auditor(),
                ask.principals().toArray(String[]::new),
                ask.areas().toArray(String[]::new),
                ask.years().toArray(Integer[]::new),
                ask.from(),
                ask.to(),
                ask.ground(),
                caller.subject(),
                clock.instant(),
                null,
                null,
                null);
        return Flux.fromIterable(ask.principals())
                .concatMap(principal -> subdistricts.admit(caller, new PrincipalId(principal)))
                .then(idempotency.once(
                        new IdempotentRequest(caller, Subdistricts.own(subdistrict), key, ask),
                        View.class,
                        mandates.add(row)
                                .thenReturn(CommandResult.created("/v1/audit-mandates/" + row.id(), View.of(row)))));
    }

    private static String subdistrict(Caller caller) {
        if (caller.subdistrict() == null) {
            throw new Refused(Refusal.person("access.street").with("street", "any"));
        }
        return caller.subdistrict();
    }

    /** A second revocation is refused. */
    Mono<ResponseEntity<View>> revoke(Caller caller, @Nullable IdempotencyKey key, UUID id, Revoke why) {
        var subdistrict = subdistrict(caller);
        return idempotency.once(
                new IdempotentRequest(caller, Subdistricts.own(subdistrict), key, why),
                View.class,
                mandates.find(subdistrict, id)
                        .flatMap(row ->
                                mandates.revoke(subdistrict, row.id(), why.ground(), caller.subject(), clock.instant()))
                        .then(Mono.defer(() -> mandates.find(subdistrict, id)))
                        .map(View::of)
                        .map(CommandResult::ok));
    }

    Mono<View> find(Caller caller, UUID id) {
        return mandates.find(subdistrict(caller), id)
                .filter(row -> caller.hasAny(HEAD) || row.auditor().equals(caller.subject()))
                .map(View::of)
                .switchIfEmpty(Mono.error(() -> new NotFound("mandate", id)));
    }

    Mono<Page<View>> list(Caller caller, PageRequest page) {
        return mandates.list(subdistrict(caller), caller.hasAny(HEAD) ? null : caller.subject(), page)
                .map(rows -> rows.map(View::of));
    }
}
