package org.fivetrust.agreements.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** A change as clients receive it: CloudEvents 1.0 in JSON, with principal and sequence as extensions. */
@Schema(name = "ChangeEvent")
@JsonInclude(JsonInclude.Include.NON_NULL)
record WireEvent(
        @Schema(example = "1.0") String specversion,

        @Schema(description = "The same however often it is sent (事件编号)")
        UUID id,

        @Schema(example = "/agreements") String source,

        @Schema(example = "agreement.signed") String type,
        @Nullable String subject,
        Instant time,
        String datacontenttype,

        @Schema(description = "Whose affair it is (委托方)") @Nullable
        String principal,

        @Schema(description = "Counts the changes of one principal, without a gap (委托方内连续序号)", example = "42") @Nullable
        String sequence,

        Map<String, Object> data) {

    static final MediaType MEDIA_TYPE = MediaType.parseMediaType("application/cloudevents+json");

    private static final String SOURCE = "/agreements";

    static WireEvent ping(UUID id, UUID webhook, Instant at) {
        return new WireEvent(
                "1.0",
                id,
                SOURCE,
                "webhook.ping",
                webhook.toString(),
                at,
                "application/json",
                null,
                null,
                Map.of("webhook", webhook));
    }

    static WireEvent of(
            UUID id,
            String type,
            String subject,
            Instant at,
            String principal,
            long sequence,
            Map<String, Object> data) {
        return new WireEvent(
                "1.0", id, SOURCE, type, subject, at, "application/json", principal, Long.toString(sequence), data);
    }
}
