package org.fivetrust.agreements.handover;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.agreements.handover.HandoverMessages.Ask;
import org.fivetrust.agreements.handover.HandoverMessages.Settle;
import org.fivetrust.agreements.handover.HandoverMessages.Sign;
import org.fivetrust.agreements.handover.HandoverMessages.View;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Entitlement;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.Listed;
import org.fivetrust.shared.web.OpenTo;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Hand-overs", description = "What passes between a community and the centre, signed three ways (移交清单)")
class HandoverController {

    private final HandoverWorkflow handovers;
    private final SettlementWorkflow settling;

    HandoverController(HandoverWorkflow handovers, SettlementWorkflow settling) {
        this.handovers = handovers;
        this.settling = settling;
    }

    @PostMapping("/v1/agreements/{id}/handovers")
    @OpenTo(as = Entitlement.SIGNATORY)
    @Operation(
            operationId = "openHandover",
            summary = "Open a hand-over list (开列移交清单)",
            description = "As counted: differences stay. A list handed back holds everything that came and every open "
                    + "matter; withholding a deposit or charging a fee is refused. (如实列明差异；交还须全部列入，不得扣留或收费)")
    @ApiResponse(responseCode = "201", description = "Opened (已开列)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> open(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Ask ask) {
        return handovers.open(caller, key, id, ask);
    }

    @GetMapping("/v1/agreements/{id}/handovers")
    @Operation(operationId = "listHandovers", summary = "Hand-over lists of an agreement (协议的移交清单)")
    Listed<View> list(Caller caller, @PathVariable UUID id) {
        return Listed.of(page -> handovers.list(caller, id, page));
    }

    @GetMapping("/v1/handovers/{id}")
    @Operation(operationId = "readHandover", summary = "Read a hand-over list (查看移交清单)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return handovers.find(caller, id);
    }

    @PostMapping("/v1/handovers/{id}/signatures")
    @OpenTo(as = Entitlement.SIGNATORY)
    @Operation(
            operationId = "signHandover",
            summary = "Sign a hand-over list (签署移交清单)",
            description = "As giver, receiver or overseer: three different people. (移交人、接收人、监交人须为三人)")
    @ApiResponse(responseCode = "201", description = "Signed (已签)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> sign(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Sign sign) {
        return settling.sign(caller, key, id, sign);
    }

    @PostMapping("/v1/handovers/{id}/voids")
    @OpenTo(as = Entitlement.SIGNATORY)
    @Operation(
            operationId = "voidHandoverItems",
            summary = "Give up in writing what is missing (书面注销短缺项)",
            description = "The list stays as counted; the statement is added to it. (清单保持原样，另附书面说明)")
    @ApiResponse(responseCode = "201", description = "Voided (已注销)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> voids(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Settle settle) {
        return settling.voids(caller, key, id, settle);
    }

    @PostMapping("/v1/handovers/{id}/arrivals")
    @OpenTo(as = Entitlement.SIGNATORY)
    @Operation(operationId = "recordHandoverArrivals", summary = "Receive later what was missing (补交短缺项)")
    @ApiResponse(responseCode = "201", description = "Received (已补交)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> arrivals(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Settle settle) {
        return settling.arrivals(caller, key, id, settle);
    }
}
