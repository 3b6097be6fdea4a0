package org.fivetrust.shared.web;

import org.fivetrust.shared.kernel.PrincipalId;
import reactor.core.publisher.Mono;

/** Who says of a principal that this service has not heard of yet to which sub-district it belongs. */
public interface SubdistrictSource {

    /** Nothing where it is not registered. */
    Mono<String> subdistrict(PrincipalId principal);
}
