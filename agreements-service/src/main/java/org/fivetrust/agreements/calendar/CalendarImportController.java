package org.fivetrust.agreements.calendar;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.agreements.calendar.CalendarMessages.Ask;
import org.fivetrust.agreements.calendar.CalendarMessages.Import;
import org.fivetrust.agreements.calendar.model.CalendarCsv;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.Listed;
import org.fivetrust.shared.web.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Calendar")
class CalendarImportController {

    private final CalendarWorkflow calendar;

    CalendarImportController(CalendarWorkflow calendar) {
        this.calendar = calendar;
    }

    @PostMapping(path = "/v1/calendar/imports", consumes = MediaType.APPLICATION_JSON_VALUE)
    @OpenTo(Permission.KEEP_CALENDAR)
    @Operation(
            operationId = "importCalendar",
            summary = "Import announced days (导入节假日安排)",
            description = "JSON, or text/csv with the header day,working,name,source and, if wanted, provisional. All "
                    + "bad rows are told at once; nothing is kept unless all is good. A day said otherwise than before "
                    + "gets a new version. (全部校验，整体成败；变更另立版本)")
    @ApiResponse(responseCode = "201", description = "Imported (已导入)", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "A dry run: nothing was kept (试导入)", useReturnTypeSchema = true)
    Mono<ResponseEntity<Import>> json(
            Caller caller,
            @Nullable IdempotencyKey key,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @Valid @RequestBody Ask ask) {
        return calendar.take(caller, key, ask.lines(), dryRun);
    }

    @PostMapping(path = "/v1/calendar/imports", consumes = "text/csv")
    @OpenTo(Permission.KEEP_CALENDAR)
    @Operation(operationId = "importCalendar", hidden = true)
    Mono<ResponseEntity<Import>> csv(
            Caller caller,
            @Nullable IdempotencyKey key,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody String text) {
        return calendar.take(caller, key, CalendarCsv.lines(text), dryRun);
    }

    @GetMapping("/v1/calendar/imports")
    @Operation(operationId = "listCalendarImports", summary = "Imports, the newest first (导入记录)")
    Listed<Import> list() {
        return Listed.of(calendar::imports);
    }

    @GetMapping("/v1/calendar/imports/{id}")
    @Operation(operationId = "readCalendarImport", summary = "One import (单次导入)")
    Mono<Import> find(@PathVariable UUID id) {
        return calendar.find(id);
    }
}
