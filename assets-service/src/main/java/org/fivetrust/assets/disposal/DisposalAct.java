package org.fivetrust.assets.disposal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.agreementclient.ActKind;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.assets.disposal.DisposalMessages.View;
import org.fivetrust.assets.disposal.model.DisposalOrder;
import org.fivetrust.assets.disposal.model.Evidence;
import org.fivetrust.assets.disposal.model.Recipient;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.ActContent;
import org.fivetrust.shared.act.Counterparty;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A disposal as an act: everything the approvers see is frozen, and nothing may change afterwards. */
@Component
class DisposalAct implements ActKind<ValuedDisposal, View> {

    private static final Definition<View> DEFINITION =
            new Definition<>("DISPOSAL", "/v1/disposals/", View.class, Refusal.person("assets.same-person"));

    private final Disposals disposals;
    private final Clock clock;

    DisposalAct(Disposals disposals, Clock clock) {
        this.disposals = disposals;
        this.clock = clock;
    }

    @Override
    public Definition<View> definition() {
        return DEFINITION;
    }

    @Override
    public ActContent content(ValuedDisposal disposal) {
        var order = disposal.order();
        var asset = disposal.asset();
        return ActContent.of(order.principal(), "处置 %s（卡片 %s）".formatted(asset.name(), asset.cardNumber()))
                .amount(disposal.amount())
                .category(asset.category())
                .counterparty(counterparty(order.recipient()))
                .with("asset", order.asset())
                .with("cardNumber", asset.cardNumber().toString())
                .with("name", asset.name())
                .with("cost", asset.cost())
                .with("netBookValue", disposal.netBookValue())
                .with("manner", order.manner())
                .with("reason", order.reason())
                .with("appraisedValue", order.appraisedValue())
                .with("price", order.price())
                .with(
                        "evidence",
                        order.evidence().stream().map(DisposalAct::json).toList());
    }

    /** The asset is read again: within the transaction nobody else can ask for it. */
    @Override
    public Set<String> records(ValuedDisposal disposal) {
        return disposal.order().evidence().stream()
                .map(Evidence::record)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Mono<Void> save(Act act, ValuedDisposal disposal) {
        var order = disposal.order();
        return mustNotOwe(order)
                .then(Mono.defer(() -> disposals.asset(order.principal(), order.asset())))
                .map(asset -> ValuedDisposal.of(order.request(asset.status()).orRefuse(), asset, act.on()))
                .flatMap(asked -> disposals.add(act.id(), asked, clock.instant()));
    }

    private Mono<Void> mustNotOwe(DisposalOrder order) {
        return Mono.justOrEmpty(order.recipient())
                .flatMap(other -> disposals.owed(order.principal(), other).map(owed -> order.against(other, owed)))
                .map(Outcome::orRefuse)
                .then();
    }

    @Override
    public Mono<ValuedDisposal> stored(ActState state) {
        return disposals
                .find(Scope.only(state.principal()), state.id())
                .zipWhen(
                        row -> disposals.asset(state.principal(), row.asset()),
                        (row, asset) -> new ValuedDisposal(
                                row.toOrder(disposals.papers(row)),
                                asset,
                                Money.ofFen(row.netBookValue()),
                                Money.ofFen(row.amount())));
    }

    @Override
    public Mono<View> view(Caller caller, UUID id) {
        return disposals
                .find(caller.scope(), id)
                .map(row -> View.of(row, disposals.papers(row), disposals.proceeds(row)));
    }

    @Override
    public Flux<Event> executed(ActState state) {
        return disposals
                .find(Scope.only(state.principal()), state.id())
                .zipWhen(
                        row -> disposals.asset(state.principal(), row.asset()),
                        (row, asset) -> AssetDisposed.of(row, asset, disposals.papers(row), LocalDate.now(clock)))
                .map(disposed -> Event.to("accounts", state.principal(), disposed))
                .flux();
    }

    private static @Nullable Counterparty counterparty(@Nullable Recipient recipient) {
        return recipient == null ? null : new Counterparty(recipient.name(), recipient.account());
    }

    private static Map<String, Object> json(Evidence evidence) {
        return evidence.record() == null
                ? Map.of("kind", evidence.kind(), "number", evidence.number())
                : Map.of("kind", evidence.kind(), "number", evidence.number(), "record", evidence.record());
    }
}
