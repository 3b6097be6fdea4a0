package org.fivetrust.seals.request;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.agreementclient.ActKind;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.seals.refusal.model.ListedItem;
import org.fivetrust.seals.request.RequestMessages.View;
import org.fivetrust.seals.request.model.Document;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.ActContent;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** An imprint as an act: everything the approvers see is frozen, and nothing may change afterwards. */
@Component
class ImprintAct implements ActKind<RequestedImprint, View> {

    private static final Definition<View> DEFINITION =
            new Definition<>("IMPRINT", "/v1/seal-requests/", View.class, Refusal.person("seals.same-person"));

    private final SealRequests sealRequests;
    private final ImprintSettings settings;
    private final Clock clock;

    ImprintAct(SealRequests sealRequests, ImprintSettings settings, Clock clock) {
        this.sealRequests = sealRequests;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Definition<View> definition() {
        return DEFINITION;
    }

    @Override
    public ActContent content(RequestedImprint imprint) {
        var order = imprint.order();
        var seal = imprint.seal();
        return ActContent.of(
                        order.principal(),
                        "用印《%s》%d份".formatted(order.document().title(), order.copies()))
                .category(order.category())
                .with("seal", seal.id())
                .with("sealName", seal.name())
                .with("sealKind", seal.kind())
                .with("document", json(order.document()))
                .with("copies", order.copies())
                .with("purpose", order.purpose());
    }

    @Override
    public Set<String> records(RequestedImprint imprint) {
        var record = imprint.order().document().record();
        return record == null ? Set.of() : Set.of(record);
    }

    /** What is on the refusal list never reaches the agreement. */
    @Override
    public Mono<Void> save(Act act, RequestedImprint imprint) {
        var order = imprint.order();
        return sealRequests
                .listed(order.category(), act.on())
                .collectList()
                .map(listed ->
                        order.request(first(listed), settings.mostCopies()).orRefuse())
                .flatMap(asked -> sealRequests.add(act.id(), asked, clock.instant()));
    }

    private static @Nullable ListedItem first(List<ListedItem> listed) {
        return listed.isEmpty() ? null : listed.getFirst();
    }

    @Override
    public Mono<RequestedImprint> stored(ActState state) {
        return sealRequests
                .find(Scope.only(state.principal()), state.id())
                .map(row -> new RequestedImprint(row.toOrder(), row.requestedSeal()));
    }

    @Override
    public Mono<View> view(Caller caller, UUID id) {
        return sealRequests.find(caller.scope(), id).map(View::of);
    }

    @Override
    public CommandResult<View> done(View view) {
        return CommandResult.created(DEFINITION.path() + view.id(), view);
    }

    private static Map<String, Object> json(Document document) {
        var json = new LinkedHashMap<String, Object>();
        json.put("title", document.title());
        json.put("digest", document.digest().value());
        json.put("pages", document.pages());
        if (document.record() != null) {
            json.put("record", document.record());
        }
        return json;
    }
}
