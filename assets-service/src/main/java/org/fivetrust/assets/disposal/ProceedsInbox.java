package org.fivetrust.assets.disposal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Funds tells what came in for a disposal or a lease, and what of it was registered by mistake. */
@Component
class ProceedsInbox implements EventHandler {

    private final Disposals disposals;
    private final Clock clock;

    ProceedsInbox(Disposals disposals, Clock clock) {
        this.disposals = disposals;
        this.clock = clock;
    }

    @Override
    public Set<String> types() {
        return Set.of("receipt.registered", "receipt.reversed");
    }

    record ReceiptRegistered(
            UUID receipt,
            String payer,
            Money amount,
            LocalDate receivedOn,
            String receiptNumber,
            @Nullable String category,
            @Nullable UUID lease,
            @Nullable UUID disposal) {}

    private record ReceiptReversed(UUID receipt, LocalDate reversedOn) {}

    @Override
    public Mono<Void> handle(Event event) {
        return switch (event.type()) {
            case "receipt.registered" ->
                disposals.received(event.principal(), event.as(ReceiptRegistered.class), clock.instant());
            case "receipt.reversed" -> reversed(event);
            default -> Mono.error(new IllegalArgumentException("not an event of a receipt: " + event.type()));
        };
    }

    private Mono<Void> reversed(Event event) {
        var reversed = event.as(ReceiptReversed.class);
        return disposals.reversed(event.principal(), reversed.receipt(), reversed.reversedOn());
    }
}
