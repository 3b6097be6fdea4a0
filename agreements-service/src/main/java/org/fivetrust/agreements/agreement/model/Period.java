package org.fivetrust.agreements.agreement.model;

import java.time.LocalDate;

/** The days a version is in force, both included; nothing where it begins after it ends. */
public record Period(LocalDate from, LocalDate to) {

    /**
     * A first version is in force for its term. A later one begins when its day has come and both have signed it, so
     * that the version before it stays in force until then.
     */
    public static Period of(int version, LocalDate termFrom, LocalDate termTo, LocalDate signedOn) {
        return new Period(version > 1 && signedOn.isAfter(termFrom) ? signedOn : termFrom, termTo);
    }

    public boolean holds(LocalDate on) {
        return !on.isBefore(from) && !on.isAfter(to);
    }

    public boolean isEmpty() {
        return from.isAfter(to);
    }
}
