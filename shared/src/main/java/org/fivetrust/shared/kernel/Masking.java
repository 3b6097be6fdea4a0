package org.fivetrust.shared.kernel;

/** How a number of a bank account or of a person is shown to whom it does not concern (脱敏): {@code ****1234}. */
public final class Masking {

    private static final int SHOWN = 4;

    private static final String HIDDEN = "****";

    private Masking() {}

    /** Always the same count of asterisks: how long a number is tells of whose it is. */
    public static String lastFour(String text) {
        return text.length() > SHOWN ? HIDDEN + text.substring(text.length() - SHOWN) : HIDDEN;
    }
}
