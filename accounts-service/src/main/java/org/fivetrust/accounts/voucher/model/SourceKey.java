package org.fivetrust.accounts.voucher.model;

/** What a voucher shows: a payment, a receipt, or any other paper by its own number. Booked once. */
public record SourceKey(String kind, String id) {}
