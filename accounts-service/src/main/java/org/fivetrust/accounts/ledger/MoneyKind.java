package org.fivetrust.accounts.ledger;

/** Kinds of money that a journal is kept of (日记账). */
enum MoneyKind {
    CASH("cash-journal", "库存现金", "现 金 日 记 账"),
    BANK("bank-journal", "银行存款", "银 行 存 款 日 记 账");

    private final String path;
    private final String word;
    private final String title;

    MoneyKind(String path, String word, String title) {
        this.path = path;
        this.word = word;
        this.title = title;
    }

    String path() {
        return path;
    }

    String word() {
        return word;
    }

    String title() {
        return title;
    }
}
