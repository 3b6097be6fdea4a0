package org.fivetrust.funds.statement.model;

/** What is read of a file, piece by piece: a head, its entries, and so on with the next statement. */
public sealed interface StatementPart {

    record Head(StatementHead head) implements StatementPart {}

    record Entry(BankEntry entry) implements StatementPart {}
}
