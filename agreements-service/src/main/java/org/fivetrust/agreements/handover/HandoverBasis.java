package org.fivetrust.agreements.handover;

import java.util.UUID;
import org.fivetrust.agreements.handover.model.Direction;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.jspecify.annotations.Nullable;

/** What a list needs to know of its agreement. */
record HandoverBasis(
        String principal,
        UUID series,
        boolean signed,
        boolean inScope,
        boolean ending,
        @Nullable UUID openList,
        String listedBy) {

    PrincipalId owner() {
        return new PrincipalId(principal);
    }

    void mustBear(HandoverMessages.Ask ask) {
        if (!signed) {
            throw new Refused(Refusal.state("handover.not-signed"));
        }
        if (!inScope) {
            throw new Refused(Refusal.rule("handover.area-not-in-scope").with("area", ask.area()));
        }
        if (ask.direction() == Direction.HAND_BACK && !ending) {
            throw new Refused(Refusal.state("handover.not-ending"));
        }
        if (openList != null) {
            throw new Refused(Refusal.state("handover.list-open").with("handover", openList));
        }
    }
}
