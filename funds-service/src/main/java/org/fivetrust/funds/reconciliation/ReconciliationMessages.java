package org.fivetrust.funds.reconciliation;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.account.model.Entry;
import org.fivetrust.funds.reconciliation.model.Proof;
import org.fivetrust.funds.reconciliation.model.SubLedger;
import org.fivetrust.funds.reconciliation.model.TransitItem;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/** Reconciliations on the wire. */
final class ReconciliationMessages {

    private ReconciliationMessages() {}

    enum Status {
        PREPARED,
        SIGNED
    }

    @Schema(name = "ReconciliationRequest")
    record Ask(
            @NotNull @Schema(description = "Bank account, by the register (银行账户)")
            UUID account,

            @NotNull @Schema(description = "The day by whose end it is (截至日)")
            LocalDate asOf) {}

    @Schema(name = "TransitItem")
    record ItemView(
            @Schema(description = "BOOK: booked, not at the bank; BANK: at the bank, not booked (哪方已记)")
            TransitItem.Side side,

            @Schema(description = "Whose sub-ledger it is in, or whose bank account it is (委托方)")
            String principal,

            @Nullable @Schema(description = "Trust account of a movement (分户)")
            UUID account,

            @Nullable @Schema(description = "Its line there (序号)")
            Integer seq,

            @Schema(description = "What causes a movement (种类)")
            Entry.@Nullable Kind kind,

            @Nullable @Schema(description = "The receipt, payment or other act that causes it (来源)")
            UUID source,

            @Nullable @Schema(description = "Bank statement of an entry (对账单)")
            UUID statement,

            @Nullable @Schema(description = "Number of the entry there (笔号)")
            Integer entry,

            @Schema(description = "Below zero for what goes out (金额，支出为负)", example = "-3600.00")
            String amount,

            @Schema(description = "Since when (日期)") LocalDate day,

            @Schema(description = "Days in transit (未达天数)") int age,

            @Schema(description = "In transit for too long (超期未达)")
            boolean stale,

            @Nullable @Schema(description = "Name of the other side (对方户名)")
            String party) {

        static ItemView of(TransitItem item, Proof proof) {
            return new ItemView(
                    item.side(),
                    item.principal(),
                    item.account(),
                    item.seq(),
                    item.kind() == null ? null : Entry.Kind.valueOf(item.kind()),
                    item.source(),
                    item.statement(),
                    item.entry(),
                    item.amount().toString(),
                    item.day(),
                    item.age(proof.asOf()),
                    proof.isStale(item),
                    item.party());
        }
    }

    @Schema(name = "SubLedger")
    record SubLedgerView(
            String principal,
            @Schema(description = "Trust account (分户)") UUID account,
            @Schema(description = "Name (户名)") String name,

            @Schema(description = "What is booked (账面余额)", example = "409206.17")
            String balance) {

        static SubLedgerView of(SubLedger ledger) {
            return new SubLedgerView(
                    ledger.principal(),
                    ledger.account(),
                    ledger.name(),
                    ledger.balance().toString());
        }
    }

    @Schema(name = "ReconciliationProof")
    record ProofView(
            @Schema(description = "Bank account (银行账户)") UUID account,

            String principal,

            @Schema(description = "The day by whose end it is (截至日)")
            LocalDate asOf,

            @Nullable @Schema(description = "Up to which day the bank has told (对账单截止日)")
            LocalDate statedTo,

            @Nullable @Schema(description = "What the bank says (银行对账单余额)", example = "412806.17")
            String bank,

            @Schema(description = "Control account (总账余额)", example = "409206.17")
            String control,

            @Schema(description = "What the sub-ledgers come to (分户账余额合计)", example = "409206.17")
            String ledgers,

            @Schema(description = "What is nobody's yet (待查收款)", example = "0.00")
            String suspense,

            @Schema(description = "Booked, not at the bank (企业已收、银行未收)")
            String receivedNotAtBank,

            @Schema(description = "Booked as paid, not gone from the bank (企业已付、银行未付)")
            String paidNotAtBank,

            @Schema(description = "At the bank, not booked (银行已收、企业未收)")
            String receivedNotBooked,

            @Schema(description = "Gone from the bank, not booked (银行已付、企业未付)")
            String paidNotBooked,

            @Schema(description = "What the bank comes to with what is in transit (银行方调节后余额)")
            String adjustedBank,

            @Schema(description = "What the books come to with what is in transit (企业方调节后余额)")
            String adjustedBook,

            @Schema(description = "What no item explains (未调节差额)", example = "0.00")
            String difference,

            @Schema(
                    description =
                            "Whether it can be signed: no difference, none below nil, the bank has told of the day (可签署)")
            boolean sound,

            @Schema(description = "What each principal has under the number (各委托方分户)")
            List<SubLedgerView> subLedgers,

            @Schema(description = "What is in transit, the oldest first (未达账项)")
            List<ItemView> items) {

        static ProofView of(UUID account, String principal, Proof proof) {
            return new ProofView(
                    account,
                    principal,
                    proof.asOf(),
                    proof.statedTo(),
                    proof.bank() == null ? null : proof.bank().toString(),
                    proof.control().toString(),
                    proof.ledgers().toString(),
                    proof.suspense().toString(),
                    proof.receivedNotAtBank().toString(),
                    proof.paidNotAtBank().toString(),
                    proof.receivedNotBooked().toString(),
                    proof.paidNotBooked().toString(),
                    proof.adjustedBank().toString(),
                    proof.adjustedBook().toString(),
                    proof.difference().toString(),
                    proof.unsound() == null,
                    proof.subLedgers().stream().map(SubLedgerView::of).toList(),
                    proof.items().stream().map(item -> ItemView.of(item, proof)).toList());
        }
    }

    @Schema(name = "Reconciliation")
    record View(
            UUID id,
            String principal,

            @Schema(description = "Bank account (银行账户)") UUID account,

            @Schema(description = "The day by whose end it is (截至日)")
            LocalDate asOf,

            @Schema(description = "PREPARED by the accountant, or SIGNED by a second person (状态)")
            Status status,

            @Schema(description = "What the bank says (银行对账单余额)")
            String bank,

            @Schema(description = "What is booked, with what is nobody's yet (账面余额)")
            String booked,

            @Schema(description = "What both sides come to (调节后余额)")
            String adjusted,

            @Schema(description = "What no item explains (未调节差额)", example = "0.00")
            String difference,

            @Schema(description = "Digest of its figures (数据摘要)", example = "sha-256:…")
            String digest,

            @Schema(description = "The accountant who prepared it (编制人)")
            String preparedBy,

            @Schema(description = "When it was prepared (编制时间)")
            Instant preparedAt,

            @Nullable @Schema(description = "The second person who signed it (复核签署人)")
            String signedBy,

            @Nullable @Schema(description = "When it was signed (签署时间)")
            Instant signedAt,

            @Schema(description = "As it was prepared (编制时数据)")
            ProofView proof) {}

    static String text(long fen) {
        return Money.ofFen(fen).toString();
    }
}
