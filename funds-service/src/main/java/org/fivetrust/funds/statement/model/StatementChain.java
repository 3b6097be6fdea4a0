package org.fivetrust.funds.statement.model;

import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The statements of an account that have been taken in, as far as the next one must fit: it opens with what the last
 * one closed with.
 *
 * @param place of the last one, from 1; 0 where there is none
 */
public record StatementChain(
        int place, @Nullable Money closing, @Nullable Long sequence) {

    public static final StatementChain BEGINNING = new StatementChain(0, null, null);

    private static final Refusal GAP = Refusal.rule("funds.statement-gap");

    private static final String NONE = "—";

    /**
     * The place of the statement that follows.
     *
     * @param known what those of its entries come to that an earlier statement has already
     */
    public Outcome<Integer> follow(String statement, Money opening, @Nullable Long number, Money known) {
        var opensRight = closing == null
                || opening.equals(closing)
                || opening.plus(known).equals(closing);
        var isNext = sequence == null || number == null || number <= sequence + 1;
        return opensRight && isNext
                ? Outcome.done(place + 1)
                : Outcome.declined(GAP.with("statement", statement)
                        .with("opening", opening)
                        .with("lastClosing", closing == null ? NONE : closing)
                        .with("sequence", number == null ? NONE : number)
                        .with("lastSequence", sequence == null ? NONE : sequence));
    }
}
