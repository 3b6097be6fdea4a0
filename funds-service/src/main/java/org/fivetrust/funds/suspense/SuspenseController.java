package org.fivetrust.funds.suspense;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.funds.suspense.SuspenseMessages.Ask;
import org.fivetrust.funds.suspense.SuspenseMessages.Identify;
import org.fivetrust.funds.suspense.SuspenseMessages.Refund;
import org.fivetrust.funds.suspense.SuspenseMessages.View;
import org.fivetrust.funds.suspense.model.SuspenseStatus;
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
@RequestMapping("/v1/suspense")
@Tag(name = "Suspense", description = "Money on a bank account that nobody can name yet (待查收款)")
class SuspenseController {

    private final SuspenseWorkflow suspense;

    SuspenseController(SuspenseWorkflow suspense) {
        this.suspense = suspense;
    }

    @PostMapping
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "enterSuspense",
            summary = "Enter money that nobody can name (登记待查收款)",
            description = "A standing act on a booked credit of a statement, once. It is no principal's figure. "
                    + "(常设授权事项；仅限对账单中已入账的收入，不计入任何委托方)")
    @ApiResponse(responseCode = "201", description = "Entered (已登记)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> enter(Caller caller, IdempotencyKey key, @Valid @RequestBody Ask ask) {
        return suspense.enter(caller, key, ask);
    }

    @PostMapping("/{id}/identify")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "identifySuspense",
            summary = "Say whose money it is (认领待查收款)",
            description = "A standing act; another person confirms it. Said again it replaces what was said before. "
                    + "(常设授权事项，须由另一人确认；再次登记以最后一次为准)")
    @ApiResponse(responseCode = "200", description = "Named (已认领)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> identify(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Identify identify) {
        return suspense.identify(caller, key, id, identify);
    }

    @PostMapping("/{id}/refund")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "refundSuspense",
            summary = "Say that it goes back to the payer (退回待查收款)",
            description = "A standing act; another person confirms it. (常设授权事项，须由另一人确认)")
    @ApiResponse(responseCode = "200", description = "To be confirmed (待确认)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> refund(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Refund refund) {
        return suspense.refund(caller, key, id, refund);
    }

    @PostMapping("/{id}/confirm")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "confirmSuspense",
            summary = "Confirm what becomes of it (确认待查收款的去向)",
            description = "By another person than said it: what was named becomes a receipt of its principal at once; "
                    + "what goes back leaves suspense. (由另一人确认；认领的即时转为该委托方收款，退回的转出待查)")
    @ApiResponse(responseCode = "200", description = "Settled (已处理)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> confirm(Caller caller, IdempotencyKey key, @PathVariable UUID id) {
        return suspense.confirm(caller, key, id);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readSuspense", summary = "Read an item of suspense (查看待查收款)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return suspense.find(caller, id);
    }

    @GetMapping
    @Operation(operationId = "listSuspense", summary = "List suspense, newest first (待查收款列表)")
    Listed<View> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String principal,
            @RequestParam(required = false) @Nullable SuspenseStatus status,
            @RequestParam(defaultValue = "false")
                    @Parameter(description = "Only what was neither named nor given back in time (只看逾期)")
                    boolean overdue) {
        return Listed.of(page -> suspense.list(caller, principal, status, overdue, page));
    }
}
