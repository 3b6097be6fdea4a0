package org.fivetrust.funds.payee.model;

import java.util.List;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** All accounts of one payee, in the order they were entered. */
public record AccountEntries(List<AccountEntry> entries) {

    private static final Refusal KNOWN = Refusal.state("funds.payee-account-known");

    private static final Refusal REPLACED = Refusal.state("funds.payee-account-replaced-already");

    public AccountEntries {
        entries = List.copyOf(entries);
    }

    /**
     * The number that another account of the payee gets.
     *
     * @param replaces the account it takes the place of
     */
    public Outcome<Integer> enter(String number, @Nullable Integer replaces) {
        var known = entries.stream().filter(entry -> entry.isNumbered(number)).findFirst();
        if (known.isPresent()) {
            return Outcome.declined(KNOWN.with("account", known.get().n()));
        }
        if (replaces != null && entry(replaces).status() == AccountStatus.REPLACED) {
            return Outcome.declined(REPLACED.with("account", replaces));
        }
        return Outcome.done(entries.size() + 1);
    }

    public AccountEntry entry(int n) {
        return entries.stream()
                .filter(entry -> entry.n() == n)
                .findFirst()
                .orElseThrow(() -> new NotFound("payee account", n));
    }
}
