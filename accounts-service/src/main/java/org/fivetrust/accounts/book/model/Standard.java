package org.fivetrust.accounts.book.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A standard of accounting (会计制度) in one edition, and the days it is in force. */
public record Standard(
        String code,
        String name,
        LocalDate inForceFrom,
        @Nullable LocalDate inForceTo) {

    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(inForceFrom) && (inForceTo == null || !day.isAfter(inForceTo));
    }
}
