package org.fivetrust.agreements.delegation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.delegation.DelegationMessages.Ask;
import org.fivetrust.agreements.delegation.DelegationMessages.View;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.Permission;
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
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes and revokes delegations; callers delegate only their own roles for their own principals. */
@Component
class DelegationWorkflow {

    private final Delegations delegations;
    private final Idempotency idempotency;
    private final Transactions transactions;
    private final DelegationSettings settings;
    private final Clock clock;

    DelegationWorkflow(
            Delegations delegations,
            Idempotency idempotency,
            Transactions transactions,
            DelegationSettings settings,
            Clock clock) {
        this.delegations = delegations;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> lend(Caller caller, @Nullable IdempotencyKey key, Ask ask) {
        mustBeSound(caller, ask);
        mustOwn(caller, ask);
        var id = UUID.randomUUID();
        var lent = delegations
                .principals(ask.principals())
                .doOnNext(found -> mustBeThere(ask, found))
                .flatMap(found -> delegations.add(id, ask, found, caller))
                .then(Mono.defer(() -> delegations.find(id)))
                .map(row -> CommandResult.created("/v1/delegations/" + id, row.view(today())));
        return idempotency.once(IdempotentRequest.byCaller(caller, key, ask), View.class, lent);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private void mustBeSound(Caller caller, Ask ask) {
        var faults = new ArrayList<Violation>();
        if (ask.from().isBefore(today())) {
            faults.add(Violation.worded("before-today", "/from"));
        }
        if (ask.to().isBefore(ask.from())) {
            faults.add(Violation.worded("before-first-day", "/to"));
        } else if (ChronoUnit.DAYS.between(ask.from(), ask.to()) >= settings.longestDays()) {
            faults.add(Violation.worded("days-at-once", "/to", "days", settings.longestDays()));
        }
        if (ask.delegate().equals(caller.subject())) {
            faults.add(Violation.worded("somebody-else", "/delegate"));
        }
        if (ask.principals() != null && ask.principals().isEmpty()) {
            faults.add(Violation.worded("one-or-none", "/principals"));
        }
        if (!faults.isEmpty()) {
            throw new InvalidValue(faults);
        }
    }

    /** A delegated role cannot be delegated further: the token of the delegate does not contain it. */
    private static void mustOwn(Caller caller, Ask ask) {
        var takesSteps = Roles.COMMUNITY.contains(ask.role()) || Roles.CENTRE_AND_SUBDISTRICT.contains(ask.role());
        if (!caller.roles().contains(ask.role()) || !takesSteps) {
            throw new Refused(Refusal.person("delegation.not-your-role").with("role", ask.role()));
        }
        if (ask.principals() != null) {
            ask.principals().forEach(named -> caller.mustActFor(new PrincipalId(named)));
        }
    }

    private static void mustBeThere(Ask ask, List<String> found) {
        var missing = new HashSet<>(ask.principals() == null ? List.<String>of() : ask.principals());
        found.forEach(missing::remove);
        if (found.isEmpty() || !missing.isEmpty()) {
            throw new NotFound("principal", missing);
        }
    }

    /** By delegator or delegate, for all principals at once, including those the caller does not see. */
    Mono<ResponseEntity<View>> revoke(Caller caller, @Nullable IdempotencyKey key, UUID id) {
        var revoked = delegations
                .find(id)
                .doOnNext(row -> mustBeOf(caller, row))
                .delayUntil(_ -> delegations.revoked(id, caller).doOnNext(DelegationWorkflow::mustHaveStood))
                .then(Mono.defer(() -> delegations.find(id)))
                .map(row -> CommandResult.ok(row.view(today())))
                .as(transactions.within(Scope.ALL));
        return idempotency.once(IdempotentRequest.byCaller(caller, key, id), View.class, revoked);
    }

    private static void mustBeOf(Caller caller, Delegations.Row row) {
        if (!row.isOf(caller.subject())) {
            throw new NotFound("delegation", row.id());
        }
    }

    private static void mustHaveStood(long changed) {
        if (changed == 0) {
            throw new Refused(Refusal.state("delegation.revoked"));
        }
    }

    Mono<View> find(Caller caller, UUID id) {
        return delegations
                .find(id)
                .filter(row -> row.isOf(caller.subject()) || caller.hasAny(Permission.OVERSEE_DELEGATIONS.roles()))
                .switchIfEmpty(Mono.error(() -> new NotFound("delegation", id)))
                .map(row -> row.view(today()))
                .as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, PageRequest page) {
        return delegations
                .list(caller, caller.hasAny(Permission.OVERSEE_DELEGATIONS.roles()), page)
                .map(rows -> rows.map(row -> row.view(today())))
                .as(transactions.within(caller.scope()));
    }
}
