package org.fivetrust.shared.outbox;

import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Signals that the outbox has a new event, so that delivery need not poll fast. */
class OutboxSignal {

    private volatile Sinks.Empty<Void> next = Sinks.empty();

    void ring() {
        next.tryEmitEmpty();
    }

    /** Completes at the next ring, or after this long; later rings count for the next wait. */
    Mono<Void> await(Duration atMost) {
        return Mono.defer(() -> next.asMono().timeout(atMost, Mono.empty()))
                .then(Mono.fromRunnable(() -> next = Sinks.empty()));
    }
}
