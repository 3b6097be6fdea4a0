package org.fivetrust.funds.account;

import java.util.Set;
import java.util.UUID;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.EventHandler;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The accounts tell which voucher they drew up for a payment or a receipt. */
@Component
class VoucherInbox implements EventHandler {

    private final DatabaseClient database;

    VoucherInbox(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Set<String> types() {
        return Set.of("voucher.drafted");
    }

    private record VoucherDrafted(String source, UUID sourceId, String voucher) {}

    @Override
    public Mono<Void> handle(Event event) {
        var drafted = event.as(VoucherDrafted.class);
        return database.sql("""
                        insert into voucher_link (principal, source_id, source, voucher)
                        values (:principal, :id, :source, :voucher) on conflict do nothing
                        """)
                .bind("principal", event.principal().value())
                .bind("id", drafted.sourceId())
                .bind("source", drafted.source())
                .bind("voucher", drafted.voucher())
                .then();
    }
}
