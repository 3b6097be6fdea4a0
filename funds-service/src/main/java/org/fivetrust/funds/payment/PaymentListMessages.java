package org.fivetrust.funds.payment;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fivetrust.funds.payment.PaymentMessages.EvidenceMessage;
import org.fivetrust.funds.payment.PaymentMessages.PayeeAccountMessage;
import org.fivetrust.funds.payment.PaymentMessages.PayeeMessage;
import org.fivetrust.funds.payment.PaymentMessages.PayeeView;
import org.fivetrust.funds.payment.PaymentMessages.Status;
import org.fivetrust.funds.payment.model.ListMode;
import org.fivetrust.funds.payment.model.Pack;
import org.fivetrust.funds.payment.model.Payee;
import org.fivetrust.funds.payment.model.PaymentListOrder.RefusedRow;
import org.fivetrust.funds.payment.model.PaymentListOrder.Row;
import org.fivetrust.funds.payment.model.PaymentMethod;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.jspecify.annotations.Nullable;

/** Payment lists on the wire. */
final class PaymentListMessages {

    private static final int MOST_ROWS = 200;

    private PaymentListMessages() {}

    @Schema(name = "PaymentListRequest")
    record Ask(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN, message = "principal")
            @Schema(description = "Principal (委托方)", example = "dongfang-committee")
            String principal,

            @NotNull @Schema(description = "Trust account it is paid from (付款分户)")
            UUID account,

            @NotNull
            @Schema(description = "Whether one row that cannot be paid keeps the others from being paid (整表或逐笔)")
            ListMode mode,

            @NotBlank @Size(max = 500) @Schema(description = "What for (事由)", example = "2026年6月保洁员工资")
            String purpose,

            @Size(min = 1, max = 60) @Schema(description = "Category (支出类别); default: GENERAL") @Nullable
            String category,

            @Size(max = 60)
            @Schema(description = "Budget line (预算科目) of the year; refused unless enough is left for the list")
            @Nullable
            String budgetLine,

            @Size(max = 60)
            @Schema(description = "Earmark (专项), by its code; refused for what it was not given for")
            @Nullable
            String earmark,

            @Schema(description = "Default: TRANSFER to an account, else CHEQUE (付款方式)") @Nullable
            PaymentMethod method,

            @Valid @Size(max = 50) @Schema(description = "Papers the whole list rests on (整表依据)") @Nullable
            List<@NotNull EvidenceMessage> evidence,

            @Schema(description = "Emergency (是否紧急)") @Nullable
            Boolean emergency,

            @Schema(description = "By which its papers are wanted, of the sum of the list (付款依据类别，按合计金额)") @Nullable
            Pack pack,

