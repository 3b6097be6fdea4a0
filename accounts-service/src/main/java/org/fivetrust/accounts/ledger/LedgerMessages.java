package org.fivetrust.accounts.ledger;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.ledger.model.BalanceSide;
import org.fivetrust.accounts.ledger.model.TrialBalance;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.web.ListPage;
import org.jspecify.annotations.Nullable;

/** What the books say, in JSON. */
final class LedgerMessages {

    private LedgerMessages() {}

    @Schema(name = "TrialBalance", description = "The trial balance (科目余额表)")
    record TrialBalanceView(
            UUID book,
            String principal,

            @Schema(description = "First month (起始期间)", example = "2026-01")
            String from,

            @Schema(description = "Last month (截止期间)", example = "2026-12")
            String to,

            @Schema(
                    description =
                            "Accounts with a balance or a movement, by code; an account above others shows their sum"
                                    + " (有余额或发生额的科目)")
            List<ItemView> items,

            @Schema(description = "Of all accounts that take entries: debits equal credits (合计)")
            Totals totals,

            @Schema(description = "The day that counts last (截止日)")
            LocalDate asOf,

            @Schema(description = "As the books were known then (查询时点)")
            Instant knownAt) {

        static TrialBalanceView of(
                Book book, MonthRange monthRange, TrialBalance balance, LocalDate asOf, Instant knownAt) {
            return new TrialBalanceView(
                    book.id(),
                    book.principal().value(),
                    monthRange.from().toString(),
                    monthRange.to().toString(),
                    balance.items().stream().map(ItemView::of).toList(),
                    Totals.of(balance.totals()),
                    asOf,
                    knownAt);
        }
    }

    @Schema(name = "TrialBalanceItem")
    record ItemView(
            String code,
            String name,
            @Nullable String parent,

            @Schema(description = "Debit balance at the beginning in CNY (期初借方余额)")
            String openingDebit,

            @Schema(description = "Credit balance at the beginning in CNY (期初贷方余额)")
            String openingCredit,

            @Schema(description = "Debits of the period in CNY (本期借方发生额)")
            String debit,

            @Schema(description = "Credits of the period in CNY (本期贷方发生额)")
            String credit,

            @Schema(description = "Debit balance at the end in CNY (期末借方余额)")
            String closingDebit,

            @Schema(description = "Credit balance at the end in CNY (期末贷方余额)")
            String closingCredit) {

        static ItemView of(TrialBalance.Item item) {
            return new ItemView(
                    item.code(),
                    item.name(),
                    item.parent(),
                    item.openingDebit().toString(),
                    item.openingCredit().toString(),
                    item.debit().toString(),
                    item.credit().toString(),
                    item.closingDebit().toString(),
                    item.closingCredit().toString());
        }
    }

    @Schema(name = "TrialBalanceTotals")
    record Totals(
            String openingDebit,
            String openingCredit,
            String debit,
            String credit,
            String closingDebit,
            String closingCredit) {

        static Totals of(TrialBalance.Item totals) {
            return new Totals(
                    totals.openingDebit().toString(),
                    totals.openingCredit().toString(),
                    totals.debit().toString(),
                    totals.credit().toString(),
                    totals.closingDebit().toString(),
                    totals.closingCredit().toString());
        }
    }

    @Schema(name = "Entry", description = "A posted line (账簿记录)")
    record EntryView(
            UUID voucher,
            LocalDate date,

            @Schema(description = "Word and number of the voucher (凭证字号)", example = "付-3")
            String label,

            int line,
            String summary,
            String account,
            String accountName,
            String debit,
            String credit,
            Map<String, String> dimensions,

            @Nullable
            @Schema(description = "After this line, debits positive; in a ledger only (余额)", example = "1200.00")
            String balance,

            @Nullable
            @Schema(
                    description = "Its side, debit or credit (余额方向)",
                    allowableValues = {"借", "贷", "平"})
            String side) {

        static EntryView of(EntryRow row) {
            return new EntryView(
                    row.voucher(),
                    row.date(),
                    VoucherType.valueOf(row.type()).label(row.number()),
                    row.position(),
                    row.summary(),
                    row.account(),
                    row.accountName(),
                    Money.ofFen(row.debit()).toString(),
                    Money.ofFen(row.credit()).toString(),
                    row.dimensions(),
                    row.balance() == null ? null : Money.ofFen(row.balance()).toString(),
                    row.balance() == null ? null : BalanceSide.of(row.balance()).word());
        }
    }

    @Schema(name = "EntryPage", description = "A page of a ledger (账页)")
    record EntryPage(
            List<EntryView> items,

            @Nullable @Schema(description = "The cursor of the next page (下一页游标)")
            String next,

            @Nullable @Schema(description = "Before the first line of this page, debits positive (承前页)")
            String opening,

            LocalDate asOf,
            Instant knownAt)
            implements ListPage<EntryView> {}
}
