package org.fivetrust.shared.web;

import org.fivetrust.shared.kernel.PrincipalId;
import reactor.core.publisher.Mono;

/**
 * Says of a principal that this service has not heard of yet to which sub-district it belongs and what it is called.
 */
public interface SubdistrictSource {

    /** @param legalName its name in law, for papers */
    record Registered(String subdistrict, String legalName) {}

    /** Nothing where it is not registered. */
    Mono<Registered> registered(PrincipalId principal);
}
