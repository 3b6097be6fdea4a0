package org.fivetrust.agreements.authority;

import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.Covenant.Says;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Clause;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** A ruling with all it rests on, before it is kept. */
record Decision(@Nullable Ground ground, Says says, Basis basis, List<UUID> related) {

    String outcome() {
        return switch (says) {
            case Says.Allowed _ -> "PERMITTED";
            case Says.After _ -> "NEEDS_PROCEDURE";
            case Says.Never _ -> "FORBIDDEN";
        };
    }

    static Says noAgreement(PrincipalId principal) {
        return new Says.Never(
                Refusal.rule("agreement.not-in-force")
                        .with("principal", principal)
                        .curedBy(Cure.of("agreement.conclude", "committee-director, street-leader")
                                .at("/v1/agreements")),
                List.<Clause>of());
    }
}
