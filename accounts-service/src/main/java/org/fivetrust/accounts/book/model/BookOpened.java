package org.fivetrust.accounts.book.model;

/** A book is being opened. Whoever takes part does so in the same transaction, as a function of this. */
public record BookOpened(Book book) {}
