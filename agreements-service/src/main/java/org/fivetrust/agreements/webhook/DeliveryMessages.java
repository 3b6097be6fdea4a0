package org.fivetrust.agreements.webhook;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** The delivery log on the wire. */
final class DeliveryMessages {

    private DeliveryMessages() {}

    enum Status {
        PENDING,
        DELIVERED
    }

    @Table("webhook_delivery_view")
    @Schema(name = "WebhookDelivery")
    record View(
            UUID id,

            @Schema(description = "The event's id, which is also the webhook-id header (事件编号)")
            UUID event,

            String type,
            String subject,
            String principal,

            @Schema(description = "The event's number among its principal's changes (委托方内序号)")
            long sequence,

            Status status,

            @Schema(description = "How often it was sent (投递次数)")
            int attempts,

            @Schema(description = "The last answer's status code (最近应答码)") @Nullable
            Integer code,

            @Nullable String error,
            @Nullable Integer durationMs,
            @Nullable Instant triedAt,

            @Schema(description = "When it is due; it also waits for its predecessors (下次投递)") @Nullable
            Instant nextTry,

            @Schema(description = "The replay it belongs to (所属重放)") @Nullable
            UUID replay,

            Instant createdAt) {}

    @Schema(name = "WebhookAttempt")
    record Attempt(
            int no,
            Instant at,
            @Nullable Integer code,
            @Nullable String error,
            int durationMs) {}

    @Schema(name = "WebhookDeliveryWithAttempts")
    record Whole(View delivery, List<Attempt> attempts) {}

    @Schema(name = "WebhookReplayRequest")
    record Ask(
            @Schema(description = "From this moment on (起始时间)") @Nullable
            Instant from,

            @Schema(description = "Up to this moment; default: now (截止时间)") @Nullable
            Instant to,

            @Pattern(regexp = PrincipalId.PATTERN, message = "principal") @Nullable
            String principal,

            @Positive @Schema(description = "From this number of the named principal's changes on (起始序号)") @Nullable
            Long fromSeq,

            @Size(min = 1, max = 50) @Nullable
            List<@NotNull @Pattern(regexp = WebhookMessages.TYPE, message = "event-type.form") String> types) {

        @AssertTrue(message = "start@from")
        @Schema(hidden = true)
        boolean isFromGiven() {
            return fromSeq == null ? from != null : from == null && principal != null;
        }

        @AssertTrue(message = "not-before-from@to")
        @Schema(hidden = true)
        boolean isToInOrder() {
            return from == null || to == null || !to.isBefore(from);
        }
    }

    @Schema(name = "WebhookReplay")
    record Replay(
            UUID id,

            @Schema(description = "How many events will be sent again (重放数)")
            long events,

            Instant at) {}
}
