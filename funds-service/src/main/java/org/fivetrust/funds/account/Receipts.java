package org.fivetrust.funds.account;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.util.UUID;
import org.fivetrust.funds.account.ReceiptMessages.Row;
import org.fivetrust.funds.account.model.Receipt;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Receipts at rest, never changed. */
@Component
class Receipts {

    private static final String COLUMNS = """
            select r.id, r.principal, r.account, r.received_on, r.amount, r.payer, r.purpose, r.category, r.number,
                   link.voucher, r.registered_at
            from receipt r
            left join voucher_link link on link.principal = r.principal and link.source_id = r.id
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    Receipts(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> add(Receipt receipt, Basis basis, Caller caller, Instant at) {
        return database.sql("""
                        insert into receipt (principal, id, account, received_on, amount, payer, purpose, category, number,
                            registered_by, registered_at, basis)
                        values (:principal, :id, :account, :on, :amount, :payer, :purpose, :category, :number,
                            :by, :at, :basis)
                        """)
                .bind("principal", receipt.principal().value())
                .bind("id", receipt.id())
                .bind("account", receipt.account())
                .bind("on", receipt.receivedOn())
                .bind("amount", receipt.amount().fen())
                .bind("payer", receipt.payer())
                .bind("purpose", receipt.purpose())
                .bind("category", receipt.category())
                .bind("number", receipt.number())
                .bind("by", caller.subject())
                .bind("at", at)
                .bind("basis", Json.of(json.writeValueAsString(basis)))
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> new Refused(used(receipt)));
    }

    private static Refusal used(Receipt receipt) {
        return Refusal.state("funds.receipt-number-used")
                .with("number", receipt.number())
                .curedBy(Cure.of("funds.next-receipt-number", "cashier"));
    }

    Mono<Row> find(Scope scope, UUID id) {
        return database.sql(COLUMNS + "where r.id = :id" + scope.condition("r.principal"))
                .bind("id", id)
                .mapProperties(Row.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("receipt", id)));
    }

    Flux<Row> list(Scope scope, @Nullable String principal, PageRequest page) {
        return database.sql(COLUMNS + """
                        where (:principal = '' or r.principal = :principal)
                            and (:after = '' or (r.registered_at, r.id) < (
                                select a.registered_at, a.id from receipt a where a.id::text = :after))
                        """ + scope.condition("r.principal") + """

                        order by r.registered_at desc, r.id desc limit :limit
                        """)
                .bind("principal", principal == null ? "" : principal)
                .bind("after", page.after() == null ? "" : page.after())
                .bind("limit", page.fetch())
                .mapProperties(Row.class)
                .all();
    }
}
