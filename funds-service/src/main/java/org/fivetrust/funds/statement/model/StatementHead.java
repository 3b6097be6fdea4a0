package org.fivetrust.funds.statement.model;

import java.time.LocalDate;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a statement says before its entries.
 *
 * @param number in its file, from 1
 * @param line of the file on which it begins
 * @param id that the bank gives it
 * @param sequence by which the bank counts the statements of an account
 * @param account number of the bank account
 * @param holder in whose name the bank keeps it, where the file says
 */
public record StatementHead(
        int number,
        int line,
        String id,
        @Nullable Long sequence,
        String account,
        @Nullable String holder,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Money opening,
        Money closing) {}
