package org.fivetrust.accounts.period.model;

import org.fivetrust.accounts.book.model.Nature;
import org.fivetrust.shared.kernel.BoundedPattern;
import org.jspecify.annotations.Nullable;

/**
 * How a standard carries forward what some accounts stand at: those of a nature, by their names if it says so, or one
 * and its details.
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
