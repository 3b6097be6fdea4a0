package org.fivetrust.agreements.community;

import io.swagger.v3.oas.annotations.Hidden;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.SubdistrictSource.Registered;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Gives area services the sub-district and the legal name of a principal that they do not know yet. */
@RestController
@Hidden
class PrincipalController {

    private final CommunityWorkflow communities;

    PrincipalController(CommunityWorkflow communities) {
        this.communities = communities;
    }

    @GetMapping("/internal/principals/{principal}")
    Mono<Registered> find(@PathVariable String principal) {
        return communities.registered(new PrincipalId(principal));
    }
}
