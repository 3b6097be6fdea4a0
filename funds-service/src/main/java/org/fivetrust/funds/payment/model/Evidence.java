package org.fivetrust.funds.payment.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One paper a payment rests on: its kind, its own number, and the archive record that holds it, once filed. */
public record Evidence(String kind, String number, @Nullable String record) {

    private static final String INVOICE = "INVOICE";

    boolean isInvoice() {
        return kind.equals(INVOICE);
    }

    /** However its number was typed, it is the same paper. */
    String plainNumber() {
        return number.codePoints()
                .filter(letter -> letter != '-' && !Character.isWhitespace(letter))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .toUpperCase(Locale.ROOT);
    }

    boolean isSamePaperAs(Evidence other) {
        return kind.equals(other.kind) && plainNumber().equals(other.plainNumber());
    }
}
