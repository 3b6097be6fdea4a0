package org.fivetrust.agreements.handover;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.fivetrust.agreements.handover.HandoverMessages.Ask;
import org.fivetrust.agreements.handover.HandoverMessages.AskItem;
import org.fivetrust.agreements.handover.HandoverMessages.View;
import org.fivetrust.agreements.handover.model.Direction;
import org.fivetrust.agreements.handover.model.Handover;
import org.fivetrust.agreements.handover.model.Item;
import org.fivetrust.agreements.handover.model.Return;
import org.fivetrust.agreements.handover.model.SignatoryRole;
import org.fivetrust.shared.act.CanonicalJson;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Opens hand-over lists. A list that hands back contains every item received before. */
@Component
class HandoverWorkflow {

    private final Handovers handovers;
    private final HandoverBasisReader grounds;
    private final Idempotency idempotency;
    private final Transactions transactions;

    HandoverWorkflow(
            Handovers handovers, HandoverBasisReader grounds, Idempotency idempotency, Transactions transactions) {
        this.handovers = handovers;
        this.grounds = grounds;
        this.idempotency = idempotency;
        this.transactions = transactions;
    }

    Mono<ResponseEntity<View>> open(Caller caller, @Nullable IdempotencyKey key, UUID agreement, Ask ask) {
        caller.mustHave(listers(ask));
        mustBePossible(ask);
        return grounds.home(caller.scope(), agreement)
                .as(transactions.within(caller.scope()))
                .flatMap(home -> idempotency.once(
                        new IdempotentRequest(caller, new PrincipalId(home.principal()), key, ask),
                        View.class,
                        open(caller, agreement, ask)));
    }

    /** Givers and receivers may write the list. */
    private static String[] listers(Ask ask) {
        var roles = new TreeSet<>(SignatoryRole.GIVER.roles(ask.area(), ask.direction()));
        roles.addAll(SignatoryRole.RECEIVER.roles(ask.area(), ask.direction()));
        return roles.toArray(String[]::new);
    }

    private static void mustBePossible(Ask ask) {
        var faults = new ArrayList<Violation>();
        var numbers = new HashSet<Integer>();
        for (var n = 0; n < ask.items().size(); n++) {
            var item = ask.items().get(n);
            if (!numbers.add(item.no())) {
                faults.add(Violation.worded("given-twice", "/items/" + n + "/no"));
            }
            if ((item.bookAmount() == null) != (item.actualAmount() == null)) {
                faults.add(Violation.worded("booked-and-counted", "/items/" + n + "/actualAmount"));
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidValue(faults);
        }
    }

    private Mono<CommandResult<View>> open(Caller caller, UUID agreement, Ask ask) {
        var id = UUID.randomUUID();
        var list = new Handover(
                id,
                ask.area(),
                ask.direction(),
                false,
                ask.items().stream().map(AskItem::toItem).toList(),
                List.of(),
                List.of());
        return grounds.of(agreement, ask, caller)
                .doOnNext(ground -> ground.mustBear(ask))
                .delayUntil(ground -> mustGiveBackAll(ground, list))
                .delayUntil(ground -> keep(ground, list, ask))
                .then(Mono.defer(() -> handovers.find(caller.scope(), id)))
                .map(row -> CommandResult.created("/v1/handovers/" + id, handovers.view(row)));
    }

    private Mono<Void> mustGiveBackAll(HandoverBasis ground, Handover list) {
        if (list.direction() == Direction.HAND_OVER) {
            return Mono.empty();
        }
        return grounds.received(ground, list.area())
                .zipWith(grounds.openMatters(ground, list.area()))
                .doOnNext(found -> mustHoldAll(list, found.getT1(), found.getT2()))
                .then();
    }

    private static void mustHoldAll(Handover list, List<Item> received, List<String> openMatters) {
        var refusal = new Return(list.items()).refuse(received, openMatters);
        if (refusal != null) {
            throw new Refused(refusal);
        }
    }

    private Mono<Void> keep(HandoverBasis ground, Handover list, Ask ask) {
        var digest = CanonicalJson.digest(CanonicalJson.of(Map.of(
                "agreement", ground.series(),
                "area", ask.area(),
                "direction", ask.direction(),
                "items", ask.items())));
        return list.itemsMissing().isEmpty()
                ? handovers.add(list.id(), ground, ask, digest, list.missing(), null)
                : grounds.limit(ground)
                        .flatMap(limit -> handovers.add(list.id(), ground, ask, digest, list.missing(), limit));
    }

    Mono<View> find(Caller caller, UUID id) {
        return handovers.find(caller.scope(), id).map(handovers::view).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, UUID agreement, PageRequest page) {
        return grounds.home(caller.scope(), agreement)
                .flatMap(home -> handovers.list(caller.scope(), home.principal(), home.series(), page))
                .map(rows -> rows.map(handovers::view))
                .as(transactions.within(caller.scope()));
    }
}
