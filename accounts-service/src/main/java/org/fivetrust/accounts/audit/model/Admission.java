package org.fivetrust.accounts.audit.model;

import java.util.Set;
import org.fivetrust.shared.kernel.Refusal;

/** Whether a request of an auditor goes on. */
public sealed interface Admission {

    /** It does, and sees these principals and no others. */
    record Admitted(Set<String> principals) implements Admission {

        public Admitted {
            principals = Set.copyOf(principals);
        }
    }

    record Declined(Refusal because) implements Admission {}
}
