package org.fivetrust.accounts.book.model;

/** Where an account's increases stand (余额方向). */
public enum Side {
    DEBIT,
    CREDIT
}
