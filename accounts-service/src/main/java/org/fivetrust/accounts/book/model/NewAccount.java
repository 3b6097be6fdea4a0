package org.fivetrust.accounts.book.model;

import java.util.Set;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.jspecify.annotations.Nullable;

/**
 * A detail account (明细科目) to be opened below one that is there. The standard's own accounts are not added to.
 *
 * @param parent said, or found by the code
 * @param side said, or the parent's
 */
public record NewAccount(
        String code,
        String name,
        @Nullable String parent,
        @Nullable Side side) {

    private static final Refusal EXISTS = Refusal.state("accounts.account-exists");

    private static final Refusal MISPLACED = Refusal.rule("accounts.account-code-misplaced");

    private static final Refusal IN_USE = Refusal.state("accounts.account-in-use")
            .curedBy(Cure.of("accounts.detail-before-entries", Roles.AGENCY_ACCOUNTANT));

    /** @param used the accounts that a voucher, draft or posted, has a line on; at least those above this one */
    public Outcome<Account> open(Permitted permitted, Chart chart, Set<String> used) {
        if (chart.find(code) != null) {
            return declined(EXISTS);
        }
        var home = chart.above(code);
        if (home == null || parent != null && !parent.equals(home.code()) || chart.hasBelow(code)) {
            return declined(MISPLACED.with("parent", parent == null ? "…" : parent));
        }
        if (home.leaf() && used.contains(home.code())) {
            return declined(IN_USE.with("parent", home.code()));
        }
        return Outcome.done(new Account(code, name, home.code(), side == null ? home.side() : side, true));
    }

    private Outcome<Account> declined(Refusal because) {
        return Outcome.declined(because.with("code", code));
    }
}
