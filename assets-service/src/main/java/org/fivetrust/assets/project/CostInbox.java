package org.fivetrust.assets.project;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.EventHandler;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Funds tells what was paid for a project. */
@Component
class CostInbox implements EventHandler {

    private final R2dbcEntityTemplate entities;
    private final Clock clock;

    CostInbox(R2dbcEntityTemplate entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    @Override
    public Set<String> types() {
        return Set.of("payment.paid");
    }

    private record Payee(String name) {}

    private record PaymentPaid(
            UUID payment, UUID project, UUID contract, Payee payee, Money amount, String purpose, LocalDate paidOn) {}

    @Table("project_cost")
    private record Cost(
            PrincipalId principal,
            @Id UUID payment,
            UUID project,
            UUID contract,
            String payee,
            Money amount,
            String purpose,
            LocalDate paidOn,
            Instant toldAt) {}

    @Override
    public Mono<Void> handle(Event event) {
        var paid = event.as(PaymentPaid.class);
        return entities.insert(new Cost(
                        event.principal(),
                        paid.payment(),
                        paid.project(),
                        paid.contract(),
                        paid.payee().name(),
                        paid.amount(),
                        paid.purpose(),
                        paid.paidOn(),
                        clock.instant()))
                .then();
    }
}
