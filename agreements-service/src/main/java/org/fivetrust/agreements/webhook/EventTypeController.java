package org.fivetrust.agreements.webhook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.fivetrust.shared.web.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@RestController
@Tag(name = "Webhooks")
class EventTypeController {

    private final EventCatalogue catalogue;

    EventTypeController(EventTypes eventTypes, JsonMapper json) {
        var found = eventTypes.catalogue();
        this.catalogue = new EventCatalogue(found.types().stream()
                .map(type -> new View(
                        type.type(),
                        type.description(),
                        json.convertValue(found.schemas().get(type.schema()), new TypeReference<>() {})))
                .toList());
    }

    @Schema(name = "EventCatalogue")
    record EventCatalogue(List<View> items) {}

    @Schema(name = "EventType")
    record View(
            @Schema(example = "matter.approved") String type,

            @Schema(description = "What changed, and how (变更对象与动作)")
            String description,

            @Schema(description = "JSON Schema (draft 2020-12) of the event's `data` (事件数据的 JSON Schema)")
            Map<String, Object> data) {}

    @GetMapping("/v1/event-types")
    @Operation(
            operationId = "listEventTypes",
            summary = "The catalogue of events (事件目录)",
            description = "Every type that a subscription can name, with the schema of its data; for every caller. "
                    + "(订阅可选的全部事件类型及其数据结构)")
    EventCatalogue list(Caller caller) {
        return catalogue;
    }
}
