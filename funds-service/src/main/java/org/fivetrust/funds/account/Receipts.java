package org.fivetrust.funds.account;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.funds.account.ReceiptMessages.Row;
import org.fivetrust.funds.account.model.Receipt;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Stores receipts; none is changed. */
@Component
class Receipts {

    private final R2dbcEntityTemplate entities;
    private final Lists lists;

    Receipts(R2dbcEntityTemplate entities, Lists lists) {
        this.entities = entities;
        this.lists = lists;
    }

    Mono<Void> add(Receipt receipt, Basis basis, Caller caller, Instant at) {
        return entities.insert(NewReceipt.of(receipt, basis, caller.subject(), at))
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> new Refused(used(receipt)));
    }

    private static Refusal used(Receipt receipt) {
        return Refusal.state("funds.receipt-number-used")
                .with("number", receipt.number())
                .curedBy(Cure.of("funds.next-receipt-number", Roles.CASHIER));
    }

    Mono<Row> find(Scope scope, UUID id) {
        return lists.of(Row.class, scope).where(Row::id, id).one("receipt", id);
    }

    Mono<Page<Row>> list(Scope scope, @Nullable String principal, PageRequest page) {
        return lists.of(Row.class, scope)
                .where(Row::principal, principal)
                .newestFirst(Row::registeredAt, Row::id)
                .page(page);
    }
}
