package org.fivetrust.agreements.community;

import io.swagger.v3.oas.annotations.Hidden;
import org.fivetrust.shared.kernel.PrincipalId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Gives area services the sub-district of a principal that they do not know yet. */
@RestController
@Hidden
class PrincipalController {

    private final CommunityWorkflow communities;

    PrincipalController(CommunityWorkflow communities) {
        this.communities = communities;
    }

    record Registered(String subdistrict) {}

    @GetMapping("/internal/principals/{principal}")
    Mono<Registered> find(@PathVariable String principal) {
        return communities.subdistrict(new PrincipalId(principal)).map(Registered::new);
    }
}
