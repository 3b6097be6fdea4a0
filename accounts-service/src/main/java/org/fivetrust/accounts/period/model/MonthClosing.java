package org.fivetrust.accounts.period.model;

import java.util.List;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Refusal;

/** The outcome of closing a month. */
public sealed interface MonthClosing {

    /** @param warnings findings that do not forbid it */
    record Closed(List<Violation> warnings) implements MonthClosing {

        public Closed {
            warnings = List.copyOf(warnings);
        }
    }

    /** All findings, at once. */
    record Blocked(List<Violation> findings) implements MonthClosing {

        public static final Refusal REFUSAL = Refusal.rule("accounts.month-not-ready");

        public Blocked {
            findings = List.copyOf(findings);
        }
    }

    record Declined(Refusal because) implements MonthClosing {}
}
