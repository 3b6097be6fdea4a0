package org.fivetrust.funds.bankfile.model;

/** What is wrong with a message, and where. */
public record Fault(String path, Kind kind) {

    /** How a message departs from the table of its parts. */
    public enum Kind {
        MISSING,
        TOO_MANY,
        UNKNOWN,
        ORDER,
        EMPTY,
        TOO_LONG,
        FORM,
        CHARACTER,
        NOT_THE_SUM,
        NOT_THE_COUNT,
        REPEATED
    }
}
