package org.fivetrust.agreements.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** Subscriptions on the wire. */
final class WebhookMessages {

    static final String TYPE = "\\*|[a-z][a-z-]{0,39}\\.(\\*|[a-z][a-z-]{0,39})";

    private WebhookMessages() {}

    enum Status {
        ACTIVE,
        PAUSED,
        DISABLED,
        ENDED
    }

    @Schema(name = "WebhookRequest")
    record Ask(
            @NotBlank
            @Size(max = 500)
            @Schema(
                    description = "Where events are posted; https (接收地址)",
                    example = "https://district.example.gov.cn/hooks")
            String address,

            @NotEmpty
            @Size(max = 50)
            @Schema(
                    description = "Types of events; an asterisk stands for all, or for all of one kind (事件类型，可用通配)",
                    example = "[\"agreement.*\", \"matter.approved\"]")
            List<@NotNull @Pattern(regexp = TYPE, message = "event-type.form") String> types,

            @Size(min = 1, max = 500)
            @Schema(description = "Principals within the caller's own; default: all of them (委托方范围)")
            @Nullable
            List<@NotNull @Pattern(regexp = PrincipalId.PATTERN, message = "principal") String> principals,

            @Size(max = 200) @Nullable String description) {}

    @Schema(name = "WebhookChange")
    record Change(
            @NotNull @Schema(description = "ACTIVE resumes, PAUSED holds deliveries back (恢复或暂停)")
            Status status) {

        @AssertTrue(message = "webhook-status@status")
        @Schema(hidden = true)
        boolean isStatusAllowed() {
            return status == null || status == Status.ACTIVE || status == Status.PAUSED;
        }
    }

    @Schema(name = "Webhook")
    record View(
            UUID id,
            String address,
            List<String> types,

            @Schema(description = "An asterisk means all, those yet to come included (*为全部)")
            List<String> principals,

            @Nullable @JsonProperty("street") String subdistrict,
            @Nullable String description,
            Status status,

            @Schema(description = "Why it was stopped: GONE (410), FAILING (停用原因)") @Nullable
            String reason,

            String owner,
            Instant createdAt,
            Instant changedAt,

            @Schema(description = "Deliveries still to be made (待投递数)")
            long pending,

            @Nullable Instant failingSince,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "Only in the answer that made it; it is never shown again (仅显示一次)")
            @Nullable
            String secret) {

        View with(String secret) {
            return new View(
                    id,
                    address,
                    types,
                    principals,
                    subdistrict,
                    description,
                    status,
                    reason,
                    owner,
                    createdAt,
                    changedAt,
                    pending,
                    failingSince,
                    secret);
        }
    }

    @Schema(name = "WebhookSecretRequest")
    record Rotate(
            @Schema(
                    description = "How long the earlier secret goes on signing beside the new one, at most 7 days; "
                            + "PT0S revokes it at once (旧密钥并行期)",
                    example = "P1D",
                    type = "string")
            @Nullable
            Duration overlap) {

        private static final Duration LONGEST = Duration.ofDays(7);

        @AssertTrue(message = "overlap@overlap")
        @Schema(hidden = true)
        boolean isOverlapBounded() {
            return overlap == null || !overlap.isNegative() && overlap.compareTo(LONGEST) <= 0;
        }
    }

    @Schema(name = "WebhookSecret")
    record Secret(
            @Schema(description = "Standard Webhooks secret; it is never shown again (仅显示一次)", example = "whsec_…")
            String secret,

            @Schema(description = "Until then the earlier secret signs as well (旧密钥截止)")
            Instant earlierUntil) {

        Secret with(String told) {
            return new Secret(told, earlierUntil);
        }
    }

    @Schema(name = "WebhookPing")
    record Ping(
            UUID event,
            boolean delivered,
            @Nullable Integer code,
            @Nullable String error,
            long durationMs) {}
}
