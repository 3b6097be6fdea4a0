package org.fivetrust.funds.statement.model;

import java.util.ArrayList;
import java.util.List;
import org.fivetrust.shared.kernel.InvalidValue.FilePlace;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;

/** The statements of a file that was read to its end and found sound. */
public record CheckedFile(List<Statement> statements) {

    private static final Refusal UNSOUND = Refusal.rule("funds.statement-unsound");

    private static final Refusal UNBALANCED = Refusal.rule("funds.statement-unbalanced");

    private static final String DIFFERS = "funds.statement-unbalanced";

    public CheckedFile {
        statements = List.copyOf(statements);
    }

    /** A statement without its entries. */
    public record Statement(StatementHead head, StatementTotals totals) {

        Statement with(BankEntry entry) {
            return new Statement(head, totals.with(entry));
        }

        boolean isBalanced() {
            return totals.difference(head).isZero();
        }
    }

    /** Reads a file to its end and keeps no entry of it; refuses it with all that is wrong in it. */
    public static CheckedFile read(StatementReader reader, Findings findings, StatementLimits limits) {
        var statements = new ArrayList<Statement>();
        var entries = 0;
        for (var part = reader.next(); part != null; part = reader.next()) {
            switch (part) {
                case StatementPart.Head(var head) -> statements.add(new Statement(head, StatementTotals.NOTHING));
                case StatementPart.Entry(var entry) -> {
                    if (++entries > limits.entries()) {
                        throw limits.tooLarge();
                    }
                    statements.set(statements.size() - 1, statements.getLast().with(entry));
                }
            }
        }
        if (statements.isEmpty() && findings.count() == 0) {
            findings.add("funds.statement-empty", "", 0, 1);
        }
        return new CheckedFile(statements).sound(findings);
    }

    private CheckedFile sound(Findings findings) {
        var unbalanced =
                statements.stream().filter(statement -> !statement.isBalanced()).toList();
        if (findings.count() > 0) {
            throw new Refused(UNSOUND.with("count", findings.count()), findings.all());
        }
        if (!unbalanced.isEmpty()) {
            throw unbalanced(unbalanced);
        }
        return this;
    }

    private static Refused unbalanced(List<Statement> unbalanced) {
        var first = unbalanced.getFirst();
        return new Refused(
                UNBALANCED
                        .with("statement", first.head().id())
                        .with("opening", first.head().opening())
                        .with("entries", first.totals().sum())
                        .with("closing", first.head().closing())
                        .with("difference", first.totals().difference(first.head())),
                unbalanced.stream().map(CheckedFile::difference).toList());
    }

    private static Violation difference(Statement statement) {
        return Violation.worded(
                        DIFFERS,
                        "/Stmt/" + statement.head().number(),
                        "statement",
                        statement.head().id(),
                        "difference",
                        statement.totals().difference(statement.head()))
                .in(new FilePlace(0, statement.head().line()));
    }
}
