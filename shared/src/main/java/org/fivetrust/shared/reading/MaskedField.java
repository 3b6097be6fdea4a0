package org.fivetrust.shared.reading;

import org.fivetrust.shared.kernel.Masking;
import org.jspecify.annotations.Nullable;

/** A field that some readers of a resource see masked; its row of the table names who sees it whole. */
public enum MaskedField {
    PAYEE_ACCOUNT("payments.payee-account"),
    TRUST_ACCOUNT_NUMBER("trust-accounts.number"),
    COUNTERPARTY_ACCOUNT("disposals.counterparty-account"),
    ACT_ACCOUNTS("rulings.act-accounts"),
    LEAF_TEXT("leaves.text") {
        @Override
        public @Nullable String masked(String text) {
            return null;
        }
    };

    private final String row;

    MaskedField(String row) {
        this.row = row;
    }

    String row() {
        return row;
    }

    /** What others see of it: the last four characters, or nothing. */
    public @Nullable String masked(String text) {
        return Masking.lastFour(text);
    }
}