            @NotEmpty @Valid @Schema(description = "Who is paid how much, at most 200 (发放明细，至多200行)")
            List<@NotNull RowAsk> rows) {

        void mustBeLegible() {
            if (rows.size() > MOST_ROWS) {
                throw new Refused(Refusal.size("funds.payment-list-too-long")
                        .with("rows", rows.size())
                        .with("most", MOST_ROWS));
            }
            var faults = new ArrayList<Violation>();
            for (var n = 0; n < rows.size(); n++) {
                faults.addAll(faults(n));
            }
            if (!faults.isEmpty()) {
                throw new InvalidValue(faults);
            }
        }

        /** What all rows have in common is told with the first alone. */
        private List<Violation> faults(int n) {
            var row = rows.get(n);
            var at = "/rows/" + n;
            var twoPayees = (row.payee() == null) == (row.payeeAccount() == null)
                    ? Stream.of(Violation.worded("payee-or-account", at + "/payee"))
                    : Stream.<Violation>empty();
            var others = payment(row).faults().stream()
                    .filter(fault -> n == 0 || fault.pointer().startsWith("/payee"))
                    .map(fault -> fault.pointer().startsWith("/payee") ? fault.at(at + fault.pointer()) : fault);
            return Stream.concat(twoPayees, others).toList();
        }

        PaymentMessages.Ask payment(RowAsk row) {
            return new PaymentMessages.Ask(
                    principal,
                    account,
                    row.payee(),
                    row.amount(),
                    row.purpose() == null ? purpose : row.purpose(),
                    category,
                    budgetLine,
                    earmark,
                    null,
                    method,
                    evidence,
                    emergency,
                    row.payeeAccount(),
                    pack);
        }

        /** With their numbers, from 1. */
        List<NumberedRow> numbered() {
            return IntStream.range(0, rows.size())
                    .mapToObj(n -> new NumberedRow(n + 1, rows.get(n)))
                    .toList();
        }
    }

    record NumberedRow(int no, RowAsk row) {}

    @Schema(name = "PaymentListRowRequest")
    record RowAsk(
            @Valid @Schema(description = "Who is paid; or payeeAccount (收款人；或填收款账户登记)") @Nullable
            PayeeMessage payee,

            @Valid
            @Schema(description = "A confirmed account of the register of payees; or payee (收款人登记簿中已核实的账户)")
            @Nullable
            PayeeAccountMessage payeeAccount,

            @NotNull
            @Pattern(regexp = Money.POSITIVE, message = "amount-above-nil")
            @Schema(description = "Amount (金额)", example = "2600.00")
            String amount,

            @Size(min = 1, max = 500) @Schema(description = "What for; default: as the list (事由，默认同整表)") @Nullable
            String purpose,

            @Size(min = 1, max = 200)
            @Schema(description = "Why this payee stands on the list more than once (同一收款人重复列示的理由)", example = "补发五月份")
            @Nullable
            String repeats) {}

    @Schema(name = "PaymentListProblem")
    record ProblemView(
            @Schema(description = "Problem code (问题代码)", example = "funds.payee-unconfirmed")
            String code,

            @Schema(description = "What its words are filled with (相关事实)")
            Map<String, String> facts) {

        static ProblemView of(Refusal because) {
            return new ProblemView(because.code(), because.facts());
        }
    }

    @Schema(name = "PaymentListRow")
    record RowView(
            @Schema(description = "Its number in the list, from 1 (行号)")
            int no,

            @Schema(description = "Who is paid; none where the register does not know the account (收款人)") @Nullable
            PayeeView payee,

            String amount,
            String purpose,

            @Schema(description = "Why this payee stands on the list more than once (重复列示的理由)") @Nullable
            String repeats,

            @Schema(description = "The payment it became; none where it was refused (付款)") @Nullable
            UUID payment,

            @Schema(description = "How far its payment has come (状态)") @Nullable
            Status status,

            @Schema(description = "Why it was refused (被拒原因)") @Nullable
            ProblemView problem) {

        /** As a dry run tells it. */
        static RowView of(Row row) {
            var order = row.order();
            return new RowView(
                    row.no(),
                    payee(order.payee()),
                    order.amount().toString(),
                    order.purpose(),
                    row.repeats(),
                    null,
                    null,
                    null);
        }

        static RowView of(RefusedRow row) {
            return new RowView(
                    row.no(),
                    row.payee() == null ? null : payee(row.payee()),
                    row.amount().toString(),
                    row.purpose(),
                    null,
                    null,
                    null,
                    ProblemView.of(row.because()));
        }

        private static PayeeView payee(Payee payee) {
            return new PayeeView(
                    payee.name(),
                    payee.account() == null ? null : payee.account().value(),
                    payee.bank(),
                    payee.kind());
        }
    }

    @Schema(name = "PaymentList")
    record View(
            @Schema(description = "None of a dry run (试算时为空)") @Nullable
            UUID id,

            String principal,

            @Schema(description = "Trust account it is paid from (付款分户)")
            UUID account,

            @Schema(description = "Whether one row that cannot be paid keeps the others from being paid (整表或逐笔)")
            ListMode mode,

            String purpose,
            String category,
            @Nullable String budgetLine,
            @Nullable String earmark,

            @Schema(description = "How the money leaves (付款方式)")
            PaymentMethod method,

            @Schema(description = "Papers the whole list rests on (整表依据)")
            List<EvidenceMessage> evidence,

            boolean emergency,

            @Schema(description = "By which its papers were wanted (付款依据类别)") @Nullable
            Pack pack,

            @Schema(description = "The sum of the rows that are paid (合计金额)")
            String amount,

            @Schema(description = "How many rows are paid (付款笔数)")
            int payments,

            @Schema(description = "How many rows were refused (被拒笔数)")
            int refused,

            @Schema(description = "How far it has come; none of a dry run (状态)") @Nullable
            Status status,

            @Schema(description = "SHA-256 of the canonical act, over every row (行为摘要，含各行)") @Nullable
            String digest,

            @Schema(description = "The matter that approves the whole list (事项)") @Nullable
            UUID matter,

            @Nullable String matterNumber,

            @Schema(description = "The warrant, once authorised (执行令)") @Nullable
            UUID warrant,

            @Schema(description = "What the last word on its matter said (审批意见)") @Nullable
            String comment,

            @Nullable String requestedBy,
            @Nullable Instant requestedAt,
            @Nullable String preparedBy,
            @Nullable String releasedBy,
            @Nullable LocalDate paidOn,

            @Schema(description = "Why who asked called it back (撤销原因)") @Nullable
            String cancelReason,

            @Schema(description = "Its rows, in their order; left out in a list of lists (明细，列表中省略)") @Nullable
            List<RowView> rows) {}
}
