package org.fivetrust.accounts.ledger.model;

/** The side of a balance in a ledger (借/贷/平). */
public enum BalanceSide {
    DEBIT("借"),
    CREDIT("贷"),
    EVEN("平");

    private final String word;

    BalanceSide(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static BalanceSide of(long net) {
        return net > 0 ? DEBIT : net < 0 ? CREDIT : EVEN;
    }
}
