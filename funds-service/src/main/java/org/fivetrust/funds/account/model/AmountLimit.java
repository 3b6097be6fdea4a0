package org.fivetrust.funds.account.model;

import java.util.Optional;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;

/** The most that one person alone enters in one act on a day, with the source of the figure. */
public record AmountLimit(Money most, String source) {

    private static final Refusal EXCEEDED =
            Refusal.rule("funds.above-limit").curedBy(Cure.of("funds.settle-the-limit", Roles.CENTRE_HEAD));

    public Optional<Refusal> against(Money amount) {
        return amount.isMoreThan(most)
                ? Optional.of(EXCEEDED.with("amount", amount).with("most", most).with("source", source))
                : Optional.empty();
    }
}
