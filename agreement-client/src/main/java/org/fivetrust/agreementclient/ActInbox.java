package org.fivetrust.agreementclient;

import java.util.Map;
import java.util.Set;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.EventHandler;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What agreements-service tells: how matters go on, and that a mandate has ended before its time. */
class ActInbox implements EventHandler {

    private static final Map<String, ActState.Status> MOVES = Map.of(
            "matter.returned", ActState.Status.RETURNED,
            "matter.reopened", ActState.Status.AWAITING_APPROVAL,
            "matter.rejected", ActState.Status.REJECTED,
            "matter.withdrawn", ActState.Status.WITHDRAWN,
            "matter.expired", ActState.Status.EXPIRED);

    private final Acts acts;
    private final Mandates mandates;
    private final Signatures signatures;

    ActInbox(Acts acts, Mandates mandates, Signatures signatures) {
        this.acts = acts;
        this.mandates = mandates;
        this.signatures = signatures;
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "matter.approved",
                "matter.returned",
                "matter.reopened",
                "matter.rejected",
                "matter.withdrawn",
                "matter.expired",
                "mandate.revoked");
    }

    /** The key that signed the warrant may be one nobody here has seen; what it is worth is judged afterwards. */
    @Override
    public Mono<Void> prepare(Event event) {
        return event.type().equals("matter.approved")
                ? signatures
                        .warrant(event.text("warrant"))
                        .onErrorResume(Refused.class, _ -> Mono.empty())
                        .then()
                : Mono.empty();
    }

    @Override
    public Mono<Void> handle(Event event) {
        return switch (event.type()) {
            case "matter.approved" -> approved(event);
            case "mandate.revoked" -> mandates.revoke(event.principal());
            default -> moved(event, MOVES.get(event.type()));
        };
    }

    private Mono<Void> approved(Event event) {
        var token = event.text("warrant");
        return signatures
                .cachedWarrant(token)
                .flatMap(warrant -> acts.authorised(warrant, token, event.text("number")));
    }

    private Mono<Void> moved(Event event, ActState.@Nullable Status to) {
        if (to == null) {
            return Mono.error(new IllegalArgumentException("no such event: " + event.type()));
        }
        var comment = event.data().get("comment");
        return acts.moved(
                event.principal(),
                event.uuid("act"),
                to,
                event.uuid("matter"),
                comment == null ? null : comment.toString());
    }
}
