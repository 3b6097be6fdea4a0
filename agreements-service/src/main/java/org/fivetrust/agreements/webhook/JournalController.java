package org.fivetrust.agreements.webhook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Listed;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Webhooks")
class JournalController {

    private final ChangeJournal changeJournal;
    private final EventTypes eventTypes;

    JournalController(ChangeJournal changeJournal, EventTypes eventTypes) {
        this.changeJournal = changeJournal;
        this.eventTypes = eventTypes;
    }

    @GetMapping("/v1/events")
    @Operation(
            operationId = "listEvents",
            summary = "The journal of changes (变更日志)",
            description =
                    "What subscriptions are sent, for whoever would rather fetch it: principal by principal, each "
                            + "in order and without a gap. (可按序号续取)")
    Listed<WireEvent> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String principal,
            @Parameter(description = "Such as agreement.signed or matter.* (事件类型)")
                    @RequestParam(required = false)
                    @Nullable
                    String type,
            @Parameter(description = "Only changes numbered higher (起始序号)") @RequestParam(defaultValue = "0")
                    long afterSequence) {
        if (type != null) {
            eventTypes.mustExist("/type", type);
        }
        return Listed.of(page -> changeJournal.list(caller, principal, type, afterSequence, page));
    }
}
