package org.fivetrust.agreements.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.fivetrust.agreements.webhook.EventTypes.EventType;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;

/** The section {@code webhooks} of the OpenAPI document: one entry for each type of event. */
@Configuration(proxyBeanMethods = false)
class EventDocuments {

    private static final String SENT =
            "Posted to the subscriptions of this type until one answers with 2xx, in the order of"
                    + " the changes of a principal. (推送给该类事件的订阅方，同一委托方按变更顺序)";

    @Bean
    OpenApiCustomizer documentedEvents(EventTypes eventTypes) {
        return document -> {
            eventTypes
                    .catalogue()
                    .schemas()
                    .forEach((name, data) -> document.getComponents().addSchemas(name, schema(data)));
            eventTypes
                    .catalogue()
                    .types()
                    .forEach(type -> document.addWebhooks(type.type(), new PathItem().post(delivery(type))));
        };
    }

    private static Operation delivery(EventType type) {
        return new Operation()
                .operationId("on"
                        + Arrays.stream(StringUtils.tokenizeToStringArray(type.type(), ".-"))
                                .map(StringUtils::capitalize)
                                .collect(Collectors.joining()))
                .addTagsItem("Webhooks")
                .summary(type.description())
                .description(SENT)
                .requestBody(new RequestBody()
                        .description(type.description())
                        .required(true)
                        .content(new Content()
                                .addMediaType(WireEvent.MEDIA_TYPE.toString(), new MediaType().schema(event(type)))))
                .responses(new ApiResponses()
                        .addApiResponse("2XX", new ApiResponse().description("Received (已接收)"))
                        .addApiResponse("410", new ApiResponse().description("Ends the subscription (停止订阅)")));
    }

    /** The envelope, with the type and the data of this event. */
    private static Schema<?> event(EventType type) {
        var own = new JsonSchema();
        own.addProperty("type", new JsonSchema()._const(type.type()));
        own.addProperty("data", new JsonSchema().$ref("#/components/schemas/" + type.schema()));
        return new JsonSchema().allOf(List.of(new JsonSchema().$ref("#/components/schemas/ChangeEvent"), own));
    }

    private static Schema<?> schema(JsonNode data) {
        try {
            return Json31.mapper().readValue(data.toString(), Schema.class);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
