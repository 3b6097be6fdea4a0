package org.fivetrust.agreements.matter;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.fivetrust.agreements.matter.MatterMessages.Evidence;
import org.fivetrust.agreements.matter.MatterStore.Note;
import org.fivetrust.agreements.matter.MatterStore.Taken;
import org.fivetrust.agreements.matter.model.Step;
import org.fivetrust.agreements.matter.model.StepTaken;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.IdempotencyKey;
import org.jspecify.annotations.Nullable;

/**
 * A command on a matter: who gives it, and what with it.
 *
 * @param body the request as it was sent, by which a repetition is recognised
 */
record MatterCommand(
        Caller caller,
        @Nullable IdempotencyKey key,
        Object body,
        @Nullable String comment,
        List<Evidence> evidence,
        List<String> missing) {

    MatterCommand(Caller caller, @Nullable IdempotencyKey key, Object body, @Nullable String comment) {
        this(caller, key, body, comment, List.of(), List.of());
    }

    static MatterCommand with(
            Caller caller,
            @Nullable IdempotencyKey key,
            Object body,
            @Nullable String comment,
            @Nullable List<Evidence> evidence) {
        return new MatterCommand(
                caller, key, body, comment, Objects.requireNonNullElse(evidence, List.of()), List.of());
    }

    /** The same for the same attempt sent again. */
    UUID attempt(UUID matter) {
        return key == null
                ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes(
                        (matter + "\n" + caller.subject() + "\n" + key.value()).getBytes(StandardCharsets.UTF_8));
    }

    /** The step as this command leaves it. */
    Taken take(StepTaken taken, Step.Status status) {
        return new Taken(
                taken.step().no(),
                status,
                caller.subject(),
                caller.name(),
                taken.capacity().delegator(),
                taken.capacity().delegatorName(),
                comment,
                evidence);
    }

    /** Everything that came with it, under a note of this kind. */
    Note note(String kind) {
        var sent = Map.of("comment", comment == null ? "" : comment, "missing", missing, "evidence", evidence);
        return new Note(UUID.randomUUID(), kind, sent, caller.subject());
    }
}
