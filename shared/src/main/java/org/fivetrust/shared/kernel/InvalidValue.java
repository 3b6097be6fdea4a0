package org.fivetrust.shared.kernel;

import java.util.List;

/** The request is not well-formed: every fault found, each with a JSON pointer. */
public final class InvalidValue extends RuntimeException {

    private final transient List<Violation> violations;

    /** One fault: where (RFC 6901) and what. */
    public record Violation(String pointer, String message) {}

    public InvalidValue(List<Violation> violations) {
        super("invalid: " + violations, null, false, false);
        this.violations = List.copyOf(violations);
    }

    public InvalidValue(String pointer, String message) {
        this(List.of(new Violation(pointer, message)));
    }

    public List<Violation> violations() {
        return violations;
    }
}
