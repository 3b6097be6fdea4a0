package org.fivetrust.funds.monthlystatement;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.account.model.Entry;
import org.fivetrust.funds.monthlystatement.model.MonthlyStatement;
import org.fivetrust.funds.monthlystatement.model.MonthlyStatement.Figures;
import org.fivetrust.funds.monthlystatement.model.MonthlyStatement.KeptBack;
import org.fivetrust.funds.monthlystatement.model.MonthlyStatement.Line;
import org.fivetrust.funds.monthlystatement.model.MonthlyStatement.Movement;
import org.fivetrust.shared.kernel.Masking;
import org.jspecify.annotations.Nullable;

/** Monthly statements on the wire. */
final class MonthlyStatementMessages {

    private MonthlyStatementMessages() {}

    enum Status {
        DRAFT,
        SIGNED
    }

    @Schema(name = "StatementFigures")
    record FiguresView(
            @Schema(description = "What is booked (账面余额)", example = "409206.17")
            String ledger,

            @Schema(description = "What the bank has (银行已入账余额)", example = "412806.17")
            String cleared,

            @Schema(description = "Cleared, less what is kept back (可用余额)", example = "409206.17")
            String available) {

        static FiguresView of(Figures figures) {
            return new FiguresView(
                    figures.ledger().toString(),
                    figures.cleared().toString(),
                    figures.available().toString());
        }
    }

    @Schema(name = "StatementLine")
    record LineView(
            @Schema(description = "Its line in the sub-ledger (序号)", example = "12")
            int seq,

            Entry.Kind kind,

            @Schema(description = "The receipt, payment or other act that causes it (来源)")
            UUID source,

            @Schema(description = "The day it counts from (日期)")
            LocalDate day,

            @Schema(description = "Below zero for what goes out (金额，支出为负)", example = "-3600.00")
            String amount,

            @Schema(description = "What is booked after it, in this order (余额)", example = "409206.17")
            String balance,

            @Schema(description = "The day the bank had it; none while it is on its way (银行入账日)") @Nullable
            LocalDate clearedOn,

            @Schema(description = "Of an earlier month, entered after that month's statement was signed (补记)")
            boolean late,

            @Schema(description = "Payer or payee (对方户名)") @Nullable
            String party,

            @Schema(description = "What for (用途)") @Nullable String purpose,

            @Schema(description = "Number of the receipt (收据号)") @Nullable
            String receiptNumber) {

        static LineView of(Line line) {
            var movement = line.movement();
            return new LineView(
                    movement.seq(),
                    movement.kind(),
                    movement.source(),
                    movement.day(),
                    movement.amount().toString(),
                    line.balance().toString(),
                    movement.clearedOn(),
                    line.late(),
                    movement.party(),
                    movement.purpose(),
                    movement.receiptNumber());
        }
    }

    @Schema(name = "StatementTransit")
    record TransitView(
            @Schema(description = "Its line in the sub-ledger (序号)")
            int seq,

            Entry.Kind kind,

            @Schema(description = "The receipt, payment or other act that causes it (来源)")
            UUID source,

            @Schema(description = "Since when (日期)") LocalDate day,

            @Schema(description = "Below zero for what goes out (金额，支出为负)", example = "-3600.00")
            String amount,

            @Schema(description = "Payer or payee (对方户名)") @Nullable
            String party,

            @Schema(description = "What for (用途)") @Nullable String purpose) {

        static TransitView of(Movement movement) {
            return new TransitView(
                    movement.seq(),
                    movement.kind(),
                    movement.source(),
                    movement.day(),
                    movement.amount().toString(),
                    movement.party(),
                    movement.purpose());
        }
    }

    @Schema(name = "StatementReserve")
    record ReserveView(
            @Schema(
                    description =
                            "EARMARK: what is left of it; PAYMENT: asked for, or not yet gone from the bank (占用种类)")
            KeptBack.Kind kind,

            @Schema(description = "The earmark, payment or other act that it is kept back for (来源)")
            UUID source,

            @Schema(description = "How much (金额)", example = "3600.00")
            String amount,

            @Schema(description = "Since when (日期)") LocalDate since,

            @Schema(description = "Code of an earmark (专款代码)") @Nullable
            String code,

            @Schema(description = "Giver of an earmark, or payee (拨款单位或收款人)") @Nullable
            String party,

            @Schema(description = "What for (用途)") @Nullable String purpose) {

        static ReserveView of(KeptBack kept) {
            return new ReserveView(
                    kept.kind(),
                    kept.source(),
                    kept.amount().toString(),
                    kept.since(),
                    kept.code(),
                    kept.party(),
                    kept.purpose());
        }
    }

    @Schema(name = "MonthlyStatementFigures")
    record Content(
            @Schema(description = "Name (户名)") String name,
            @Schema(description = "Bank (开户行)") String bank,

            @Schema(description = "The last four of it (账号，仅后四位)", example = "****0017")
            String accountNumber,

            @Schema(description = "The end of the month, or today while it lasts (截至日)")
            LocalDate asOf,

            FiguresView opening,
            FiguresView closing,

            @Schema(description = "What came in (本月收入)", example = "12000.00")
            String received,

            @Schema(description = "What went out (本月支出)", example = "-3600.00")
            String paid,

            @Schema(description = "Each line by its day, late ones first (明细)")
            List<LineView> entries,

            @Schema(description = "Booked, and not at the bank by the end (未达账项)")
            List<TransitView> inTransit,

            @Schema(description = "Earmarks and payments that money is kept back for by the end (专款及占用)")
            List<ReserveView> reserves) {

        static Content of(MonthlyStatements.Account account, MonthlyStatement statement) {
            return new Content(
                    account.name(),
                    account.bank(),
                    Masking.lastFour(account.number()),
                    statement.period().asOf(),
                    FiguresView.of(statement.opening()),
                    FiguresView.of(statement.closing()),
                    statement.received().toString(),
                    statement.paid().toString(),
                    statement.lines().stream().map(LineView::of).toList(),
                    statement.inTransit().stream().map(TransitView::of).toList(),
                    statement.keptBack().stream().map(ReserveView::of).toList());
        }
    }

    @Schema(name = "MonthlyStatement")
    record View(
            @Nullable @Schema(description = "Id of a signed one; none of a draft (标识，草稿无)")
            UUID id,

            String principal,

            @Schema(description = "Trust account (分户)") UUID account,

            @Schema(description = "Month (月份)", example = "2026-05")
            YearMonth month,

            @Schema(
                    description =
                            "SIGNED with the reconciliation of the month's end; until then a DRAFT that may change (状态)")
            Status status,

            @Schema(description = "SHA-256 of the canonical JSON (RFC 8785) of statement (数据摘要)", example = "sha-256:…")
            String digest,

            @Nullable @Schema(description = "The reconciliation it was signed with (余额调节表)")
            UUID reconciliation,

            @Nullable @Schema(description = "The accountant who prepared that (编制人)")
            String preparedBy,

            @Nullable @Schema(description = "The second person who signed (复核签署人)")
            String signedBy,

            @Nullable @Schema(description = "When it was signed (签署时间)")
            Instant signedAt,

            Content statement) {

        boolean isSigned() {
            return status == Status.SIGNED;
        }
    }
}
