package org.fivetrust.agreements.authzen.model;

import java.util.Locale;

/**
 * What is to be done: on a principal a kind of act, or to ask for one ({@code request:PAYMENT}); on a matter a word to
 * be spoken on it.
 */
public record AccessAction(String name) {

    public static final String ASKS = "request:";

    public boolean asks() {
        return name.startsWith(ASKS);
    }

    public String kind() {
        return (asks() ? name.substring(ASKS.length()) : name).toUpperCase(Locale.ROOT);
    }

    public static AccessAction asking(String kind) {
        return new AccessAction(ASKS + kind);
    }
}
