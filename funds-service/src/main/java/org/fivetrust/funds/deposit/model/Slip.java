package org.fivetrust.funds.deposit.model;

import java.time.LocalDate;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;

/** The bank's paying-in slip (现金缴款单): from its day on the bank has the money. */
public record Slip(String number, LocalDate clearedOn) {

    private static final Refusal FUTURE = Refusal.rule("funds.date-in-the-future");

    private static final Refusal BEFORE = Refusal.rule("funds.slip-before-deposit");

    private static final Refusal THERE = Refusal.state("funds.deposit-cleared");

    public Outcome<Slip> give(LocalDate depositedOn, boolean isCleared, LocalDate today) {
        if (isCleared) {
            return Outcome.declined(THERE);
        }
        if (clearedOn.isAfter(today)) {
            return Outcome.declined(FUTURE.with("date", clearedOn));
        }
        return clearedOn.isBefore(depositedOn)
                ? Outcome.declined(BEFORE.with("date", clearedOn).with("depositedOn", depositedOn))
                : Outcome.done(this);
    }
}
