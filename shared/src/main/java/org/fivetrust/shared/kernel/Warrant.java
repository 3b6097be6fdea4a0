package org.fivetrust.shared.kernel;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * The outcome of a finished matter (执行令): single use, bound to the digest of the very act approved, expiring. Only the
 * gate builds one, from a signature it has checked, so that an executing command cannot exist without it.
 *
 * @param approvers who approved the act, for whom they did, and who confirmed its evidence
 */
public record Warrant(
        UUID id,
        PrincipalId principal,
        UUID act,
        String kind,
        String digest,
        UUID matter,
        Set<String> approvers,
        Instant expiresAt) {

    public Warrant {
        approvers = Set.copyOf(approvers);
    }

    public boolean fits(PrincipalId principal, UUID act, String digest) {
        return this.principal.equals(principal) && this.act.equals(act) && this.digest.equals(digest);
    }

    /** Whoever had a part in the approval neither prepares nor executes. */
    public boolean isApprovedBy(String subject) {
        return approvers.contains(subject);
    }

    public boolean hasExpiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
