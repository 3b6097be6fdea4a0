package org.fivetrust.accounts.voucher.model;

import org.jspecify.annotations.Nullable;

/** A paper behind a voucher (附件), where it is known by more than being counted. */
public record Document(
        String kind, @Nullable String number, @Nullable String record) {}
