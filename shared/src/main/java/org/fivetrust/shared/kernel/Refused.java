package org.fivetrust.shared.kernel;

/** Carries a refusal out of a reactive pipe, so that its transaction rolls back and the rim renders it. */
public final class Refused extends RuntimeException {

    private final transient Refusal because;

    public Refused(Refusal because) {
        super(because.code(), null, false, false);
        this.because = because;
    }

    public Refusal because() {
        return because;
    }
}
