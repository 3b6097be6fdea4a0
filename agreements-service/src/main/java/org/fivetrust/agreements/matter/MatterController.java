package org.fivetrust.agreements.matter;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.agreements.matter.MatterMessages.Approve;
import org.fivetrust.agreements.matter.MatterMessages.Reject;
import org.fivetrust.agreements.matter.MatterMessages.Resubmit;
import org.fivetrust.agreements.matter.MatterMessages.SendBack;
import org.fivetrust.agreements.matter.MatterMessages.View;
import org.fivetrust.agreements.matter.MatterMessages.Withdraw;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Entitlement;
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
@RequestMapping("/v1/matters")
@Tag(name = "Matters", description = "Acts that need a procedure, step by step (事项办理)")
class MatterController {

    private final MatterWorkflow matters;

    MatterController(MatterWorkflow matters) {
        this.matters = matters;
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readMatter", summary = "Read a matter with its steps (查看事项)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return matters.find(caller, id);
    }

    @PostMapping("/{id}/steps/{step}/approve")
    @OpenTo(as = Entitlement.STEP)
    @Operation(
            operationId = "approveStep",
            summary = "Approve a step (同意)",
            description =
                    "By the step's role, of this community or its sub-district, or who acts for its holder; who is "
                            + "neither the requester nor has had a part in another step, nor is near to the other side. With the "
                            + "last one the warrant is issued. (代行、回避、一人一环节；最后一个环节同意后签发执行令)")
    Mono<ResponseEntity<View>> approve(
            Caller caller,
            @Nullable IdempotencyKey key,
            @PathVariable UUID id,
            @PathVariable UUID step,
            @Valid @RequestBody(required = false) @Nullable Approve approve) {
        return matters.approve(caller, key, id, step, approve == null ? new Approve(null, null) : approve);
    }

    @PostMapping("/{id}/steps/{step}/return")
    @OpenTo(as = Entitlement.STEP)
    @Operation(
            summary = "Return with everything that is missing, once (一次性告知退回)",
            description = "A second list is refused, and the attempt counted. (不得二次退回，并计数)")
    Mono<ResponseEntity<View>> sendBack(
            Caller caller,
            @Nullable IdempotencyKey key,
            @PathVariable UUID id,
            @PathVariable UUID step,
            @Valid @RequestBody SendBack back) {
        return matters.sendBack(caller, key, id, step, back);
    }

    @PostMapping("/{id}/steps/{step}/reject")
    @OpenTo(as = Entitlement.STEP)
    @Operation(operationId = "rejectStep", summary = "Reject, with the reason (不同意)")
    Mono<ResponseEntity<View>> reject(
            Caller caller,
            @Nullable IdempotencyKey key,
            @PathVariable UUID id,
            @PathVariable UUID step,
            @Valid @RequestBody Reject reject) {
        return matters.reject(caller, key, id, step, reject);
    }

    @PostMapping("/{id}/resubmit")
    @OpenTo(as = Entitlement.REQUESTER)
    @Operation(
            operationId = "resubmitMatter",
            summary = "Send a returned matter again (补正后重新提交)",
            description = "By who asked for it. (由申请人)")
    Mono<ResponseEntity<View>> resubmit(
            Caller caller,
            @Nullable IdempotencyKey key,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable Resubmit again) {
        return matters.resubmit(caller, key, id, again == null ? new Resubmit(null, null) : again);
    }

    @PostMapping("/{id}/withdraw")
    @OpenTo(as = Entitlement.REQUESTER)
    @Operation(
            operationId = "withdrawMatter",
            summary = "Withdraw (撤回)",
            description = "By who asked for it, before the last approval. (由申请人，最后审批前)")
    Mono<ResponseEntity<View>> withdraw(
            Caller caller,
            @Nullable IdempotencyKey key,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable Withdraw withdraw) {
        return matters.withdraw(caller, key, id, withdraw == null ? new Withdraw(null) : withdraw);
    }
}
