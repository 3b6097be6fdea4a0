package org.fivetrust.shared.outbox;

import java.util.Set;
import reactor.core.publisher.Mono;

/** Takes events of some types in; runs once per event, in one transaction that sees the event's principal only. */
public interface EventHandler {

    Set<String> types();

    /** What the handling rests on and another service has to be asked for, before the transaction begins. */
    default Mono<Void> prepare(Event event) {
        return Mono.empty();
    }

    Mono<Void> handle(Event event);
}
