package org.fivetrust.shared.kernel;

import java.util.List;

/** The request is not well-formed: every fault found, each with a JSON pointer. */
public final class InvalidValue extends RuntimeException {

    private static final int LONGEST_POINTER = 200;

    private static final int LONGEST_MESSAGE = 1000;

    private static final int TOLD_IN_LOGS = 5;

    private final transient List<Violation> violations;

    /** One fault: where (RFC 6901) and what. Names of fields come from the client, so neither grows without end. */
    public record Violation(String pointer, String message) {

        public Violation {
            pointer = Excerpt.of(pointer, LONGEST_POINTER);
            message = Excerpt.of(message, LONGEST_MESSAGE);
        }
    }

    public InvalidValue(List<Violation> violations) {
        super("invalid: " + violations.stream().limit(TOLD_IN_LOGS).toList(), null, false, false);
        this.violations = List.copyOf(violations);
    }

    public InvalidValue(String pointer, String message) {
        this(List.of(new Violation(pointer, message)));
    }

    public List<Violation> violations() {
        return violations;
    }
}
