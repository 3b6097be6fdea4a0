package org.fivetrust.accounts.source;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.fivetrust.accounts.source.model.SourceEvent;
import org.fivetrust.accounts.source.model.SourceEventType;
import org.fivetrust.accounts.voucher.model.Document;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Receives events of the funds: payments, receipts, charges and interest of the bank, opened accounts. */
@Component
class FundsInbox implements EventHandler {

    private final SourceWorkflow sources;

    FundsInbox(SourceWorkflow sources) {
        this.sources = sources;
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "payment.paid",
                "payment.returned",
                "receipt.registered",
                "receipt.reversed",
                "transfer.made",
                "bank-charge.made",
                "interest.received",
                "reconciliation.signed",
                "imprest.settled",
                "trust-account.opened");
    }

    @Override
    public Mono<Void> handle(Event event) {
        return switch (event.type()) {
            case "payment.paid" -> sources.take(payment(event.principal(), event.as(PaymentPaid.class)));
            case "payment.returned" -> sources.take(returned(event.principal(), event.as(PaymentReturned.class)));
            case "receipt.registered" -> sources.take(receipt(event.principal(), event.as(ReceiptRegistered.class)));
            case "receipt.reversed" -> sources.take(reversal(event.principal(), event.as(ReceiptReversed.class)));
            case "transfer.made" -> sources.take(transfer(event.principal(), event.as(TransferMade.class)));
            case "bank-charge.made" ->
                sources.take(ofTheBank(event.principal(), SourceEventType.BANK_CHARGE, event.as(BankChargeMade.class)));
            case "interest.received" ->
                sources.take(ofTheBank(event.principal(), SourceEventType.INTEREST, event.as(BankChargeMade.class)));
            case "reconciliation.signed" -> sources.reconciled(event.principal(), event.as(ReconciliationSigned.class));
            case "imprest.settled" -> sources.take(imprest(event.principal(), event.as(ImprestSettled.class)));
            case "trust-account.opened" -> opened(event.principal(), event.as(TrustAccountOpened.class));
            default -> Mono.error(new IllegalArgumentException("not an event of the funds: " + event.type()));
        };
    }

    private record PaymentPaid(
            String payment,
            Receiver payee,
            Money amount,
            String purpose,
            String category,
            LocalDate paidOn,
            String matterNumber,
            @Nullable List<Paper> evidence) {}

    private record PaymentReturned(
            String payment,
            Receiver payee,
            Money amount,
            String purpose,
            String category,
            LocalDate returnedOn,
            @Nullable String matterNumber) {}

    private record Receiver(String name) {}

    private record ReceiptRegistered(
            String receipt,
            String payer,
            Money amount,
            String purpose,
            String category,
            LocalDate receivedOn,
            String receiptNumber) {}

    private record ReceiptReversed(
            String receipt,
            String payer,
            Money amount,
            String purpose,
            String category,
            LocalDate reversedOn,
            String receiptNumber) {}

    /** One side of a transfer, as its own book sees it. */
    private record TransferMade(
            String transfer,
            Direction direction,
            String counterparty,
            Money amount,
            String purpose,
            LocalDate madeOn,
            @Nullable String matterNumber) {}

    private enum Direction {
        IN(SourceEventType.TRANSFER_IN),
        OUT(SourceEventType.TRANSFER_OUT);

        private final SourceEventType type;

        Direction(SourceEventType type) {
            this.type = type;
        }
    }

    /** Of interest too. */
    private record BankChargeMade(
            String charge, Money amount, String bank, String purpose, LocalDate bookedOn, String reference) {}

    /** Of one trust account, by the end of a day. */
    record ReconciliationSigned(
            String reconciliation, String account, LocalDate asOf, Money balance, String digest, String signedBy) {}

    private record ImprestSettled(
            String settlement,
            String holder,
            Money amount,
            String purpose,
            String category,
            LocalDate settledOn,
            @Nullable List<Paper> evidence) {}

    private record TrustAccountOpened(String account, Money openingBalance, LocalDate openedOn) {}

    private static SourceEvent payment(PrincipalId principal, PaymentPaid paid) {
        return new SourceEvent(
                principal,
                SourceEventType.PAYMENT,
                paid.payment(),
                paid.paidOn(),
                paid.amount(),
                Money.ZERO,
                paid.category(),
                paid.payee().name(),
                paid.purpose(),
                paid.matterNumber(),
                Paper.documents(paid.evidence()));
    }

    private static SourceEvent returned(PrincipalId principal, PaymentReturned returned) {
        return new SourceEvent(
                principal,
                SourceEventType.PAYMENT_RETURN,
                returned.payment(),
                returned.returnedOn(),
                returned.amount(),
                Money.ZERO,
                returned.category(),
                returned.payee().name(),
                returned.purpose(),
                returned.matterNumber(),
                List.of());
    }

    private static SourceEvent imprest(PrincipalId principal, ImprestSettled settled) {
        return new SourceEvent(
                principal,
                SourceEventType.IMPREST,
                settled.settlement(),
                settled.settledOn(),
                settled.amount(),
                Money.ZERO,
                settled.category(),
                settled.holder(),
                settled.purpose(),
                null,
                Paper.documents(settled.evidence()));
    }

    private static SourceEvent receipt(PrincipalId principal, ReceiptRegistered registered) {
        return new SourceEvent(
                principal,
                SourceEventType.RECEIPT,
                registered.receipt(),
                registered.receivedOn(),
                registered.amount(),
                Money.ZERO,
                registered.category(),
                registered.payer(),
                registered.purpose(),
                registered.receiptNumber(),
                List.of(new Document("RECEIPT", registered.receiptNumber(), null)));
    }

    private static SourceEvent reversal(PrincipalId principal, ReceiptReversed reversed) {
        return new SourceEvent(
                principal,
                SourceEventType.RECEIPT_REVERSAL,
                reversed.receipt(),
                reversed.reversedOn(),
                reversed.amount(),
                Money.ZERO,
                reversed.category(),
                reversed.payer(),
                reversed.purpose(),
                reversed.receiptNumber(),
                List.of(new Document("RECEIPT", reversed.receiptNumber(), null)));
    }

    private static SourceEvent transfer(PrincipalId principal, TransferMade made) {
        return new SourceEvent(
                principal,
                made.direction().type,
                made.transfer(),
                made.madeOn(),
                made.amount(),
                Money.ZERO,
                "*",
                made.counterparty(),
                made.purpose(),
                made.matterNumber(),
                List.of());
    }

    private static SourceEvent ofTheBank(PrincipalId principal, SourceEventType kind, BankChargeMade made) {
        return new SourceEvent(
                principal,
                kind,
                made.charge(),
                made.bookedOn(),
                made.amount(),
                Money.ZERO,
                kind.word(),
                made.bank(),
                made.purpose(),
                made.reference(),
                List.of(new Document("BANK_STATEMENT", made.reference(), null)));
    }

    /** From its day on funds keeps the money. What it opened with is shown in the books, if it is anything. */
    private Mono<Void> opened(PrincipalId principal, TrustAccountOpened opened) {
        var keep = sources.keep(principal, opened.account(), opened.openedOn());
        return opened.openingBalance().isZero()
                ? keep
                : keep.then(Mono.defer(() -> sources.take(openingBalance(principal, opened))));
    }

    private static SourceEvent openingBalance(PrincipalId principal, TrustAccountOpened opened) {
        return new SourceEvent(
                principal,
                SourceEventType.TRUST_ACCOUNT,
                opened.account(),
                opened.openedOn(),
                opened.openingBalance(),
                Money.ZERO,
                "opening",
                "",
                "",
                null,
                List.of());
    }
}
