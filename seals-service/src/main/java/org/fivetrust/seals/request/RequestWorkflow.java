package org.fivetrust.seals.request;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreementclient.ActExecutions;
import org.fivetrust.agreementclient.ActRequests;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.agreementclient.Acts;
import org.fivetrust.seals.refusal.model.ListedItem;
import org.fivetrust.seals.request.RequestMessages.Imprint;
import org.fivetrust.seals.request.RequestMessages.View;
import org.fivetrust.seals.request.model.Asking;
import org.fivetrust.seals.request.model.Asking.Asked;
import org.fivetrust.seals.request.model.Custodian;
import org.fivetrust.seals.request.model.DocumentDigest;
import org.fivetrust.seals.request.model.ImprintOrder;
import org.fivetrust.seals.request.model.Imprinting;
import org.fivetrust.seals.request.model.Imprinting.Imprinted;
import org.fivetrust.seals.request.model.Presented;
import org.fivetrust.seals.request.model.RequestStatus;
import org.fivetrust.seals.request.model.SealRequest;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.CanonicalJson;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Warrant;
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

/** From the wish to have a paper sealed to the line in the register. */
@Component
class RequestWorkflow {

    private final ActRequests requests;
    private final ActExecutions executions;
    private final Acts acts;
    private final SealRequests sealRequests;
    private final Transactions transactions;
    private final ImprintSettings settings;
    private final Clock clock;

    RequestWorkflow(
            ActRequests requests,
            ActExecutions executions,
            Acts acts,
            SealRequests sealRequests,
            Transactions transactions,
            ImprintSettings settings,
            Clock clock) {
        this.requests = requests;
        this.executions = executions;
        this.acts = acts;
        this.sealRequests = sealRequests;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> request(Caller caller, IdempotencyKey key, RequestMessages.Ask ask) {
        var order = ask.toOrder();
        caller.mustActFor(order.principal());
        var idempotentRequest = new IdempotentRequest(caller, order.principal(), key, ask);
        return sealRequests
                .seal(order.principal(), order.seal())
                .as(transactions.within(caller.scope()))
                .map(seal -> ImprintAct.freeze(UUID.randomUUID(), order, seal, caller, today()))
                .flatMap(act -> ask(idempotentRequest, act, order));
    }

    private Mono<ResponseEntity<View>> ask(IdempotentRequest idempotentRequest, Act act, ImprintOrder order) {
        return requests.request(
                idempotentRequest,
                act,
                keep(act, order),
                "/v1/seal-requests/",
                View.class,
                id -> view(idempotentRequest.caller(), id));
    }

    /** What is on the refusal list never reaches the agreement. */
    private Mono<Void> keep(Act act, ImprintOrder order) {
        return sealRequests
                .listed(order.category(), act.on())
                .collectList()
                .map(listed -> order.request(first(listed), settings.mostCopies()))
                .flatMap(asking -> keep(act, asking));
    }

    private static @Nullable ListedItem first(List<ListedItem> listed) {
        return listed.isEmpty() ? null : listed.getFirst();
    }

    private Mono<Void> keep(Act act, Asking asking) {
        return switch (asking) {
            case Asked(var order) -> sealRequests.add(act.id(), order, clock.instant());
            case Asking.Declined(var because) -> Mono.error(new Refused(because));
        };
    }

    Mono<ResponseEntity<View>> imprint(Caller caller, IdempotencyKey key, UUID id, Imprint imprint) {
        caller.mustHave("seal-custodian");
        return acts.visible(caller, id, ImprintAct.KIND).flatMap(state -> imprint(caller, key, state, imprint));
    }

    private Mono<ResponseEntity<View>> imprint(Caller caller, IdempotencyKey key, ActState state, Imprint imprint) {
        return executions.execute(
                new IdempotentRequest(caller, state.principal(), key, imprint),
                state,
                imprint.warrant(),
                View.class,
                warrant -> putDown(warrant, state, imprint.toPresented(), caller));
    }

    private Mono<CommandResult<View>> putDown(Warrant warrant, ActState state, Presented presented, Caller caller) {
        var custodian = new Custodian(caller.subject(), caller.name());
        return sealRequests
                .find(caller.scope(), state.id())
                .map(row -> sealRequest(state, row).imprint(warrant, presented, custodian, clock.instant()))
                .flatMap(this::keep)
                .then(Mono.defer(() -> view(caller, state.id())))
                .map(view -> CommandResult.created("/v1/seal-requests/" + view.id(), view));
    }

    /** A row changed behind our back is not what was approved. */
    private static SealRequest sealRequest(ActState state, RequestRow row) {
        var kept = ImprintAct.particulars(row.toOrder(), row.sealAtHand());
        if (!CanonicalJson.of(kept).equals(CanonicalJson.of(state.act().particulars()))) {
            throw new Refused(Refusal.rule("warrant.other-act").with("act", state.id()));
        }
        return new SealRequest(
                state.id(),
                state.principal(),
                row.seal(),
                state.digest(),
                row.requestedBy(),
                new DocumentDigest(row.documentDigest()),
                row.copies(),
                row.status() == RequestStatus.IMPRINTED);
    }

    private Mono<Void> keep(Imprinting imprinting) {
        return switch (imprinting) {
            case Imprinted(var use) -> sealRequests.add(use);
            case Imprinting.Declined(var because) -> Mono.error(new Refused(because));
        };
    }

    Mono<View> find(Caller caller, UUID id) {
        return view(caller, id).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, @Nullable String principal, @Nullable RequestStatus status, PageRequest page) {
        return sealRequests
                .list(caller.scope(), principal, status, page)
                .map(rows -> rows.map(View::of))
                .as(transactions.within(caller.scope()));
    }

    private Mono<View> view(Caller caller, UUID id) {
        return sealRequests.find(caller.scope(), id).map(View::of);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
