package org.fivetrust.agreements.demand;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreements.demand.DemandMessages.Answer;
import org.fivetrust.agreements.demand.DemandMessages.Ask;
import org.fivetrust.agreements.demand.DemandMessages.Rules;
import org.fivetrust.agreements.demand.DemandMessages.View;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.Listed;
import org.fivetrust.shared.web.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Meeting demands", description = "Who may demand that an assembly meets (提议召集会议)")
class DemandController {

    private final DemandWorkflow demands;

    DemandController(DemandWorkflow demands) {
        this.demands = demands;
    }

    @PostMapping("/v1/meeting-demands")
    @OpenTo(Permission.RECORD_MEETING_DEMANDS)
    @Operation(
            operationId = "recordMeetingDemand",
            summary = "Record a demand for a meeting (登记召集要求)",
            description =
                    "Always kept; `sufficient` says whether the meeting must be called, `rule` by which row, with "
                            + "its source and whether its figure is certain. (一律存档；附是否达到法定人数、出处及是否待核)")
    @ApiResponse(responseCode = "201", description = "Recorded (已登记)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> record(Caller caller, @Nullable IdempotencyKey key, @Valid @RequestBody Ask ask) {
        return demands.record(caller, key, ask);
    }

    @PostMapping("/v1/meeting-demands/{id}/resolution")
    @OpenTo(Permission.RECORD_MEETING_DEMANDS)
    @Operation(
            operationId = "answerMeetingDemand",
            summary = "Name the resolution that came of it (关联决议)",
            description = "Of the very assembly, and not from before the demand; once. (同一会议、不早于提出日，仅一次)")
    Mono<ResponseEntity<View>> answer(
            Caller caller, @Nullable IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Answer answer) {
        return demands.answer(caller, key, id, answer);
    }

    @GetMapping("/v1/meeting-demands/{id}")
    @Operation(operationId = "readMeetingDemand", summary = "Read a demand (查看召集要求)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return demands.find(caller, id);
    }

    @GetMapping(path = "/v1/meeting-demands")
    @Operation(operationId = "listMeetingDemands", summary = "List demands (召集要求列表)")
    Listed<View> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String principal,
            @Parameter(description = "Only those that must be met and have not been, or only the others (应召集而未召集)")
                    @RequestParam(required = false)
                    @Nullable
                    Boolean open) {
        return Listed.of(page -> demands.list(caller, principal, open, page));
    }

    @GetMapping("/v1/meeting-demand-rules")
    @Operation(
            operationId = "listMeetingDemandRules",
            summary = "Who may demand a meeting (提议召集的法定人数)",
            description = "Dated rows with place, source and certainty. (按日期、地区，附出处及是否待核)")
    Mono<Rules> rules(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf) {
        return demands.rules(asOf);
    }
}
