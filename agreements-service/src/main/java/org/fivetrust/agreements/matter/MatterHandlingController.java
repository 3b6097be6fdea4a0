package org.fivetrust.agreements.matter;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.agreements.matter.MatterHandlingMessages.Extend;
import org.fivetrust.agreements.matter.MatterHandlingMessages.HandOn;
import org.fivetrust.agreements.matter.MatterHandlingMessages.Papers;
import org.fivetrust.agreements.matter.MatterHandlingMessages.Pause;
import org.fivetrust.agreements.matter.MatterHandlingMessages.Settle;
import org.fivetrust.agreements.matter.MatterMessages.Confirm;
import org.fivetrust.agreements.matter.MatterMessages.View;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Entitlement;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/matters/{id}")
@Tag(
        name = "Course of a matter",
        description = "First-asked responsibility, time limits, papers of emergencies (首问负责、限时办结、应急补办)")
class MatterHandlingController {

    private final MatterHandlingWorkflow course;

    MatterHandlingController(MatterHandlingWorkflow course) {
        this.course = course;
    }

    @PostMapping("/handings")
    @OpenTo(as = {Entitlement.OPEN_STEP, Entitlement.HANDLER})
    @Operation(
            summary = "Hand responsibility on (移交)",
            description =
                    "By who answers for it, or has a place at an open step. With a step: who holds its role but must "
                            + "keep out names a substitute. Responsible is the receiver after acceptance. (签收后责任转移；回避时可指定代行人)")
    @ApiResponse(responseCode = "201", description = "Handed on (已移交)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> handOn(
            Caller caller,
            @Nullable IdempotencyKey key,
            @PathVariable UUID id,
            @Valid @RequestBody HandOn reassignment) {
        return course.handOn(caller, key, id, reassignment);
    }

    @PostMapping("/handings/{handing}/acceptance")
    @OpenTo(as = Entitlement.RECEIVER)
    @Operation(
            operationId = "acknowledgeHanding",
            summary = "Acknowledge what was handed over (签收)",
            description = "By the receiver alone. (仅限移交对象)")
    Mono<ResponseEntity<View>> accept(
            Caller caller,
            @Nullable IdempotencyKey key,
            @PathVariable UUID id,
            @PathVariable("handing") UUID reassignment) {
        return course.accept(caller, key, id, reassignment);
    }

    @PostMapping("/pauses")
    @OpenTo(as = Entitlement.OPEN_STEP)
    @Operation(
            operationId = "pauseMatter",
            summary = "Stop the clocks, with the reason (暂停计时)",
            description = "By who has a place at an open step; nothing is decided until they go on. (暂停期间不得审批)")
    @ApiResponse(responseCode = "201", description = "Paused (已暂停)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> pause(
            Caller caller, @Nullable IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Pause pause) {
        return course.pause(caller, key, id, pause);
    }

    @PostMapping("/resumption")
    @OpenTo(as = {Entitlement.OPEN_STEP, Entitlement.HANDLER})
    @Operation(
            operationId = "resumeMatter",
            summary = "Let the clocks go on (恢复计时)",
            description = "Due days move by the working days that passed. (到期日按暂停的工作日顺延)")
    Mono<ResponseEntity<View>> resume(Caller caller, @Nullable IdempotencyKey key, @PathVariable UUID id) {
        return course.resume(caller, key, id);
    }

    @PostMapping("/extensions")
    @OpenTo(as = Entitlement.STEP)
    @Operation(
            operationId = "requestExtension",
            summary = "Ask for more time, in advance (申请延期)",
            description = "By the step's role, before its due day; once a step. (到期日前，每环节一次)")
    @ApiResponse(responseCode = "201", description = "Asked for (已申请)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> extend(
            Caller caller, @Nullable IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Extend extend) {
        return course.extend(caller, key, id, extend);
    }

    @PostMapping("/extensions/{extension}/decision")
    @OpenTo(as = Entitlement.SUPERIOR)
    @Operation(
            operationId = "decideExtension",
            summary = "Grant more time or not (审批延期)",
            description = "By another person, of the role set over the step's, before its due day. (由上级角色的他人，到期日前)")
    Mono<ResponseEntity<View>> settle(
            Caller caller,
            @Nullable IdempotencyKey key,
            @PathVariable UUID id,
            @PathVariable UUID extension,
            @Valid @RequestBody Settle settle) {
        return course.settle(caller, key, id, extension, settle);
    }

    @PostMapping("/evidence-confirmations")
    @OpenTo(as = Entitlement.SUPERVISOR)
    @Operation(
            operationId = "confirmMatterEvidence",
            summary = "Confirm that a resolution decided this very act (确认决议所议即本事项)",
            description = "By the supervisor of this community or their delegate; neither who asked for the act nor "
                    + "who decides it. Needed before a step takes a resolution as evidence that does not name this "
                    + "kind of act, this amount and this other side. (由居务监督委员会主任；申请人、审批人不得确认)")
    @ApiResponse(responseCode = "201", description = "Confirmed (已确认)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> confirm(
            Caller caller, @Nullable IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Confirm confirm) {
        return course.confirm(caller, key, id, confirm);
    }

    @PostMapping("/papers")
    @OpenTo(as = Entitlement.REQUESTER)
    @Operation(
            operationId = "bringEmergencyPapers",
            summary = "Bring the papers an emergency still owes (补办应急手续)",
            description = "By who asked for it; all that is wanted, at once. (由申请人一次补齐)")
    Mono<ResponseEntity<View>> papers(
            Caller caller, @Nullable IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Papers papers) {
        return course.papers(caller, key, id, papers);
    }
}
