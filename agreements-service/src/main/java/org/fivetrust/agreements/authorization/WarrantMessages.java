package org.fivetrust.agreements.authorization;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** Warrants and mandates on the wire. */
final class WarrantMessages {

    private WarrantMessages() {}

    @Schema(name = "Warrant")
    record WarrantView(
            UUID id,
            String principal,
            UUID matter,
            UUID act,
            String kind,
            String digest,
            Instant issuedAt,
            Instant expiresAt,

            @Schema(
                    description = "LIVE; SUSPENDED with its agreement; VOID since its end; SPENT or EXPIRED "
                            + "(可用、随协议暂停、随协议终止而失效、已使用、已过期)",
                    allowableValues = {"LIVE", "SUSPENDED", "VOID", "SPENT", "EXPIRED"})
            String status,

            @Schema(
                    description =
                            "The clause by which it serves although its agreement is suspended or has ended (结算和清理条款)")
            @Nullable
            String settledBy,

            @Nullable Instant spentAt,

            @Schema(description = "JWS (RFC 7515, ES256), verified with /.well-known/jwks.json (签名令)")
            String token) {}

    /** The status of a warrant, and why its agreement does not let it be executed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WarrantAnswer(String status, @Nullable Refusal refusal) {}

    /** A mandate, or (with 404) why there is none although an agreement is in force. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Mandate(@Nullable String mandate, @Nullable Refusal refusal) {}
}
