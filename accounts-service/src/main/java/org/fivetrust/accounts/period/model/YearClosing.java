package org.fivetrust.accounts.period.model;

import java.util.List;
import org.fivetrust.accounts.voucher.model.Content;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Refusal;

/** The outcome of closing a year. */
public sealed interface YearClosing {

    /** Balances are left to carry forward: these vouchers are drafted, then reviewed and posted like others. */
    record Carried(List<Content> vouchers) implements YearClosing {

        public Carried {
            vouchers = List.copyOf(vouchers);
        }
    }

    /** @param warnings findings that do not forbid it */
    record Closed(List<Violation> warnings) implements YearClosing {

        public Closed {
            warnings = List.copyOf(warnings);
        }
    }

    /** All findings, at once. */
    record Blocked(List<Violation> findings) implements YearClosing {

        public static final Refusal REFUSAL = Refusal.rule("accounts.year-not-ready");

        public Blocked {
            findings = List.copyOf(findings);
        }
    }

    record Declined(Refusal because) implements YearClosing {}
}
