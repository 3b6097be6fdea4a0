package org.fivetrust.agreements.agreement.model;

import java.util.Locale;

/** The five areas (五代管); each is one service. */
public enum Area {
    ACCOUNTS,
    FUNDS,
    ASSETS,
    ARCHIVES,
    SEALS;

    /** The service that executes, as events and mandates name it. */
    public String service() {
        return name().toLowerCase(Locale.ROOT);
    }
}
