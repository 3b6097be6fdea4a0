package org.fivetrust.seals.request.model;

import java.util.UUID;
import org.fivetrust.shared.kernel.ExecutedAct;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.Refusal;

/**
 * A request on its way to paper. Only the paper that was approved, in no more copies than were approved, gets the seal.
 * All of it happens at once: what is left over of the approved number lapses.
 */
public record SealRequest(UUID seal, DocumentDigest document, int copies, boolean imprinted) {

    private static final Refusal ALREADY = Refusal.state("seals.already-imprinted");

    private static final Refusal OTHER_DOCUMENT = Refusal.rule("seals.other-document");

    private static final Refusal TOO_MANY = Refusal.rule("seals.too-many-copies");

    public Outcome<Use> imprint(ExecutedAct act, Presented presented, Person custodian) {
        if (imprinted) {
            return Outcome.declined(ALREADY);
        }
        if (!presented.document().equals(document)) {
            return Outcome.declined(OTHER_DOCUMENT.with("approved", document).with("presented", presented.document()));
        }
        if (presented.copies() > copies) {
            return Outcome.declined(TOO_MANY.with("approved", copies).with("copies", presented.copies()));
        }
        return Outcome.done(new Use(act.principal(), seal, act.id(), presented, custodian, act.at()));
    }
}
