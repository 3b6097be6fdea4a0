package org.fivetrust.agreements.community;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.fivetrust.agreements.community.CommunityMessages.AskCommunity;
import org.fivetrust.agreements.community.CommunityMessages.AskPrincipal;
import org.fivetrust.agreements.community.CommunityMessages.Community;
import org.fivetrust.agreements.community.CommunityMessages.Principal;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.Listed;
import org.fivetrust.shared.web.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Communities", description = "Communities and those who entrust (社区与委托方)")
class CommunityController {

    private final CommunityWorkflow communities;

    CommunityController(CommunityWorkflow communities) {
        this.communities = communities;
    }

    @PostMapping("/v1/communities")
    @OpenTo(Permission.REGISTER_COMMUNITIES)
    @Operation(operationId = "registerCommunity", summary = "Register a community (登记社区)")
    @ApiResponse(responseCode = "201", description = "Registered (已登记)", useReturnTypeSchema = true)
    Mono<ResponseEntity<Community>> community(
            Caller caller, @Nullable IdempotencyKey key, @Valid @RequestBody AskCommunity ask) {
        return communities.register(caller, key, ask);
    }

    @GetMapping("/v1/communities")
    @Operation(operationId = "listCommunities", summary = "List communities (社区列表)")
    Listed<Community> communities(Caller caller) {
        return Listed.of(page -> communities.communities(caller, page));
    }

    @PostMapping("/v1/principals")
    @OpenTo(Permission.REGISTER_COMMUNITIES)
    @Operation(
            operationId = "registerPrincipal",
            summary = "Register a principal (登记委托方)",
            description =
                    "A residents' committee, or, in a village-converted community, its collective. (居委会；村改居社区另有集体经济组织)")
    @ApiResponse(responseCode = "201", description = "Registered (已登记)", useReturnTypeSchema = true)
    Mono<ResponseEntity<Principal>> principal(
            Caller caller, @Nullable IdempotencyKey key, @Valid @RequestBody AskPrincipal ask) {
        return communities.register(caller, key, ask);
    }

    @GetMapping("/v1/principals")
    @Operation(operationId = "listPrincipals", summary = "List principals (委托方列表)")
    Listed<Principal> principals(Caller caller, @RequestParam(required = false) @Nullable String community) {
        return Listed.of(page -> communities.principals(caller, community, page));
    }
}
