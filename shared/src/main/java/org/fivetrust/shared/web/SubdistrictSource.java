package org.fivetrust.shared.web;

import org.fivetrust.shared.kernel.PrincipalId;
import reactor.core.publisher.Mono;

/** Gives the sub-district of a principal that this service does not know yet. */
public interface SubdistrictSource {

    /** Nothing where it is not registered. */
    Mono<String> subdistrict(PrincipalId principal);
}
