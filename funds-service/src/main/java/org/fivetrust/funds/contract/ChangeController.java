package org.fivetrust.funds.contract;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.agreementclient.WarrantInHand;
import org.fivetrust.funds.contract.ContractMessages.ChangeView;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.IdempotencyKey;
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
@RequestMapping("/v1/contract-changes")
@Tag(name = "Contracts", description = "What may be paid for works and purchases, step by step (合同与工程款)")
class ChangeController {

    private final ContractWorkflow contracts;

    ChangeController(ContractWorkflow contracts) {
        this.contracts = contracts;
    }

    @PostMapping("/{id}/enter")
    @OpenTo(Permission.ENTER_CONTRACTS)
    @Operation(
            operationId = "enterContractChange",
            summary = "Enter a change of a contract under its warrant (凭执行令登记合同变更)",
            description = "What is reserved or spent by then stays covered. Never by who asked; once. (不得低于届时已占用和已支付)")
    @ApiResponse(responseCode = "200", description = "In force (已登记)", useReturnTypeSchema = true)
    Mono<ResponseEntity<ChangeView>> enter(
            Caller caller,
            IdempotencyKey key,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable WarrantInHand presented) {
        return contracts.enterChange(caller, key, id, presented);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readContractChange", summary = "Read a change of a contract (查看合同变更)")
    Mono<ChangeView> find(Caller caller, @PathVariable UUID id) {
        return contracts.findChange(caller, id);
    }
}
