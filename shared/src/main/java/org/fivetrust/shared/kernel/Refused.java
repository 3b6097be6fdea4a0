package org.fivetrust.shared.kernel;

import java.util.List;
import org.fivetrust.shared.kernel.InvalidValue.Violation;

/** Carries a refusal out of a reactive pipe, so that its transaction rolls back and the rim renders it. */
public final class Refused extends RuntimeException {

    private final transient Refusal because;
    private final transient List<Violation> violations;

    public Refused(Refusal because) {
        this(because, List.of());
    }

    /** A rule broken in several places at once: each is named. */
    public Refused(Refusal because, List<Violation> violations) {
        super(because.code(), null, false, false);
        this.because = because;
        this.violations = List.copyOf(violations);
    }

    public Refusal because() {
        return because;
    }

    public List<Violation> violations() {
        return violations;
    }
}
