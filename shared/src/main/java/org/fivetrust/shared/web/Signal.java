package org.fivetrust.shared.web;

import java.time.Duration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Signals that there is work, so that whoever does it need not poll fast; or that the service stops. */
public class Signal implements ApplicationListener<ContextClosedEvent> {

    private volatile Sinks.Empty<Void> next = Sinks.empty();
    private volatile boolean stopping;

    public void ring() {
        next.tryEmitEmpty();
    }

    /** A wait under way would hold up the end of the scheduler. */
    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        stopping = true;
        ring();
    }

    /** True at the next ring, or after this long; later rings count for the next wait. Empty when the service stops. */
    public Mono<Boolean> await(Duration atMost) {
        return Mono.defer(() -> next.asMono().timeout(atMost, Mono.empty()))
                .then(Mono.fromSupplier(() -> {
                    next = Sinks.empty();
                    return !stopping;
                }))
                .filter(goingOn -> goingOn);
    }
}
