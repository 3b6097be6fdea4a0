package org.fivetrust.funds.contract;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.agreementclient.WarrantInHand;
import org.fivetrust.funds.contract.ContractMessages.Ask;
import org.fivetrust.funds.contract.ContractMessages.Change;
import org.fivetrust.funds.contract.ContractMessages.ChangeView;
import org.fivetrust.funds.contract.ContractMessages.Progress;
import org.fivetrust.funds.contract.ContractMessages.Release;
import org.fivetrust.funds.contract.ContractMessages.Settle;
import org.fivetrust.funds.contract.ContractMessages.View;
import org.fivetrust.funds.contract.model.ContractStatus;
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
@RequestMapping("/v1/contracts")
@Tag(name = "Contracts", description = "What may be paid for works and purchases, step by step (合同与工程款)")
class ContractController {

    private final ContractWorkflow contracts;
    private final PerformanceWorkflow performance;

    ContractController(ContractWorkflow contracts, PerformanceWorkflow performance) {
        this.contracts = contracts;
        this.performance = performance;
    }

    @PostMapping
    @OpenTo(as = Entitlement.ORIGINATOR)
    @Operation(
            operationId = "requestContract",
            summary = "Ask for a contract to be entered (申请登记合同)",
            description = "It takes the authority of its price. A retention above what the rules of the day allow is "
                    + "refused. (按合同价款适用权限；质量保证金超过规定比例的不予登记)")
    @ApiResponse(
            responseCode = "201",
            description = "Asked; the matter is open (已申请，事项已发起)",
            useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> request(Caller caller, IdempotencyKey key, @Valid @RequestBody Ask ask) {
        return contracts.request(caller, key, ask);
    }

    @PostMapping("/{id}/enter")
    @OpenTo(Permission.ENTER_CONTRACTS)
    @Operation(
            operationId = "enterContract",
            summary = "Enter a contract under its warrant (凭执行令登记合同)",
            description = "From then on payments may name it. Never by who asked; once. (登记后方可按合同付款)")
    @ApiResponse(responseCode = "200", description = "In force (已登记)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> enter(
            Caller caller,
            IdempotencyKey key,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable WarrantInHand presented) {
        return contracts.enter(caller, key, id, presented);
    }

    @PostMapping("/{id}/changes")
    @OpenTo(as = Entitlement.ORIGINATOR)
    @Operation(
            operationId = "requestContractChange",
            summary = "Ask for a change of a contract's price (申请合同变更)",
            description = "It takes the authority of its amount; where the changes are large in sum, that of the whole "
                    + "price. One at a time. (按变更金额适用权限；累计变更超过规定比例的，按变更后总价重新决策)")
    @ApiResponse(
            responseCode = "201",
            description = "Asked; the matter is open (已申请，事项已发起)",
            useReturnTypeSchema = true)
    Mono<ResponseEntity<ChangeView>> change(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Change change) {
        return contracts.change(caller, key, id, change);
    }

    @GetMapping("/{id}/changes")
    @Operation(operationId = "listContractChanges", summary = "Changes of a contract, newest first (合同变更列表)")
    Listed<ChangeView> changes(Caller caller, @PathVariable UUID id) {
        return Listed.of(page -> contracts.changes(caller, id, page));
    }

    @PostMapping("/{id}/progress")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "recordContractProgress",
            summary = "Record that the work has come to a step (登记工程进度)",
            description =
                    "A standing act, step by step, each on its acceptance paper: as much of the price may be paid "
                            + "as the step says. (常设授权事项，逐节点凭验收单登记)")
    @ApiResponse(responseCode = "200", description = "Recorded (已登记)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> progress(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Progress progress) {
        return performance.progress(caller, key, id, progress);
    }

    @PostMapping("/{id}/settlement")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "settleContract",
            summary = "Settle the price of a contract (登记工程结算)",
            description =
                    "A standing act, once, up to the price with its approved changes; the retention is kept until "
                            + "the defects period is over. (常设授权事项，仅一次；质量保证金留存至缺陷责任期满)")
    @ApiResponse(responseCode = "200", description = "Settled (已结算)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> settle(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Settle settle) {
        return performance.settle(caller, key, id, settle);
    }

    @PostMapping("/{id}/retention-release")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "releaseRetention",
            summary = "Release the retention of a contract (返还质量保证金)",
            description =
                    "A standing act, once the defects period is over: what was retained may be paid. (常设授权事项，质保期满后办理)")
    @ApiResponse(responseCode = "200", description = "Released (已返还)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> releaseRetention(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Release release) {
        return performance.releaseRetention(caller, key, id, release);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readContract", summary = "Read a contract, with what may be paid under it (查看合同及支付情况)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return contracts.find(caller, id);
    }

    @GetMapping
    @Operation(operationId = "listContracts", summary = "List contracts, newest first (合同列表)")
    Listed<View> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String principal,
            @RequestParam(required = false) @Nullable UUID project,
            @RequestParam(required = false) @Nullable ContractStatus status) {
        return Listed.of(page -> contracts.list(caller, principal, project, status, page));
    }
}
