package org.fivetrust.agreements.authority;

import org.fivetrust.agreements.agreement.model.Covenant.Says;
import org.fivetrust.agreements.authority.model.Ground;
import org.fivetrust.agreements.authority.model.Outcome;
import org.fivetrust.agreements.authority.model.Related;
import org.fivetrust.shared.kernel.Basis;
import org.jspecify.annotations.Nullable;

/** A ruling with all it rests on, before it is kept. */
record Decision(@Nullable Ground ground, Says says, Basis basis, Related related) {

    Outcome outcome() {
        return Outcome.of(says);
    }
}
