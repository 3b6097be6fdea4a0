package org.fivetrust.accounts.source;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.fivetrust.accounts.source.model.SourceEvent;
import org.fivetrust.accounts.source.model.SourceEventType;
import org.fivetrust.accounts.voucher.model.Document;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Receives events of the assets: depreciation of a month, received rent. */
@Component
class AssetsInbox implements EventHandler {

    private final SourceWorkflow sources;

    AssetsInbox(SourceWorkflow sources) {
        this.sources = sources;
    }

    @Override
    public Set<String> types() {
        return Set.of("asset.depreciated", "rent.received");
    }

    @Override
    public Mono<Void> handle(Event event) {
        return switch (event.type()) {
            case "asset.depreciated" -> depreciated(event);
            case "rent.received" -> sources.take(rent(event));
            default -> Mono.error(new IllegalArgumentException("not an event of the assets: " + event.type()));
        };
    }

    /** Depreciation of zero needs no voucher. */
    private Mono<Void> depreciated(Event event) {
        var amount = Money.parse(event.text("amount"));
        return amount.isZero() ? Mono.empty() : sources.take(depreciation(event, amount));
    }

    /** The category is the use: operations, administration and welfare have different expense accounts. */
    private static SourceEvent depreciation(Event event, Money amount) {
        return new SourceEvent(
                event.principal(),
                SourceEventType.DEPRECIATION,
                event.text("depreciation"),
                LocalDate.parse(event.text("depreciatedOn")),
                amount,
                Objects.requireNonNullElse(text(event, "category"), "*"),
                "",
                event.text("purpose"),
                text(event, "reference"),
                List.of(new Document("DEPRECIATION_SCHEDULE", event.text("depreciation"), text(event, "record"))));
    }

    private static SourceEvent rent(Event event) {
        return new SourceEvent(
                event.principal(),
                SourceEventType.RENT,
                event.text("rent"),
                LocalDate.parse(event.text("receivedOn")),
                Money.parse(event.text("amount")),
                Objects.requireNonNullElse(text(event, "category"), "*"),
                event.text("payer"),
                event.text("purpose"),
                text(event, "receiptNumber"),
                List.of(new Document("RECEIPT", text(event, "receiptNumber"), text(event, "record"))));
    }

    private static @Nullable String text(Event event, String name) {
        var said = event.data().get(name);
        return said == null ? null : said.toString();
    }
}
