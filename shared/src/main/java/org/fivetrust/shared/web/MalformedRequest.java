package org.fivetrust.shared.web;

import java.util.List;
import org.fivetrust.shared.kernel.InvalidValue.Violation;

/** The parameters or headers of a request are not well-formed, and its body has not been read. */
final class MalformedRequest extends RuntimeException {

    private final transient List<Violation> violations;

    MalformedRequest(List<Violation> violations) {
        super("malformed: " + violations, null, false, false);
        this.violations = List.copyOf(violations);
    }

    List<Violation> violations() {
        return violations;
    }
}
