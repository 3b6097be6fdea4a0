package org.fivetrust.agreementclient;

import java.util.Set;
import java.util.UUID;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/**
 * An act asked for, and how far it has come.
 *
 * @param records the records of the archives that it names
 * @param partOf the act that it is asked for, decided and executed with
 */
public record ActState(
        Act act,
        String digest,
        Status status,
        Set<String> records,
        @Nullable UUID matter,
        @Nullable String matterNumber,
        @Nullable UUID warrantId,
        @Nullable String warrant,
        @Nullable UUID partOf) {

    public ActState {
        records = Set.copyOf(records);
    }

    /** Which move follows which is kept in the database ({@code act_moves}). */
    public enum Status {
        /** Written down, archives and agreement not heard yet. */
        ASKED,
        /** Forbidden by the agreement, or it names records that are not there. */
        REFUSED,
        /** A matter is open. */
        AWAITING_APPROVAL,
        /** Sent back once, with everything that is missing. */
        RETURNED,
        REJECTED,
        WITHDRAWN,
        EXPIRED,
        /** A warrant is there. */
        AUTHORISED,
        /** Done, once and for all. */
        EXECUTED
    }

    public UUID id() {
        return act.id();
    }

    public PrincipalId principal() {
        return act.principal();
    }

    /** A part of this act, which has come as far. */
    public ActState part(Act part) {
        return new ActState(part, part.digest(), status, Set.of(), matter, matterNumber, warrantId, warrant, id());
    }

    /** What is kept is still what was frozen. */
    boolean isIntact() {
        return act.digest().equals(digest);
    }
}
