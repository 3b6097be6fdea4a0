package org.fivetrust.assets.disposal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.agreementclient.WarrantInHand;
import org.fivetrust.assets.disposal.DisposalMessages.View;
import org.fivetrust.assets.disposal.model.DisposalStatus;
import org.fivetrust.shared.kernel.Permission;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/disposals")
@Tag(name = "Disposals", description = "How an asset leaves the register (资产处置)")
class DisposalController {

    private final DisposalWorkflow disposals;

    DisposalController(DisposalWorkflow disposals) {
        this.disposals = disposals;
    }

    @PostMapping
    @OpenTo(as = Entitlement.ORIGINATOR)
    @Operation(
            operationId = "requestDisposal",
            summary = "Request a disposal (申请处置资产)",
            description = "Opens a matter over the greater of book value and appraisal. " + "(按账面净值与评估价孰高确定决策金额并发起事项)")
    @ApiResponse(
            responseCode = "201",
            description = "Asked; the matter is open (已申请，事项已发起)",
            useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> request(
            Caller caller, IdempotencyKey key, @Valid @RequestBody DisposalMessages.Ask ask) {
        return disposals.request(caller, key, ask);
    }

    @PostMapping("/{id}/execute")
    @OpenTo(Permission.EXECUTE_DISPOSALS)
    @Operation(
            operationId = "executeDisposal",
            summary = "Carry a disposal out under its warrant (凭执行令处置)",
            description = "By the agency accountant or the head of the centre, never by who asked; once. "
                    + "(由代理会计或中心主任办理，申请人不得办理，仅一次)")
    @ApiResponse(responseCode = "200", description = "The asset is gone (资产已处置)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> execute(
            Caller caller,
            IdempotencyKey key,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable WarrantInHand presented) {
        return disposals.execute(caller, key, id, presented);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readDisposal", summary = "Read a disposal (查看处置)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return disposals.find(caller, id);
    }

    @GetMapping
    @Operation(operationId = "listDisposals", summary = "List disposals, newest first (处置列表)")
    Listed<View> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String principal,
            @RequestParam(required = false) @Nullable DisposalStatus status) {
        return Listed.of(page -> disposals.list(caller, principal, status, page));
    }
}
