package org.fivetrust.agreements.handover;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fivetrust.agreements.agreement.Agreements;
import org.fivetrust.agreements.handover.HandoverMessages.Settle;
import org.fivetrust.agreements.handover.HandoverMessages.Sign;
import org.fivetrust.agreements.handover.HandoverMessages.View;
import org.fivetrust.agreements.handover.model.Direction;
import org.fivetrust.agreements.handover.model.Handover;
import org.fivetrust.agreements.handover.model.Handover.Settlement;
import org.fivetrust.agreements.handover.model.Handover.Signature;
import org.fivetrust.agreements.handover.model.SignatoryRole;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Signatures, late arrivals and written-off items of a list; with the last one the list is complete. */
@Component
class SettlementWorkflow {

    private final Handovers handovers;
    private final Idempotency idempotency;
    private final Transactions transactions;
    private final Agreements agreements;

    SettlementWorkflow(Handovers handovers, Idempotency idempotency, Transactions transactions, Agreements agreements) {
        this.handovers = handovers;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.agreements = agreements;
    }

    /** A change to a locked list: what is written, and the list after it. */
    private record Change(Mono<Void> writing, Handover after) {}

    Mono<ResponseEntity<View>> sign(Caller caller, @Nullable IdempotencyKey key, UUID id, Sign sign) {
        return change(caller, key, id, sign, row -> {
            var list = handovers.toHandover(row);
            var refusal = list.refuseSignature(sign.part(), caller.subject(), caller.roles()::contains);
            if (refusal != null) {
                throw new Refused(refusal);
            }
            if (sign.digest() != null && !sign.digest().equals(row.digest())) {
                throw new Refused(Refusal.rule("handover.other-list").with("digest", row.digest()));
            }
            var role = sign.part().roles(row.area(), row.direction()).stream()
                    .filter(caller.roles()::contains)
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            return new Change(
                    handovers.signed(row, sign.part(), role, caller),
                    list.with(new Signature(sign.part(), caller.subject())));
        });
    }

    /** Written off by the community or the overseer. */
    Mono<ResponseEntity<View>> voids(Caller caller, @Nullable IdempotencyKey key, UUID id, Settle settle) {
        return settle(caller, key, id, settle, Settlement.Kind.VOIDED);
    }

    /** Confirmed by the receiver or the overseer. */
    Mono<ResponseEntity<View>> arrivals(Caller caller, @Nullable IdempotencyKey key, UUID id, Settle settle) {
        return settle(caller, key, id, settle, Settlement.Kind.ARRIVED);
    }

    private Mono<ResponseEntity<View>> settle(
            Caller caller, @Nullable IdempotencyKey key, UUID id, Settle settle, Settlement.Kind kind) {
        return change(caller, key, id, settle, row -> {
            caller.mustHave(entitled(row, kind));
            var list = handovers.toHandover(row);
            var quantity = settle.quantity() == null ? list.shortOf(settle.item()) : settle.quantity();
            var settlement = new Settlement(settle.item(), kind, quantity);
            var refusal = list.refuseSettlement(settlement);
            if (refusal != null) {
                throw new Refused(refusal);
            }
            return new Change(handovers.settled(row, settlement, settle, caller), list.with(settlement));
        });
    }

    private static String[] entitled(HandoverRow row, Settlement.Kind kind) {
        var speaker =
                switch (kind) {
                    case ARRIVED -> SignatoryRole.RECEIVER;
                    case VOIDED ->
                        row.direction() == Direction.HAND_OVER ? SignatoryRole.GIVER : SignatoryRole.RECEIVER;
                };
        return Stream.of(speaker, SignatoryRole.OVERSEER)
                .flatMap(signatoryRole -> signatoryRole.roles(row.area(), row.direction()).stream())
                .distinct()
                .sorted()
                .toArray(String[]::new);
    }

    private Mono<ResponseEntity<View>> change(
            Caller caller, @Nullable IdempotencyKey key, UUID id, Object body, Function<HandoverRow, Change> decide) {
        return handovers
                .find(caller.scope(), id)
                .as(transactions.within(caller.scope()))
                .flatMap(row -> idempotency.once(
                        new IdempotentRequest(caller, row.owner(), key, body),
                        View.class,
                        handovers
                                .lock(caller.scope(), id)
                                .delayUntil(locked -> keep(locked, decide.apply(locked)))
                                .then(Mono.defer(() -> handovers.find(caller.scope(), id)))
                                .map(after -> CommandResult.created("/v1/handovers/" + id, handovers.view(after)))));
    }

    /** With the last signature or settlement the area's agency begins, and the areas ask for new mandates. */
    private Mono<Void> keep(HandoverRow row, Change change) {
        List<String> missing = change.after().missing();
        var revocation = missing.isEmpty() ? agreements.revokeMandates(row.owner()) : Mono.<Void>empty();
        return change.writing().then(handovers.storeMissing(row, missing)).then(revocation);
    }
}
