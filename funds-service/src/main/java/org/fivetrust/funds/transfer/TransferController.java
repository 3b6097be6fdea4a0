package org.fivetrust.funds.transfer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.agreementclient.WarrantInHand;
import org.fivetrust.funds.transfer.TransferMessages.Ask;
import org.fivetrust.funds.transfer.TransferMessages.View;
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
@RequestMapping("/v1/transfers")
@Tag(name = "Transfers", description = "Between two principals, on the resolutions of both (资金划转)")
class TransferController {

    private final TransferWorkflow transfers;

    TransferController(TransferWorkflow transfers) {
        this.transfers = transfers;
    }

    @PostMapping
    @OpenTo(as = Entitlement.ORIGINATOR)
    @Operation(
            operationId = "requestTransfer",
            summary = "Ask for one side of a transfer (申请资金划转)",
            description = "Each side asks on its own, in a matter of its own; they meet by principal and amount, and "
                    + "see nothing else of each other. (双方各自申请、各自审批，按委托方与金额对应，互不可见其他信息)")
    @ApiResponse(
            responseCode = "201",
            description = "Asked; the matter is open (已申请，事项已发起)",
            useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> request(Caller caller, IdempotencyKey key, @Valid @RequestBody Ask ask) {
        return transfers.request(caller, key, ask);
    }

    @PostMapping("/{id}/execute")
    @OpenTo(Permission.MAKE_TRANSFERS)
    @Operation(
            operationId = "executeTransfer",
            summary = "Accept a transfer, or move its money, under the warrant (凭执行令接受或划转)",
            description =
                    "The side that receives accepts first; then the side that gives moves the money, both entries "
                            + "at once. Never by who asked; once. (划入方先接受，划出方再划转，双方同时入账；申请人不得办理，仅一次)")
    @ApiResponse(responseCode = "200", description = "Accepted or made (已接受或已划转)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> execute(
            Caller caller,
            IdempotencyKey key,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable WarrantInHand presented) {
        return transfers.execute(caller, key, id, presented);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readTransfer", summary = "Read one side of a transfer (查看资金划转)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return transfers.find(caller, id);
    }

    @GetMapping
    @Operation(operationId = "listTransfers", summary = "List transfers, newest first (资金划转列表)")
    Listed<View> list(Caller caller, @RequestParam(required = false) @Nullable String principal) {
        return Listed.of(page -> transfers.list(caller, principal, page));
    }
}
