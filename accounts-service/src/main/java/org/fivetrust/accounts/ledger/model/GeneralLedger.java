package org.fivetrust.accounts.ledger.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.fivetrust.accounts.ledger.model.AccountMovement.Sums;

/** What each account and those below it moved and stood at, month by month (总账). */
public record GeneralLedger(List<Account> accounts) {

    /** One account's page. */
    public record Account(String code, String name, List<Month> months) {
        public Account {
            months = List.copyOf(months);
        }
    }

    /** @param year what it moved since January, this month included */
    public record Month(YearMonth month, long opening, Sums turned, Sums year) {

        boolean isMoved() {
            return turned.debit() != 0 || turned.credit() != 0;
        }

        public long closing() {
            return Math.addExact(opening, turned.net());
        }
    }

    public GeneralLedger {
        accounts = List.copyOf(accounts);
    }

    /**
     * @param all every account with what it stood at before January of the first month's year
     * @param moved what each moved in each month since then
     * @param of only this account and those below it, by the beginning of their codes
     */
    public static GeneralLedger of(
            Collection<AccountMovement> all, Collection<MonthMovement> moved, String of, YearMonth from, YearMonth to) {
        var names = new TreeMap<String, AccountMovement>();
        all.forEach(account -> names.put(account.code(), account));
        var openings = new HashMap<String, Long>();
        var months = new HashMap<String, Map<LocalDate, Sums>>();
        all.forEach(account -> above(
                account.code(),
                names,
                code -> openings.merge(code, account.opening().net(), Math::addExact)));
        moved.forEach(each -> above(
                each.account(),
                names,
                code -> months.computeIfAbsent(code, _ -> new HashMap<>())
                        .merge(each.month(), each.sums(), Sums::plus)));
        return new GeneralLedger(names.values().stream()
                .filter(account -> account.code().startsWith(of))
                .filter(account -> openings.getOrDefault(account.code(), 0L) != 0 || months.containsKey(account.code()))
                .map(account -> new Account(
                        account.code(),
                        account.name(),
                        months(
                                openings.getOrDefault(account.code(), 0L),
                                months.getOrDefault(account.code(), Map.of()),
                                from,
                                to)))
                .toList());
    }

    private static void above(String code, Map<String, AccountMovement> names, Consumer<String> each) {
        for (var at = names.get(code); at != null; at = at.parent() == null ? null : names.get(at.parent())) {
            each.accept(at.code());
        }
    }

    private static List<Month> months(long opening, Map<LocalDate, Sums> moved, YearMonth from, YearMonth to) {
        var months = new ArrayList<Month>();
        var balance = opening;
        var year = Sums.NOTHING;
        for (var month = from.withMonth(1); !month.isAfter(to); month = month.plusMonths(1)) {
            var turned = moved.getOrDefault(month.atDay(1), Sums.NOTHING);
            year = month.getMonthValue() == 1 ? turned : year.plus(turned);
            if (!month.isBefore(from)) {
                months.add(new Month(month, balance, turned, year));
            }
            balance = Math.addExact(balance, turned.net());
        }
        return months;
    }
}
