package org.fivetrust.accounts.statement.model;

/** Which money a column of a statement of activities shows (非限定性、限定性、合计). */
public enum Column {
    TOTAL,
    UNRESTRICTED,
    RESTRICTED;

    boolean takes(boolean restricted) {
        return this == TOTAL || restricted == (this == RESTRICTED);
    }
}
