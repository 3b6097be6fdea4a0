package org.fivetrust.funds.statement;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.matching.model.MatchedBy;
import org.fivetrust.funds.statement.model.EntryStatus;
import org.fivetrust.shared.reading.Masked;
import org.fivetrust.shared.reading.MaskedField;
import org.jspecify.annotations.Nullable;

/** Bank statements on the wire. */
final class StatementMessages {

    private StatementMessages() {}

    enum Status {
        TAKEN,
        HELD
    }

    /** The parts of the request. */
    @Schema(name = "BankStatementForm")
    record Form(
            @Schema(
                    type = "string",
                    format = "binary",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "camt.053, or CSV or XLSX in the form of the profile (对账单文件)")
            String file,

            @Schema(
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                    description = "How the bank writes its lists; left out for camt.053 (银行格式)",
                    example = "two-columns")
            String profile,

            @Schema(
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                    description = "Number of the account, with a profile: the list does not say it (账号)")
            String account) {}

    @Schema(name = "BankStatementFile", description = "The statements of a file (文件中的对账单)")
    record FileView(
            @Schema(description = "Digest of the file (文件摘要)", example = "sha-256:…")
            String digest,

            List<View> statements) {}

    @Schema(name = "BankStatement")
    record View(
            UUID id,
            String principal,

            @Schema(description = "HELD: it waits for the statement before it (待前一份对账单)")
            Status status,

            @Masked(MaskedField.TRUST_ACCOUNT_NUMBER)
            @Schema(description = "Masked for those who need not pay from it (账号，按角色脱敏)")
            String accountNumber,

            @Schema(description = "By which the bank knows it (对账单编号)")
            String statementId,

            @Nullable @Schema(description = "By which the bank counts them (对账单顺序号)")
            Long sequence,

            @Nullable @Schema(description = "Its place among those of the account, without a gap (接续序号)")
            Integer place,

            @Nullable @Schema(description = "First day (起始日)")
            LocalDate from,

            @Nullable @Schema(description = "Last day (截止日)")
            LocalDate to,

            @Schema(description = "Opening balance (期初余额)", example = "1000.00")
            String opening,

            @Schema(description = "Closing balance (期末余额)", example = "1035.50")
            String closing,

            @Schema(description = "What came in (收入合计)", example = "155.50")
            String credits,

            @Schema(description = "What went out (支出合计)", example = "-120.00")
            String debits,

            @Schema(description = "Entries that are booked (已记账笔数)")
            int entries,

            @Schema(description = "Entries that are not booked, and not counted (未记账笔数)")
            int apart,

            @Schema(description = "Entries that an earlier file has already (已收笔数)")
            int known,

            @Schema(description = "Entries without a reference that may be known (疑似重复笔数)")
            int possibleDuplicates,

            @Schema(description = "Digest of its file (文件摘要)")
            String digest,

            Instant receivedAt) {}

    @Schema(name = "BankEntry")
    record EntryView(
            @Schema(description = "Number in the statement (笔号)")
            int number,

            @Schema(description = "Signed: what came in is positive (金额，收入为正)", example = "-800.00")
            String amount,

            @Schema(description = "It takes an earlier entry back; its sign says so already (冲正)")
            boolean reversal,

            EntryStatus status,

            @Schema(description = "Day of booking (记账日)") LocalDate bookedOn,

            @Nullable @Schema(description = "Value day (起息日)")
            LocalDate valueOn,

            @Nullable @Schema(description = "By which the bank knows it (银行流水号)")
            String reference,

            @Nullable @Schema(description = "Of the payment (端到端标识)")
            String endToEndId,

            @Nullable @Schema(description = "Kind of transaction in the bank's codes (交易代码)")
            String code,

            @Nullable @Schema(description = "Name of the other side (对方户名)")
            String partyName,

            @Nullable
            @Masked(MaskedField.PAYEE_ACCOUNT)
            @Schema(description = "Account of the other side, masked for those who do not pay (对方账号，按角色脱敏)")
            String partyAccount,

            @Nullable @Schema(description = "Bank of the other side (对方开户行)")
            String partyBank,

            @Nullable @Schema(description = "What the bank writes of it (摘要)")
            String text,

            @Schema(description = "Transactions of an entry that the bank booked as a batch (批量明细)")
            List<DetailView> details,

            @Nullable @Schema(description = "The statement in which an earlier file has it (已在该对账单中)")
            UUID repeatsStatement,

            @Nullable @Schema(description = "Its number there (在该对账单中的笔号)")
            Integer repeatsNumber,

            @Schema(description = "Without a reference, it may be one of an earlier file (疑似重复，待确认)")
            boolean possibleDuplicate,

            @Nullable @Schema(description = "Its match; none while it is open (勾对；未达为空)")
            UUID match,

            @Nullable @Schema(description = "By which rule, or by hand (规则或人工)")
            MatchedBy matchRule,

            @Nullable @Schema(description = "How much speaks for it, of 100 (得分)")
            Integer matchScore) {}

    @Schema(name = "BankEntryDetail")
    record DetailView(
            @Nullable @Schema(description = "Signed (金额)", example = "30.00")
            String amount,

            @Nullable @Schema(description = "By which the bank knows it (银行流水号)")
            String reference,

            @Nullable @Schema(description = "Of the payment (端到端标识)")
            String endToEndId,

            @Nullable @Schema(description = "Name of the other side (对方户名)")
            String partyName,

            @Nullable
            @Masked(MaskedField.PAYEE_ACCOUNT)
            @Schema(description = "Account of the other side, masked for those who do not pay (对方账号，按角色脱敏)")
            String partyAccount,

            @Nullable @Schema(description = "Bank of the other side (对方开户行)")
            String partyBank,

            @Nullable @Schema(description = "What the bank writes of it (摘要)")
            String text) {}

    /** What an idempotency key stands for. */
    record StatementKey(
            String digest,
            @Nullable String profile,
            @Nullable String account,
            boolean hold) {}
}
