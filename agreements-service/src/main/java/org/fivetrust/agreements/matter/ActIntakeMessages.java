package org.fivetrust.agreements.matter;

import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** Between the areas and the authority. */
final class ActIntakeMessages {

    private ActIntakeMessages() {}

    record Put(@NotNull Map<String, Object> act, @NotNull String digest) {}

    /** An area withdraws an act for who asked for it; it is not executed. */
    record Withdraw(
            @NotNull String principal,
            @NotNull String by,
            @NotNull String reason) {}

    record MatterRef(UUID id, String number) {}

    record Answer(
            String ruling,
            Basis basis,
            @Nullable MatterRef matter,
            @Nullable Refusal refusal,
            @Nullable String warrant) {}

    /** An answer given before, and the digest it was given to. */
    record Kept(String digest, Answer answer) {}
}
