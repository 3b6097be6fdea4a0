package org.fivetrust.accounts.period.model;

import org.fivetrust.accounts.book.model.Nature;
import org.fivetrust.shared.kernel.BoundedPattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a standard for carrying balances forward: of the accounts of a nature, optionally limited by name, or of
 * one account and its details.
 */
public record ClosingRule(
        int step,
        int place,
        @Nullable Nature nature,
        @Nullable String code,
        @Nullable String nameMatches,
        String target,
        String summary) {

    boolean fits(AccountBalance account) {
        if (account.code().equals(target)) {
            return false;
        }
        return (nature == null || nature == account.nature())
                && (code == null || account.code().startsWith(code))
                && (nameMatches == null || BoundedPattern.of(nameMatches).occursIn(account.name()));
    }
}
