package org.fivetrust.funds.payment;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.fivetrust.funds.payment.model.InvoiceClaim;
import org.fivetrust.funds.payment.model.PaymentOrder;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which invoices are used up, in every community, and by how much. */
@Component
class Invoices {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;

    Invoices(DatabaseClient database, R2dbcEntityTemplate entities) {
        this.database = database;
        this.entities = entities;
    }

    private record HeldRow(@Nullable Long face, long claimed, int live) {

        InvoiceClaim.Claimed toModel() {
            return new InvoiceClaim.Claimed(face == null ? null : Money.ofFen(face), Money.ofFen(claimed), live);
        }
    }

    /** Takes what a payment needs of its invoices, always in the order of their keys; claims of one invoice queue. */
    Mono<Void> claim(UUID payment, PaymentOrder order, Instant at) {
        return Flux.fromStream(order.claims().stream()
                        .sorted(Comparator.comparing(claim -> claim.invoice().numberKey())))
                .concatMap(claim -> held(claim)
                        .flatMap(held -> Mono.justOrEmpty(claim.against(held)))
                        .flatMap(because -> Mono.<Void>error(new Refused(because)))
                        .then(Mono.defer(() -> add(payment, order, claim, at))))
                .then();
    }

    private Mono<InvoiceClaim.Claimed> held(InvoiceClaim claim) {
        return database.sql("select face, claimed, live from hold_invoice(:key)")
                .bind("key", claim.invoice().numberKey())
                .mapProperties(HeldRow.class)
                .one()
                .map(HeldRow::toModel);
    }

    @Table("invoice_use")
    private record NewUse(
            String number,
            @Nullable String code,
            @Id String numberKey,
            @Nullable Money face,
            @Nullable Money claimed,
            String holder,
            UUID payment,
            Instant claimedAt) {}

    private Mono<Void> add(UUID payment, PaymentOrder order, InvoiceClaim claim, Instant at) {
        var invoice = claim.invoice();
        return entities.insert(new NewUse(
                        invoice.number(),
                        invoice.code(),
                        invoice.numberKey(),
                        invoice.amount(),
                        claim.amount(),
                        order.principal().value(),
                        payment,
                        at))
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> new Refused(claim.used()));
    }
}
