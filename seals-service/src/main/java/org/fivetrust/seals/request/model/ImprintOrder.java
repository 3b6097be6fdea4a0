package org.fivetrust.seals.request.model;

import java.util.UUID;
import org.fivetrust.seals.refusal.model.ListedItem;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;

/** What a community wants sealed (用印申请). It is frozen when asked: this seal, this paper, this many copies. */
public record ImprintOrder(
        PrincipalId principal, UUID seal, Document document, int copies, String purpose, String category) {

    private static final Refusal BLANK =
            Refusal.rule("seals.blank-document").curedBy(Cure.of("seals.fill-in-the-blanks", Roles.REPORTER));

    private static final Refusal TOO_MANY =
            Refusal.rule("seals.copies-above-limit").curedBy(Cure.of("seals.ask-for-fewer-copies", Roles.REPORTER));

    /**
     * What can be known to be wrong is refused before anyone is asked to approve it.
     *
     * @param listed the refusal list's entry for this category, where there is one
     */
    public Outcome<ImprintOrder> request(@Nullable ListedItem listed, int mostCopies) {
        if (listed != null) {
            return Outcome.declined(listed.refusal());
        }
        if (document.blankFields() > 0) {
            return Outcome.declined(BLANK.with("count", document.blankFields()));
        }
        if (copies > mostCopies) {
            return Outcome.declined(TOO_MANY.with("copies", copies).with("most", mostCopies));
        }
        return Outcome.done(this);
    }
}
