package org.fivetrust.agreements.authorization;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.EventHandler;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** An area has executed what was approved: the warrant is spent, the matter done. */
@Component
class ExecutedInbox implements EventHandler {

    private final Warrants warrants;

    ExecutedInbox(Warrants warrants) {
        this.warrants = warrants;
    }

    @Override
    public Set<String> types() {
        return Set.of("act.executed");
    }

    private record ActExecuted(UUID warrant, Instant at) {}

    @Override
    public Mono<Void> handle(Event event) {
        var executed = event.as(ActExecuted.class);
        return warrants.spent(event.principal(), executed.warrant(), executed.at());
    }
}
