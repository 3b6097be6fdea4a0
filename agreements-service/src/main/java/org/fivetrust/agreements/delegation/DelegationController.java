package org.fivetrust.agreements.delegation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.agreements.delegation.DelegationMessages.Ask;
import org.fivetrust.agreements.delegation.DelegationMessages.View;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Entitlement;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.Listed;
import org.fivetrust.shared.web.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/delegations")
@Tag(name = "Delegations", description = "Roles lent for some days (委托代行)")
class DelegationController {

    private final DelegationWorkflow delegations;

    DelegationController(DelegationWorkflow delegations) {
        this.delegations = delegations;
    }

    @PostMapping
    @OpenTo(as = Entitlement.ONESELF)
    @Operation(
            operationId = "delegateRole",
            summary = "Lend one's own role to another person (委托他人代行)",
            description =
                    "Never more than the caller's own roles and principals. The delegate acts for the delegator, both "
                            + "are recorded, and neither has another part in the same matter. (不超出本人权限；不突破不相容岗位)")
    @ApiResponse(responseCode = "201", description = "Entered (已登记)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> lend(Caller caller, @Nullable IdempotencyKey key, @Valid @RequestBody Ask ask) {
        return delegations.lend(caller, key, ask);
    }

    @PostMapping("/{id}/revocation")
    @OpenTo(as = Entitlement.ONESELF)
    @Operation(
            operationId = "revokeDelegation",
            summary = "Take it back, or lay it down, at once (撤销代行)",
            description = "By either side. (委托人或代行人)")
    Mono<ResponseEntity<View>> revoke(Caller caller, @Nullable IdempotencyKey key, @PathVariable UUID id) {
        return delegations.revoke(caller, key, id);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readDelegation", summary = "Read a delegation (查看代行委托)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return delegations.find(caller, id);
    }

    @GetMapping
    @Operation(
            operationId = "listDelegations",
            summary = "One's own delegations, given and taken; all of them for who oversees (代行委托列表)")
    Listed<View> list(Caller caller) {
        return Listed.of(page -> delegations.list(caller, page));
    }
}
