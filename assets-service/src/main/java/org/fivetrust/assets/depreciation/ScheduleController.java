package org.fivetrust.assets.depreciation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.fivetrust.assets.depreciation.ScheduleMessages.View;
import org.fivetrust.shared.web.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/assets/{id}")
@Tag(name = "Depreciation", description = "How the value of assets is charged to months (资产折旧)")
class ScheduleController {

    private final ScheduleWorkflow schedules;

    ScheduleController(ScheduleWorkflow schedules) {
        this.schedules = schedules;
    }

    @GetMapping("/schedule")
    @Operation(
            operationId = "readSchedule",
            summary = "Read the depreciation schedule of an asset (查看折旧计划)",
            description = "Months that are over and months to come, by the card and every change so far."
                    + " (含已过去与将来各月，按卡片及历次变动计算)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return schedules.find(caller, id);
    }
}
