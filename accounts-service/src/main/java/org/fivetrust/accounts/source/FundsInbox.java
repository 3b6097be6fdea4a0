package org.fivetrust.accounts.source;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.fivetrust.accounts.source.model.SourceEvent;
import org.fivetrust.accounts.source.model.SourceEventType;
import org.fivetrust.accounts.voucher.model.Document;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.EventHandler;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Receives events of the funds: payments, receipts, opened accounts. */
@Component
class FundsInbox implements EventHandler {

    private final SourceWorkflow sources;

    FundsInbox(SourceWorkflow sources) {
        this.sources = sources;
    }

    @Override
    public Set<String> types() {
        return Set.of("payment.paid", "receipt.registered", "trust-account.opened");
    }

    @Override
    public Mono<Void> handle(Event event) {
        return switch (event.type()) {
            case "payment.paid" -> sources.take(payment(event));
            case "receipt.registered" -> sources.take(receipt(event));
            case "trust-account.opened" -> opened(event);
            default -> Mono.error(new IllegalArgumentException("not an event of the funds: " + event.type()));
        };
    }

    private static SourceEvent payment(Event event) {
        return new SourceEvent(
                event.principal(),
                SourceEventType.PAYMENT,
                event.text("payment"),
                LocalDate.parse(event.text("paidOn")),
                Money.parse(event.text("amount")),
                event.text("category"),
                payee(event),
                event.text("purpose"),
                event.text("matterNumber"),
                documents(event));
    }

    private static String payee(Event event) {
        return event.data().get("payee") instanceof Map<?, ?> payee
                ? Objects.toString(payee.get("name"), "")
                : event.text("payee");
    }

    private static List<Document> documents(Event event) {
        return event.data().get("evidence") instanceof List<?> papers
                ? papers.stream()
                        .filter(Map.class::isInstance)
                        .map(paper -> document((Map<?, ?>) paper))
                        .toList()
                : List.of();
    }

    private static Document document(Map<?, ?> paper) {
        return new Document(
                Objects.toString(paper.get("kind"), "PAPER"),
                Objects.toString(paper.get("number"), null),
                Objects.toString(paper.get("record"), null));
    }

    private static SourceEvent receipt(Event event) {
        return new SourceEvent(
                event.principal(),
                SourceEventType.RECEIPT,
                event.text("receipt"),
                LocalDate.parse(event.text("receivedOn")),
                Money.parse(event.text("amount")),
                event.text("category"),
                event.text("payer"),
                event.text("purpose"),
                event.text("receiptNumber"),
                List.of(new Document("RECEIPT", event.text("receiptNumber"), null)));
    }

    /** An account without a balance needs no voucher. */
    private Mono<Void> opened(Event event) {
        var balance = Money.parse(event.text("openingBalance"));
        return balance.isZero() ? Mono.empty() : sources.take(opened(event, balance));
    }

    private static SourceEvent opened(Event event, Money balance) {
        return new SourceEvent(
                event.principal(),
                SourceEventType.TRUST_ACCOUNT,
                event.text("account"),
                LocalDate.parse(event.text("openedOn")),
                balance,
                "opening",
                "",
                "",
                null,
                List.of());
    }
}
