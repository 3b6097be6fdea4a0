package org.fivetrust.accounts.export;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a voucher booked its electronic originals (入账信息), by the names of the guide to the data standard. */
final class BookingMessages {

    private BookingMessages() {}

    @Schema(name = "BookingInformation", description = "入账信息结构化数据, to be archived beside the originals")
    record View(
            @Nullable
            @JsonProperty("UnifiedSocialCreditCodeOfAccountingEntity")
            @Schema(description = "Unified social credit code, GB 32100 (统一社会信用代码)")
            String creditCode,

            @JsonProperty("NameOfAccountingEntity") @Schema(description = "Name of the unit (单位名称)")
            String unit,

            @JsonProperty("InformationOfAccountingDocumentsTuple") @Schema(description = "The vouchers (记账凭证信息)")
            List<Booked> vouchers,

            @Schema(description = "The originals it books, known by number and digest (电子凭证原件)")
            List<Original> originals) {}

    @Schema(name = "BookedVoucher")
    record Booked(
            @JsonProperty("NumberOfAccountingDocuments")
            @Schema(description = "Number of the voucher (记账凭证编号)", example = "付-3")
            String number,

            @JsonProperty("PostingDate") @Schema(description = "Day of posting (记账日期)", example = "2026-06-30")
            String postedOn,

            @JsonProperty("AccountingPeriod") @Schema(description = "Month, YYYY-MM (会计期间)", example = "2026-06")
            String period,

            @JsonProperty("SummaryOfAccountingDocuments") @Schema(description = "Summary of the voucher (记账凭证摘要)")
            String summary,

            @JsonProperty("InformationOfDebitAndCreditEntryTuple") @Schema(description = "Entry lines (借贷分录)")
            List<Entry> entries) {}

    @Schema(name = "BookedEntry")
    record Entry(
            @JsonProperty("DebitOrCredit")
            @Schema(
                    description = "Side: 借 debit, 贷 credit (借贷方向)",
                    allowableValues = {"借", "贷"})
            String side,

            @JsonProperty("NameOfGeneralLedgerSubject")
            @Schema(description = "Name of the account in the general ledger (总账科目名称)")
            String account,

            @Nullable
            @JsonProperty("NameOfSubsidiaryLedgerSubject")
            @Schema(description = "Name of the detail account (明细科目名称)")
            String detail,

            @JsonProperty("RecordedAmount") @Schema(description = "Amount in CNY (记账金额)", example = "600.00")
            String amount) {}

    @Schema(name = "BookedOriginal")
    record Original(
            String kind,
            @Nullable String number,
            @Nullable String record,
            @Nullable String sha256) {}
}
