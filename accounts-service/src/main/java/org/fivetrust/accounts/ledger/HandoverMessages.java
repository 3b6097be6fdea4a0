package org.fivetrust.accounts.ledger;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.ledger.model.TrialBalance;
import org.jspecify.annotations.Nullable;

/** What is handed over when the accountant changes, in JSON. */
final class HandoverMessages {

    private HandoverMessages() {}

    @Schema(name = "HandoverSheet", description = "What the books hand over (会计工作移交清册)")
    record Sheet(
            String principal,
            UUID book,
            String standard,
            @Schema(description = "Name of the unit (单位名称)") String unit,

            @Schema(description = "The day it is drawn up for (移交日)")
            LocalDate asOf,

            @Nullable @Schema(description = "The last month that is closed (已结账月份)", example = "2026-05")
            String closedThrough,

            @Schema(description = "Every account that does not stand at nothing (科目余额)")
            List<Balance> balances,

            @Schema(description = "The last number of each type, of the months of a year (凭证末号)")
            List<LastNumber> lastNumbers,

            @Schema(description = "Vouchers that are not in the books yet (未记账凭证)")
            List<Open> open) {

        static Sheet of(Book book, LocalDate asOf, HandoverSheets.BookState bookState, TrialBalance balance) {
            return new Sheet(
                    book.principal().value(),
                    book.id(),
                    book.standard().code(),
                    bookState.unit(),
                    asOf,
                    bookState.closedThrough() == null
                            ? null
                            : bookState.closedThrough().toString().substring(0, 7),
                    balance.items().stream()
                            .filter(item -> !item.closingDebit().equals(item.closingCredit()))
                            .map(item -> new Balance(
                                    item.code(),
                                    item.name(),
                                    item.closingDebit().toString(),
                                    item.closingCredit().toString()))
                            .toList(),
                    bookState.numbers(),
                    bookState.open());
        }
    }

    @Schema(name = "HandoverBalance")
    record Balance(
            String code,
            String name,

            @Schema(description = "Debit balance in CNY (借方余额)", example = "600.00")
            String debit,

            @Schema(description = "Credit balance in CNY (贷方余额)", example = "0.00")
            String credit) {}

    @Schema(name = "HandoverNumber")
    record LastNumber(
            @Schema(example = "2026-06") String period,

            @Schema(description = "Word and number of the voucher (凭证字号)", example = "付-3")
            String label) {}

    @Schema(name = "HandoverOpen")
    record Open(
            UUID voucher,
            LocalDate date,
            String status,

            @Nullable @Schema(description = "Summary of its first line (摘要)")
            String summary) {}
}
