package org.fivetrust.agreementclient;

import org.fivetrust.agreementclient.ActFlow.Authorised;
import reactor.core.publisher.Mono;

/**
 * What a step of an act does in its area, in the transaction of the step; the last step executes the act.
 *
 * @param <O> the order, as {@link ActKind} reads it back
 */
@FunctionalInterface
public interface ActStep<O> {

    Mono<Void> take(Authorised<O> authorised);
}
