package org.fivetrust.seals.request.model;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Warrant;

/**
 * A request on its way to paper. Nobody puts the seal down without the warrant for exactly what {@code digest} seals;
 * who asked does not hold the seal; and only the paper that was approved, in no more copies than were approved, gets
 * it. All of it happens at once: what is left over of the approved number lapses.
 */
public record SealRequest(
        UUID id,
        PrincipalId principal,
        UUID seal,
        String digest,
        String requestedBy,
        DocumentDigest document,
        int copies,
        boolean imprinted) {

    private static final Refusal OTHER_ACT = Refusal.rule("warrant.other-act");

    private static final Refusal SAME_PERSON = Refusal.person("seals.same-person");

    private static final Refusal ALREADY = Refusal.state("seals.already-imprinted");

    private static final Refusal OTHER_DOCUMENT = Refusal.rule("seals.other-document");

    private static final Refusal TOO_MANY = Refusal.rule("seals.too-many-copies");

    public Outcome<Use> imprint(Warrant warrant, Presented presented, Person custodian, Instant now) {
        if (!warrant.fits(principal, id, digest)) {
            return Outcome.declined(OTHER_ACT.with("act", id));
        }
        if (custodian.is(requestedBy)) {
            return Outcome.declined(SAME_PERSON);
        }
        if (imprinted) {
            return Outcome.declined(ALREADY);
        }
        if (!presented.document().equals(document)) {
            return Outcome.declined(OTHER_DOCUMENT.with("approved", document).with("presented", presented.document()));
        }
        if (presented.copies() > copies) {
            return Outcome.declined(TOO_MANY.with("approved", copies).with("copies", presented.copies()));
        }
        return Outcome.done(new Use(principal, seal, id, presented, custodian, now));
    }
}
