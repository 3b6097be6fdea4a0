package org.fivetrust.agreements.matter;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.relatedparty.RelatedParties;
import org.fivetrust.agreements.relatedparty.model.PartyKey;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.Outbox;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What only this service knows of an act and funds-service raises an alert of. Who is near to a party is told with the
 * fact alone: the register stays here.
 */
@Component
class FundsNews {

    private final RelatedParties relatedParties;
    private final Outbox outbox;

    FundsNews(RelatedParties relatedParties, Outbox outbox) {
        this.relatedParties = relatedParties;
        this.outbox = outbox;
    }

    /** A matter as funds is told of it; its names are those of the columns. */
    record MatterFacts(
            String principal,
            UUID id,
            String number,
            UUID act,
            Area area,
            String kind,
            @Nullable String category,
            @Nullable Long amount,
            String requestedBy) {}

    private record CounterpartyRelated(
            UUID act,
            UUID matter,
            String number,
            String kind,
            @Nullable String category,
            @Nullable Money amount,
            String requestedBy,
            List<RelatedParties.RelatedPerson> people) {}

    private record PapersOverdue(
            UUID act,
            UUID matter,
            String number,
            String kind,
            @Nullable Money amount,
            String requestedBy,
            LocalDate due) {}

    /** The other side of a matter is an officer, or near to one. */
    Mono<Void> relatedParty(MatterFacts matter, String subdistrict, PartyKey party, LocalDate on) {
        return matter.area() != Area.FUNDS
                ? Mono.empty()
                : relatedParties
                        .near(subdistrict, party, on)
                        .collectList()
                        .filter(people -> !people.isEmpty())
                        .map(people -> new CounterpartyRelated(
                                matter.act(),
                                matter.id(),
                                matter.number(),
                                matter.kind(),
                                matter.category(),
                                money(matter),
                                matter.requestedBy(),
                                people))
                        .flatMap(fact -> send(matter, fact));
    }

    /** The papers that an emergency owed did not come in time. */
    Mono<Void> papersOverdue(MatterFacts matter, LocalDate due) {
        return matter.area() != Area.FUNDS
                ? Mono.empty()
                : send(
                        matter,
                        new PapersOverdue(
                                matter.act(),
                                matter.id(),
                                matter.number(),
                                matter.kind(),
                                money(matter),
                                matter.requestedBy(),
                                due));
    }

    private static @Nullable Money money(MatterFacts matter) {
        return matter.amount() == null ? null : Money.ofFen(matter.amount());
    }

    private Mono<Void> send(MatterFacts matter, Record fact) {
        return outbox.add(Event.to("funds", new PrincipalId(matter.principal()), fact));
    }
}
