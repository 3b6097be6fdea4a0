package org.fivetrust.agreementclient;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The body of an execution. */
@Schema(name = "WarrantInHand", description = "A warrant may be presented in place of the one delivered (可出示执行令)")
public record WarrantInHand(
        @Size(max = 10_000)
        @Schema(description = "A warrant in hand (JWS); the delivered one unless given (执行令)")
        @Nullable
        String warrant) {

    static final WarrantInHand NONE = new WarrantInHand(null);
}
