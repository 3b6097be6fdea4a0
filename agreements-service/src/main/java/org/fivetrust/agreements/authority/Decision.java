package org.fivetrust.agreements.authority;

import org.fivetrust.agreements.agreement.model.CompiledAgreement.PolicyDecision;
import org.fivetrust.agreements.authority.model.Ground;
import org.fivetrust.agreements.authority.model.Related;
import org.fivetrust.agreements.authority.model.RulingOutcome;
import org.fivetrust.shared.kernel.Basis;
import org.jspecify.annotations.Nullable;

/** A ruling with all it rests on, before it is kept. */
record Decision(@Nullable Ground ground, PolicyDecision says, Basis basis, Related related) {

    RulingOutcome outcome() {
        return RulingOutcome.of(says);
    }
}
