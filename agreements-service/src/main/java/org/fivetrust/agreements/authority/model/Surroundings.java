package org.fivetrust.agreements.authority.model;

import java.time.LocalDate;
import org.fivetrust.agreements.agreement.model.Covenant.Says;
import org.fivetrust.agreements.agreement.model.Restraint;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What bears on an act besides the words of the agreement, as it stood when the act was ruled on. Kept with the ruling,
 * so that it can be decided again.
 *
 * @param nearToOtherSide whether whoever asks, a relative or a firm of his is whom the act is for
 * @param restraint what holds the agreement back; nothing where there is no agreement
 * @param day the act is held to: an act dated back is still a new act
 */
public record Surroundings(
        boolean nearToOtherSide,
        @Nullable Restraint restraint,
        @Nullable LocalDate day) {

    public static final Surroundings NONE = new Surroundings(false, null, null);

    /** Ended by notice by then. */
    boolean hasEnded() {
        return restraint != null && day != null && restraint.hasEnded(day);
    }

    /** What was said, or why it does not hold here: forbidding wins. */
    Says weigh(Says said, String kind) {
        var apart = keepApart(said, kind);
        return restraint == null || day == null ? apart : restraint.apply(apart, kind, day);
    }

    /** Nobody asks for what would go to himself, his near ones or his firm. */
    private Says keepApart(Says said, String kind) {
        return nearToOtherSide && said instanceof Says.After after
                ? new Says.Never(
                        Refusal.person("matter.requester-conflict")
                                .with("kind", kind)
                                .citing(after.clauses()),
                        after.clauses())
                : said;
    }
}
