package org.fivetrust.agreements.duty;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.agreements.duty.ElectionMessages.Ask;
import org.fivetrust.agreements.duty.ElectionMessages.HandOver;
import org.fivetrust.agreements.duty.ElectionMessages.Order;
import org.fivetrust.agreements.duty.ElectionMessages.View;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.web.Caller;
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
@RequestMapping("/v1/elections")
@Tag(name = "Duties")
class ElectionController {

    private final ElectionWorkflow elections;

    ElectionController(ElectionWorkflow elections) {
        this.elections = elections;
    }

    @PostMapping
    @OpenTo(Permission.KEEP_ELECTIONS)
    @Operation(
            operationId = "recordElection",
            summary = "Tell of an election (登记换届)",
            description = "From then on the days run within which everything passes to the new committee. (自当选日起算移交期限)")
    @ApiResponse(responseCode = "201", description = "Recorded (已登记)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> record(Caller caller, @Nullable IdempotencyKey key, @Valid @RequestBody Ask ask) {
        return elections.record(caller, key, ask);
    }

    @PostMapping("/{id}/order")
    @OpenTo(Permission.ORDER_HANDOVERS)
    @Operation(
            operationId = "orderElectionHandover",
            summary = "Order what is withheld to be handed over (责令移交)",
            description = "By the sub-district, once the days have passed. (逾期后由街道责令)")
    Mono<ResponseEntity<View>> order(
            Caller caller, @Nullable IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Order order) {
        return elections.order(caller, key, id, order);
    }

    @PostMapping("/{id}/hand-over")
    @OpenTo(Permission.KEEP_ELECTIONS)
    @Operation(
            summary = "Tell that all has been handed over (登记换届移交完成)",
            description = "Seals, premises, fixed assets, archives and debts: complete or not done. (缺一不可)")
    Mono<ResponseEntity<View>> handOver(
            Caller caller, @Nullable IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody HandOver done) {
        return elections.handOver(caller, key, id, done);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readElection", summary = "Read an election and what it is owed (查看换届移交)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return elections.find(caller, id);
    }

    @GetMapping
    @Operation(operationId = "listElections", summary = "List elections (换届列表)")
    Listed<View> list(Caller caller, @RequestParam(required = false) @Nullable String principal) {
        return Listed.of(page -> elections.list(caller, principal, page));
    }
}
