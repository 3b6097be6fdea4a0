package org.fivetrust.funds.account.model;

/** A bank account number (账号). Written as text it is masked, so that no log line can spell it out. */
public record AccountNumber(String value) {

    /** Digits and letters as banks print them, blanks and hyphens allowed. */
    public static final String PATTERN = "[0-9A-Za-z][0-9A-Za-z -]{4,38}[0-9A-Za-z]";

    private static final int SHOWN = 4;

    /** Only the last four are shown. */
    public String masked() {
        var hidden = Math.max(0, value.length() - SHOWN);
        return "*".repeat(hidden) + value.substring(hidden);
    }

    @Override
    public String toString() {
        return masked();
    }
}
