package org.fivetrust.funds.statement.model;

import java.util.ArrayList;
import java.util.List;
import org.fivetrust.shared.kernel.InvalidValue.FilePlace;
import org.fivetrust.shared.kernel.InvalidValue.Violation;

/** All that is wrong in a file, in its order; reading stops after so many. */
public final class Findings {

    private static final int MOST = 2000;

    private final List<Violation> violations = new ArrayList<>();

    /** @param facts names and values by turns */
    public void add(String code, String pointer, int entry, int line, Object... facts) {
        if (!areEnough()) {
            violations.add(Violation.worded(code, pointer, facts).in(new FilePlace(entry, line)));
        }
    }

    public boolean areEnough() {
        return violations.size() >= MOST;
    }

    public int count() {
        return violations.size();
    }

    public List<Violation> all() {
        return List.copyOf(violations);
    }
}
