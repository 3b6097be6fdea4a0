package org.fivetrust.funds.account.model;

import org.fivetrust.shared.kernel.Masking;

/** A bank account number (账号). Written as text it is masked, so that no log line can spell it out. */
public record AccountNumber(String value) {

    /** Digits and letters as banks print them, blanks and hyphens allowed. */
    public static final String PATTERN = "[0-9A-Za-z][0-9A-Za-z -]{4,38}[0-9A-Za-z]";

    /** Only the last four are shown. */
    public String masked() {
        return Masking.lastFour(value);
    }

    @Override
    public String toString() {
        return masked();
    }
}
