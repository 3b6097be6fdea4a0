package org.fivetrust.agreements.authzen.model;

import java.time.Instant;
import java.time.LocalDate;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/** One question: may this subject do this on that resource, under these circumstances? */
public record Access(AccessEntity subject, AccessAction action, AccessEntity resource, Circumstances circumstances) {

    /** What the act moves and towards whom, and by which day and knowledge it is judged. */
    public record Circumstances(
            @Nullable Money amount,
            @Nullable String counterparty,
            @Nullable String account,
            @Nullable String category,
            boolean emergency,
            @Nullable LocalDate asOf,
            @Nullable Instant knownAt) {

        public boolean isOfNow() {
            return asOf == null && knownAt == null;
        }
    }

    public Access by(AccessEntity other) {
        return new Access(other, action, resource, circumstances);
    }

    public Access on(AccessEntity other) {
        return new Access(subject, action, other, circumstances);
    }

    public Access doing(AccessAction other) {
        return new Access(subject, other, resource, circumstances);
    }
}
