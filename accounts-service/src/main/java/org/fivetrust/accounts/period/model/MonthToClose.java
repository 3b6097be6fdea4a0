package org.fivetrust.accounts.period.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.statement.model.StatementCheck;
import org.fivetrust.accounts.voucher.model.Cashier;
import org.fivetrust.accounts.voucher.model.Severity;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.jspecify.annotations.Nullable;

/**
 * A month to close, with the facts it is checked against.
 *
 * @param lastDay the last day the book takes
 * @param unposted vouchers up to and with this month that are not in the books
 * @param gaps kinds of voucher whose numbers are not all there
 * @param pending accounts that are to be nil before closing, by code
 * @param undepreciated accounts with something to depreciate, if nothing was depreciated this month
 * @param unequal figures of the month's statements that should be one and are not
 * @param outOfOrder posted vouchers whose numbers do not follow their days
 * @param byHand posted vouchers that move money which funds keeps
 * @param kept that money at the end of the month
 * @param reconciled whether funds says that all of it is reconciled with the bank and signed; none where it keeps none
 */
public record MonthToClose(
        Book book,
        YearMonth month,
        LocalDate lastDay,
        @Nullable YearMonth closedThrough,
        Map<ClosingCheck, Severity> checks,
        List<UnpostedVoucher> unposted,
        List<String> gaps,
        List<AccountBalance> standings,
        Set<String> pending,
        List<String> undepreciated,
        List<StatementCheck> unequal,
        List<OutOfOrder> outOfOrder,
        List<MovedByHand> byHand,
        KeptBalance kept,
        @Nullable Boolean reconciled) {

    private static final Refusal CLOSED = Refusal.state("accounts.month-closed-already");

    private static final Refusal OUTSIDE = Refusal.rule("accounts.month-outside-book");

    public MonthToClose {
        checks = Map.copyOf(checks);
        unposted = List.copyOf(unposted);
        gaps = List.copyOf(gaps);
        standings = List.copyOf(standings);
        pending = Set.copyOf(pending);
        undepreciated = List.copyOf(undepreciated);
        unequal = List.copyOf(unequal);
        outOfOrder = List.copyOf(outOfOrder);
        byHand = List.copyOf(byHand);
    }

    /** @param bankReconciled whether the accountant states that the bank agrees; funds' own word precedes it */
    public MonthClosing close(Permitted permitted, boolean bankReconciled, Person person) {
        var obstacle = obstacle(person);
        if (obstacle != null) {
            return new MonthClosing.Declined(obstacle);
        }
        var refused = new ArrayList<Violation>();
        var warned = new ArrayList<Violation>();
        for (var closingCheck : ClosingCheck.values()) {
            switch (checks.getOrDefault(closingCheck, Severity.OFF)) {
                case REFUSE ->
                    (closingCheck.forbidsClosing() ? refused : warned).addAll(findings(closingCheck, bankReconciled));
                case WARN -> warned.addAll(findings(closingCheck, bankReconciled));
                case OFF -> {}
            }
        }
        return refused.isEmpty() ? new MonthClosing.Closed(warned) : new MonthClosing.Blocked(refused);
    }

    private @Nullable Refusal obstacle(Person person) {
        var cashier = Cashier.refusal(person);
        if (cashier != null) {
            return cashier;
        }
        if (closedThrough != null && !month.isAfter(closedThrough)) {
            return CLOSED.with("month", month);
        }
        return month.isBefore(YearMonth.from(book.startsOn()))
                        || month.atEndOfMonth().isAfter(lastDay)
                        || !book.covers(month.atEndOfMonth())
                ? OUTSIDE.with("month", month).with("from", book.startsOn())
                : null;
    }

    private List<Violation> findings(ClosingCheck closingCheck, boolean bankReconciled) {
        return switch (closingCheck) {
            case UNPOSTED -> unposted.stream().map(UnpostedVoucher::told).toList();
            case EARLIER_OPEN -> earlierOpen();
            case NUMBER_GAP ->
                gaps.stream()
                        .map(type -> Violation.worded("closing.number-gap", closingCheck.place(type)))
                        .toList();
            case RESULT_NOT_NIL ->
                standings.stream()
                        .filter(AccountBalance::isResult)
                        .map(account -> standing("closing.result-not-nil", closingCheck, account))
                        .toList();
            case PENDING_NOT_NIL ->
                standings.stream()
                        .filter(account -> pending.stream().anyMatch(account.code()::startsWith))
                        .map(account -> standing("closing.pending-not-nil", closingCheck, account))
                        .toList();
            case BANK_RECONCILED -> unreconciled(closingCheck, bankReconciled);
            case DEPRECIATION ->
                undepreciated.stream()
                        .map(code -> Violation.worded("closing.no-depreciation", closingCheck.place(code)))
                        .toList();
            case STATEMENTS_AGREE ->
                unequal.stream().map(ClosingCheck::differing).toList();
            case DATE_ORDER -> outOfOrder.stream().map(OutOfOrder::told).toList();
            case MONEY_BY_HAND -> byHand.stream().map(MovedByHand::told).toList();
            case FUNDS_AGREE -> kept.told();
        };
    }

    /** Of money that funds keeps, the signed reconciliation alone counts. */
    private List<Violation> unreconciled(ClosingCheck closingCheck, boolean bankReconciled) {
        if (reconciled != null) {
            return reconciled ? List.of() : List.of(Violation.worded("closing.bank-not-signed", closingCheck.place()));
        }
        return bankReconciled
                ? List.of()
                : List.of(Violation.worded("closing.bank-not-reconciled", closingCheck.place()));
    }

    private List<Violation> earlierOpen() {
        var first = closedThrough == null ? YearMonth.from(book.startsOn()) : closedThrough.plusMonths(1);
        var open = new ArrayList<Violation>();
        for (var earlier = first; earlier.isBefore(month); earlier = earlier.plusMonths(1)) {
            open.add(open(earlier));
        }
        return open;
    }

    static Violation open(YearMonth month) {
        return Violation.worded("closing.month-open", ClosingCheck.EARLIER_OPEN.place(month));
    }

    private static Violation standing(String code, ClosingCheck closingCheck, AccountBalance account) {
        return Violation.worded(
                code, closingCheck.place(account.code()), "account", account.name(), "amount", account.amount());
    }
}
