package org.fivetrust.agreementclient;

import java.util.Set;
import java.util.UUID;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.ActContent;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What an area defines of one kind of act; {@link ActFlow} does the rest.
 *
 * @param <O> the order: everything the approvers see
 * @param <V> the view that answers a request or an execution
 */
public interface ActKind<O, V> {

    /**
     * What is the same for every act of the kind.
     *
     * @param name as agreements name it, such as {@code PAYMENT}
     * @param path where its resources are, such as {@code /v1/payments/}
     * @param ownAct the refusal of a person who executes what they asked for
     */
    record Definition<V>(String name, String path, Class<V> answer, Refusal ownAct) {}

    Definition<V> definition();

    /** The same order gives the same content: it is what the digest is taken of. */
    ActContent content(O order);

    /** The records of the archives that an order names, by id or archival number. */
    default Set<String> records(O order) {
        return Set.of();
    }

    /** Checks the area's own facts under its locks and writes the order's row, in the transaction of the act. */
    Mono<Void> save(Act act, O order);

    /** The order as its row says it at this moment. */
    Mono<O> stored(ActState state);

    /** In the transaction around it. */
    Mono<V> view(Caller caller, UUID id);

    /** The answer to an execution. */
    default CommandResult<V> done(V view) {
        return CommandResult.ok(view);
    }

    /** The events that an execution sends, where other services wait for them. */
    default Flux<Event> executed(ActState state) {
        return Flux.empty();
    }
}
