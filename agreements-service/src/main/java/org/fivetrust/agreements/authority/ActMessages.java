package org.fivetrust.agreements.authority;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** Between the areas and the authority. */
final class ActMessages {

    private ActMessages() {}

    record Put(@NotNull Map<String, Object> act, @NotNull String digest) {}

    record MatterRef(UUID id, String number) {}

    record Answer(
            String ruling,
            Basis basis,
            @Nullable MatterRef matter,
            @Nullable Refusal refusal,
            @Nullable String warrant) {}

    /** An answer given before, and the digest it was given to. */
    record Kept(String digest, Answer answer) {}

    /** The status of a warrant, and why its agreement does not let it be executed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WarrantAnswer(String status, @Nullable Refusal refusal) {}

    /** A mandate, or (with 404) why there is none although an agreement is in force. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Mandate(@Nullable String mandate, @Nullable Refusal refusal) {}
}
