package org.fivetrust.agreementclient;

import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.web.CommandResult;
import reactor.core.publisher.Mono;

/**
 * What a standing act does in its area once its mandate permits it, in the transaction of the ruling.
 *
 * @param <V> the view that answers it
 */
@FunctionalInterface
public interface StandingStep<V> {

    Mono<CommandResult<V>> take(Permitted permitted);
}
