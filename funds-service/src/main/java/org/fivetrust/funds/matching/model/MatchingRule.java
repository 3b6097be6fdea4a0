package org.fivetrust.funds.matching.model;

import java.time.LocalDate;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;

/**
 * A rule as a principal sets it.
 *
 * @param days how far the day of the bank may be from that of the movement
 * @param score of 100: how much speaks for what it finds
 */
public record MatchingRule(RuleKind kind, LocalDate validFrom, int days, int score, RuleMode mode, String source) {

    private static final Refusal ONLY_PROPOSED = Refusal.rule("funds.other-party-only-proposed");

    private static final Refusal IN_THE_PAST = Refusal.rule("funds.rule-in-the-past");

    /** Money from another person's account is never taken for somebody's by a rule alone. */
    public Outcome<MatchingRule> set(LocalDate today) {
        if (kind == RuleKind.OTHER_PARTY && mode == RuleMode.APPLY) {
            return Outcome.declined(ONLY_PROPOSED);
        }
        return validFrom.isBefore(today) ? Outcome.declined(IN_THE_PAST.with("date", validFrom)) : Outcome.done(this);
    }
}
