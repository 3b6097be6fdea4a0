package org.fivetrust.accounts.statement.model;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.fivetrust.accounts.ledger.model.Turnover;

/** What the books hold of every account, by code. */
public final class Figures {

    private static final String TRUST = "受托代理资产";

    private final NavigableMap<String, Turnover> accounts = new TreeMap<>();

    public Figures(Collection<Turnover> all) {
        all.forEach(account -> accounts.put(account.code(), account));
    }

    /** The account and all below it: their codes begin with its own. */
    Stream<Turnover> below(String code) {
        return accounts.tailMap(code, true).values().stream()
                .takeWhile(account -> account.code().startsWith(code));
    }

    Stream<Turnover> all() {
        return accounts.values().stream();
    }

    List<Turnover> details(String code) {
        return accounts.values().stream()
                .filter(account -> code.equals(account.parent()))
                .toList();
    }

    Stream<Turnover> heldForOthers(String code) {
        return below(code).filter(account -> account.name().contains(TRUST));
    }

    String name(String code) {
        var account = accounts.get(code);
        return account == null ? code : account.name();
    }

    /** It, or an account above it, keeps what the giver has bound. */
    boolean isRestricted(String code) {
        return accounts.headMap(code, true).values().stream()
                .anyMatch(account -> code.startsWith(account.code()) && account.isRestricted());
    }

    /** Net debit balance, before the year or at the end. */
    static ToLongFunction<Turnover> balance(Basis basis) {
        return basis == Basis.OPENING ? account -> account.opening().net() : Turnover::closing;
    }

    /** Net debit turnover without closing vouchers, of the month or of the year so far. */
    static ToLongFunction<Turnover> turned(Basis basis) {
        return basis == Basis.CURRENT
                ? account -> account.late().minus(account.lateClosed()).net()
                : account -> account.turned().minus(account.closed()).net();
    }
}
