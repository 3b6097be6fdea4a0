package org.fivetrust.assets.lease;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.assets.asset.model.CardNumber;
import org.fivetrust.assets.lease.LeaseMessages.Floor;
import org.fivetrust.assets.lease.LeaseMessages.Rent;
import org.fivetrust.assets.lease.LeaseMessages.View;
import org.fivetrust.assets.lease.model.Escalation;
import org.fivetrust.assets.lease.model.FloorBasis;
import org.fivetrust.assets.lease.model.LeaseKind;
import org.fivetrust.assets.lease.model.LeaseNumber;
import org.fivetrust.assets.lease.model.LeaseOrder;
import org.fivetrust.assets.lease.model.LeaseStatus;
import org.fivetrust.assets.lease.model.LeasedProperty;
import org.fivetrust.assets.lease.model.PaymentTiming;
import org.fivetrust.assets.lease.model.PeriodStart;
import org.fivetrust.assets.lease.model.RentFloor;
import org.fivetrust.assets.lease.model.RentInterval;
import org.fivetrust.assets.lease.model.RentTerms;
import org.fivetrust.assets.lease.model.RentUnit;
import org.fivetrust.assets.lease.model.Tenant;
import org.fivetrust.assets.lease.model.Term;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Percent;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;
import tools.jackson.databind.JsonNode;

/** A row of {@code lease_view}. */
@Table("lease_view")
record LeaseRow(
        String principal,
        UUID id,
        UUID asset,
        String assetName,
        int cardYear,
        int cardSerial,
        @Nullable String part,
        LeaseKind kind,
        String tenantName,
        String use,
        LocalDate beginsOn,
        LocalDate endsOn,
        long price,
        BigDecimal quantity,
        RentUnit per,
        RentInterval every,
        PaymentTiming timing,
        PeriodStart monthsStart,
        Integer[] freeMonths,
        JsonNode escalations,
        long floor,
        FloorBasis floorBasis,
        String[] floorDocuments,
        long deposit,
        @Nullable UUID renews,
        @Nullable String document,
        long total,
        @Nullable Integer numberYear,
        @Nullable Integer numberSerial,
        long received,
        long due,
        long owed,
        @Nullable LocalDate owedSince,
        String digest,
        @Nullable UUID matter,
        @Nullable String matterNumber,
        @Nullable UUID warrantId,
        String requestedBy,
        Instant requestedAt,
        @Nullable String enteredBy,
        @Nullable Instant enteredAt,
        LeaseStatus status,
        @Nullable LocalDate endedOn) {

    PrincipalId owner() {
        return new PrincipalId(principal);
    }

    Scope own() {
        return Scope.only(owner());
    }

    Tenant tenant() {
        return new Tenant(tenantName);
    }

    /** Of a lease that was entered. */
    String number() {
        return Objects.requireNonNull(numbered(), "a lease that is entered has a number");
    }

    private @Nullable String numbered() {
        return numberYear == null || numberSerial == null ? null : new LeaseNumber(numberYear, numberSerial).toString();
    }

    LeaseRow mustBeEntered() {
        return switch (status) {
            case IN_FORCE, TERMINATED -> this;
            case AWAITING_APPROVAL, RETURNED, REJECTED, AUTHORISED, CANCELLED ->
                throw new Refused(LeaseOrder.notInForce());
        };
    }

    LeaseOrder toOrder() {
        return new LeaseOrder(
                new PrincipalId(principal),
                new LeasedProperty(asset, assetName, new CardNumber(cardYear, cardSerial), part),
                kind,
                tenant(),
                use,
                new Term(beginsOn, endsOn),
                terms(),
                floor(floor),
                Money.ofFen(deposit),
                renews,
                document);
    }

    private RentTerms terms() {
        return new RentTerms(
                Money.ofFen(price),
                quantity,
                per,
                every,
                timing,
                monthsStart,
                Set.of(freeMonths),
                escalations.valueStream().map(LeaseRow::escalation).toList());
    }

    private static Escalation escalation(JsonNode stored) {
        return new Escalation(
                stored.path("fromYear").asInt(),
                stored.hasNonNull("everyYears") ? stored.path("everyYears").asInt() : null,
                stored.hasNonNull("rate") ? new Percent(stored.path("rate").asInt()) : null,
                stored.hasNonNull("amount") ? Money.ofFen(stored.path("amount").asLong()) : null);
    }

    private RentFloor floor(long perYear) {
        return new RentFloor(Money.ofFen(perYear), floorBasis, List.of(floorDocuments));
    }

    View view() {
        return new View(
                id,
                principal,
                numbered(),
                asset,
                assetName,
                new CardNumber(cardYear, cardSerial).toString(),
                part,
                kind,
                tenantName,
                use,
                beginsOn,
                endsOn,
                endedOn,
                Rent.of(terms()),
                Floor.of(floor(floor)),
                Money.ofFen(deposit).toString(),
                renews,
                document,
                Money.ofFen(total).toString(),
                Money.ofFen(due).toString(),
                Money.ofFen(received).toString(),
                Money.ofFen(owed).toString(),
                owedSince,
                status,
                digest,
                matter,
                matterNumber,
                warrantId,
                requestedBy,
                requestedAt,
                enteredBy,
                enteredAt);
    }
}
