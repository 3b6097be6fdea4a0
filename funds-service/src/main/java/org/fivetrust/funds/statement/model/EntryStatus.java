package org.fivetrust.funds.statement.model;

import java.util.Map;
import java.util.Optional;

/** Whether the bank has booked an entry. Only what is booked counts in the balance. */
public enum EntryStatus {
    BOOKED,
    PENDING,
    /** The bank tells of it and does not book it. */
    INFORMATION;

    /** ISO 20022 external code set ExternalEntryStatus1Code. */
    private static final Map<String, EntryStatus> CODES =
            Map.of("BOOK", BOOKED, "PDNG", PENDING, "FUTR", PENDING, "INFO", INFORMATION);

    public static Optional<EntryStatus> ofCode(String code) {
        return Optional.ofNullable(CODES.get(code));
    }
}
