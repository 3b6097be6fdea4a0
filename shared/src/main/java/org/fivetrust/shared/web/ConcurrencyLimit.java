package org.fivetrust.shared.web;

import java.util.HashMap;
import java.util.Map;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** How many requests of a costly kind are under way, for one caller and in all; nobody waits, the next is refused. */
public final class ConcurrencyLimit {

    private final int perCaller;
    private final int inAll;
    private final Map<String, Integer> running = new HashMap<>();
    private int all;

    public ConcurrencyLimit(int perCaller, int inAll) {
        this.perCaller = perCaller;
        this.inAll = inAll;
    }

    /** @param unread what is done with the request of a caller who is refused, before the answer */
    public <T> Mono<T> within(Caller caller, Mono<T> work, Mono<Void> unread) {
        return Mono.defer(() -> {
            var refusal = enter(caller.subject());
            return refusal == null
                    ? Mono.using(caller::subject, _ -> work, this::leave)
                    : unread.then(Mono.error(new Refused(refusal)));
        });
    }

    private synchronized @Nullable Refusal enter(String caller) {
        if (running.getOrDefault(caller, 0) >= perCaller) {
            return Refusal.pace("request.too-many-at-once").with("most", perCaller);
        }
        if (all >= inAll) {
            return Refusal.pace("request.busy").with("most", inAll);
        }
        running.merge(caller, 1, Integer::sum);
        all++;
        return null;
    }

    private synchronized void leave(String caller) {
        all--;
        running.computeIfPresent(caller, (_, count) -> count == 1 ? null : count - 1);
    }
}
