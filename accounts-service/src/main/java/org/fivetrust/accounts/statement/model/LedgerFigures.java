package org.fivetrust.accounts.statement.model;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.fivetrust.accounts.ledger.model.AccountMovement;

/** The movements of every account, by code. */
public final class LedgerFigures {

    private static final String TRUST = "受托代理资产";

    private final NavigableMap<String, AccountMovement> accounts = new TreeMap<>();

    public LedgerFigures(Collection<AccountMovement> all) {
        all.forEach(account -> accounts.put(account.code(), account));
    }

    /** The account and all below it: their codes begin with its own. */
    Stream<AccountMovement> below(String code) {
        return accounts.tailMap(code, true).values().stream()
                .takeWhile(account -> account.code().startsWith(code));
    }

    Stream<AccountMovement> all() {
        return accounts.values().stream();
    }

    List<AccountMovement> details(String code) {
        return accounts.values().stream()
                .filter(account -> code.equals(account.parent()))
                .toList();
    }

    Stream<AccountMovement> heldForOthers(String code) {
        return below(code).filter(account -> account.name().contains(TRUST));
    }

    String name(String code) {
        var account = accounts.get(code);
        return account == null ? code : account.name();
    }

    /** Whether the account, or one above it, holds restricted money. */
    boolean isRestricted(String code) {
        return accounts.headMap(code, true).values().stream()
                .anyMatch(account -> code.startsWith(account.code()) && account.isRestricted());
    }

    /** Net debit balance, before the year or at the end. */
    static ToLongFunction<AccountMovement> balance(Basis basis) {
        return basis == Basis.OPENING ? account -> account.opening().net() : AccountMovement::closing;
    }

    /** Net debit turnover without closing vouchers, of the month or of the year so far. */
    static ToLongFunction<AccountMovement> turned(Basis basis) {
        return basis == Basis.CURRENT
                ? account -> account.late().minus(account.lateClosed()).net()
                : account -> account.turned().minus(account.closed()).net();
    }
}
