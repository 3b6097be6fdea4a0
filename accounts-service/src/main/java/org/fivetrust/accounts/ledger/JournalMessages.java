package org.fivetrust.accounts.ledger;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.ledger.LedgerMessages.EntryView;
import org.fivetrust.accounts.ledger.model.BalanceSide;
import org.fivetrust.accounts.ledger.model.GeneralLedger;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.web.ListPage;
import org.jspecify.annotations.Nullable;

/** General ledger, journals by day and auxiliary ledgers in JSON. */
final class JournalMessages {

    private JournalMessages() {}

    @Schema(name = "LedgerBalance", description = "An amount and its side, debit or credit (余额)")
    record BalanceView(
            @Schema(allowableValues = {"借", "贷", "平"}) String side,
            @Schema(example = "1200.00") String amount) {

        static BalanceView of(long net) {
            return new BalanceView(
                    BalanceSide.of(net).word(), Money.ofFen(Math.abs(net)).toString());
        }
    }

    @Schema(name = "GeneralLedger", description = "The general ledger: every account, month by month (总账)")
    record GeneralLedgerView(
            UUID book, String from, String to, List<AccountView> items, LocalDate asOf, Instant knownAt) {

        static GeneralLedgerView of(
                Book book, MonthRange monthRange, GeneralLedger ledger, LocalDate asOf, Instant knownAt) {
            return new GeneralLedgerView(
                    book.id(),
                    monthRange.from().toString(),
                    monthRange.to().toString(),
                    ledger.accounts().stream().map(AccountView::of).toList(),
                    asOf,
                    knownAt);
        }
    }

    @Schema(name = "GeneralLedgerAccount")
    record AccountView(String code, String name, List<MonthView> months) {

        static AccountView of(GeneralLedger.Account account) {
            return new AccountView(
                    account.code(),
                    account.name(),
                    account.months().stream().map(MonthView::of).toList());
        }
    }

    @Schema(name = "GeneralLedgerMonth")
    record MonthView(
            String period,

            @Schema(description = "Balance at the beginning (期初余额)")
            BalanceView opening,

            @Schema(description = "Debits of the month in CNY (本月合计，借方)")
            String debit,

            @Schema(description = "Credits of the month in CNY (本月合计，贷方)")
            String credit,

            @Schema(description = "Debits of the year so far in CNY (本年累计，借方)")
            String yearDebit,

            @Schema(description = "Credits of the year so far in CNY (本年累计，贷方)")
            String yearCredit,

            @Schema(description = "Balance at the end (期末余额)")
            BalanceView closing) {

        static MonthView of(GeneralLedger.Month month) {
            return new MonthView(
                    month.month().toString(),
                    BalanceView.of(month.opening()),
                    Money.ofFen(month.turned().debit()).toString(),
                    Money.ofFen(month.turned().credit()).toString(),
                    Money.ofFen(month.year().debit()).toString(),
                    Money.ofFen(month.year().credit()).toString(),
                    BalanceView.of(month.closing()));
        }
    }

    @Schema(name = "DayJournal", description = "A journal by day, balanced every day (日记账，按日结出余额)")
    record DayJournalView(List<DayView> items, @Nullable String next, LocalDate asOf, Instant knownAt)
            implements ListPage<DayView> {}

    @Schema(name = "JournalDay")
    record DayView(
            LocalDate date,

            @Schema(description = "Balance of the day before (昨日余额)")
            BalanceView opening,

            @Schema(description = "Debits of the day in CNY (本日合计，借方)")
            String debit,

            @Schema(description = "Credits of the day in CNY (本日合计，贷方)")
            String credit,

            @Schema(description = "Balance at the end of the day (本日余额)")
            BalanceView closing,

            List<EntryView> entries) {

        /** @param lines of whole days, in their order */
        static List<DayView> of(List<EntryRow> lines, long opening) {
            var days = new ArrayList<DayView>();
            var balance = opening;
            for (var start = 0; start < lines.size(); ) {
                var date = lines.get(start).date();
                var end = start;
                var entries = new ArrayList<EntryView>();
                var before = balance;
                var debit = 0L;
                var credit = 0L;
                for (; end < lines.size() && lines.get(end).date().equals(date); end++) {
                    var line = lines.get(end);
                    debit = Math.addExact(debit, line.debit());
                    credit = Math.addExact(credit, line.credit());
                    balance = Math.addExact(balance, line.debit() - line.credit());
                    entries.add(EntryView.of(line.withBalance(balance)));
                }
                days.add(new DayView(
                        date,
                        BalanceView.of(before),
                        Money.ofFen(debit).toString(),
                        Money.ofFen(credit).toString(),
                        BalanceView.of(balance),
                        entries));
                start = end;
            }
            return days;
        }
    }

    @Schema(name = "AuxiliaryLedger", description = "Balances and entries per dimension value (辅助账)")
    record AuxiliaryView(
            String dimension, String from, String to, List<AuxiliaryItem> items, LocalDate asOf, Instant knownAt) {}

    @Schema(name = "AuxiliaryLedgerItem")
    record AuxiliaryItem(
            @Schema(description = "Value of the dimension (辅助核算值)")
            String value,

            String account,
            String accountName,
            BalanceView opening,
            String debit,
            String credit,
            BalanceView closing) {

        static AuxiliaryItem of(SubsidiaryLedger.Row row) {
            return new AuxiliaryItem(
                    row.value(),
                    row.account(),
                    row.accountName(),
                    BalanceView.of(row.opening()),
                    Money.ofFen(row.debit()).toString(),
                    Money.ofFen(row.credit()).toString(),
                    BalanceView.of(row.opening() + row.debit() - row.credit()));
        }
    }
}
