package org.fivetrust.accounts.source;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
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

/** Receives events of the assets: a month's depreciation, a rent, a disposal. */
@Component
class AssetsInbox implements EventHandler {

    private final SourceWorkflow sources;

    AssetsInbox(SourceWorkflow sources) {
        this.sources = sources;
    }

    @Override
    public Set<String> types() {
        return Set.of("asset.depreciated", "rent.received", "asset.disposed");
    }

    @Override
    public Mono<Void> handle(Event event) {
        return switch (event.type()) {
            case "asset.depreciated" -> depreciated(event.principal(), event.as(AssetDepreciated.class));
            case "rent.received" -> sources.take(rent(event.principal(), event.as(RentReceived.class)));
            case "asset.disposed" -> sources.take(disposal(event.principal(), event.as(AssetDisposed.class)));
            default -> Mono.error(new IllegalArgumentException("not an event of the assets: " + event.type()));
        };
    }

    private record AssetDepreciated(
            String depreciation,
            LocalDate depreciatedOn,
            Money amount,
            @Nullable String category,
            String purpose,
            @Nullable String reference,
            @Nullable String record) {}

    private record RentReceived(
            String rent,
            LocalDate receivedOn,
            Money amount,
            @Nullable String category,
            String payer,
            String purpose,
            @Nullable String receiptNumber,
            @Nullable String record) {}

    private record AssetDisposed(
            String disposal,
            LocalDate disposedOn,
            String name,
            String cardNumber,
            String category,
            Money cost,
            Money accumulatedDepreciation,
            @Nullable String recipient,
            @Nullable String matterNumber,
            @Nullable List<Paper> evidence) {}

    /** A run without an amount is not shown in the books. */
    private Mono<Void> depreciated(PrincipalId principal, AssetDepreciated depreciated) {
        return depreciated.amount().isZero() ? Mono.empty() : sources.take(depreciation(principal, depreciated));
    }

    /** By use: what serves operations, administration or welfare goes to its own expense. */
    private static SourceEvent depreciation(PrincipalId principal, AssetDepreciated depreciated) {
        return new SourceEvent(
                principal,
                SourceEventType.DEPRECIATION,
                depreciated.depreciation(),
                depreciated.depreciatedOn(),
                depreciated.amount(),
                Money.ZERO,
                Objects.requireNonNullElse(depreciated.category(), "*"),
                "",
                depreciated.purpose(),
                depreciated.reference(),
                List.of(new Document("DEPRECIATION_SCHEDULE", depreciated.depreciation(), depreciated.record())));
    }

    private static SourceEvent rent(PrincipalId principal, RentReceived received) {
        return new SourceEvent(
                principal,
                SourceEventType.RENT,
                received.rent(),
                received.receivedOn(),
                received.amount(),
                Money.ZERO,
                Objects.requireNonNullElse(received.category(), "*"),
                received.payer(),
                received.purpose(),
                received.receiptNumber(),
                List.of(new Document("RECEIPT", received.receiptNumber(), received.record())));
    }

    private static SourceEvent disposal(PrincipalId principal, AssetDisposed disposed) {
        return new SourceEvent(
                principal,
                SourceEventType.DISPOSAL,
                disposed.disposal(),
                disposed.disposedOn(),
                disposed.cost(),
                disposed.accumulatedDepreciation(),
                disposed.category(),
                Objects.requireNonNullElse(disposed.recipient(), ""),
                disposed.name() + "（" + disposed.cardNumber() + "）",
                disposed.matterNumber(),
                Paper.documents(disposed.evidence()));
    }
}
