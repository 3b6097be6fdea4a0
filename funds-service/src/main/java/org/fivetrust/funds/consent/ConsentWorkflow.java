package org.fivetrust.funds.consent;

import java.time.Clock;
import java.util.UUID;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.funds.consent.ConsentMessages.Ask;
import org.fivetrust.funds.consent.ConsentMessages.View;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Enters what a bank allows, and confirms it. */
@Component
class ConsentWorkflow {

    private static final String DEPOSIT = "DEPOSIT";

    private final StandingActs standing;
    private final BankConsents consents;
    private final Transactions transactions;
    private final Clock clock;

    ConsentWorkflow(StandingActs standing, BankConsents consents, Transactions transactions, Clock clock) {
        this.standing = standing;
        this.consents = consents;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> register(Caller caller, IdempotencyKey key, Ask ask) {
        var principal = new PrincipalId(ask.suited().principal());
        caller.mustActFor(principal);
        return standing.perform(
                new IdempotentRequest(caller, principal, key, ask),
                DEPOSIT,
                View.class,
                permitted -> register(caller, UUID.randomUUID(), ask, permitted));
    }

    private Mono<CommandResult<View>> register(Caller caller, UUID id, Ask ask, Permitted permitted) {
        return consents.add(id, ask, permitted.basis(), caller.subject(), clock.instant())
                .then(Mono.defer(() -> consents.find(caller.scope(), id)))
                .map(row -> CommandResult.created("/v1/bank-consents/" + id, row.view()));
    }

    Mono<ResponseEntity<View>> confirm(Caller caller, IdempotencyKey key, UUID id) {
        return consents.find(caller.scope(), id)
                .as(transactions.within(caller.scope()))
                .map(row -> new IdempotentRequest(caller, new PrincipalId(row.principal()), key, ""))
                .flatMap(request -> confirm(request, id));
    }

    private Mono<ResponseEntity<View>> confirm(IdempotentRequest request, UUID id) {
        request.caller().mustActFor(request.principal());
        return standing.perform(request, DEPOSIT, View.class, permitted -> confirm(request, id, permitted));
    }

    private Mono<CommandResult<View>> confirm(IdempotentRequest request, UUID id, Permitted permitted) {
        var caller = request.caller();
        return consents.lock(request.principal(), id)
                .map(consent -> consent.confirm(permitted, caller.subject(), clock.instant()))
                .map(Outcome::orRefuse)
                .flatMap(consents::confirmed)
                .then(Mono.defer(() -> consents.find(caller.scope(), id)))
                .map(row -> CommandResult.ok(row.view()));
    }

    Mono<View> find(Caller caller, UUID id) {
        return consents.find(caller.scope(), id).map(ConsentRow::view).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, @Nullable String principal, PageRequest page) {
        return consents.list(caller.scope(), principal, page)
                .map(rows -> rows.map(ConsentRow::view))
                .as(transactions.within(caller.scope()));
    }
}
