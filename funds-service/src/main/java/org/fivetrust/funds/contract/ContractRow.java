package org.fivetrust.funds.contract;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.contract.ContractMessages.SettlementView;
import org.fivetrust.funds.contract.ContractMessages.StepView;
import org.fivetrust.funds.contract.ContractMessages.View;
import org.fivetrust.funds.contract.model.ContractOrder;
import org.fivetrust.funds.contract.model.ContractStatus;
import org.fivetrust.funds.contract.model.Step;
import org.fivetrust.funds.contract.model.Works;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Percent;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A row of {@code contract_view}. */
@Table("contract_view")
record ContractRow(
        String principal,
        UUID id,
        String number,
        String title,
        String payeeName,
        long price,
        Json steps,
        int retention,
        int defectsMonths,
        @Nullable UUID project,
        @Nullable String tender,
        LocalDate signedOn,
        long priceNow,
        int reached,
        long payable,
        long reserved,
        long spent,
        @Nullable Long settled,
        @Nullable Long retained,
        @Nullable LocalDate acceptedOn,
        @Nullable LocalDate releaseOn,
        @Nullable LocalDate releasedOn,
        String digest,
        @Nullable UUID matter,
        @Nullable String matterNumber,
        @Nullable UUID warrantId,
        String requestedBy,
        Instant requestedAt,
        @Nullable String enteredBy,
        @Nullable Instant enteredAt,
        ContractStatus status) {

    Scope own() {
        return Scope.only(new PrincipalId(principal));
    }

    @Nullable
    Works works() {
        return project == null ? null : new Works(project, number, tender != null);
    }

    ContractOrder toOrder(List<Step> asked) {
        return new ContractOrder(
                new PrincipalId(principal),
                number,
                title,
                payeeName,
                Money.ofFen(price),
                asked,
                new Percent(retention),
                defectsMonths,
                project,
                tender,
                signedOn);
    }

    View view(List<Step> asked) {
        return new View(
                id,
                principal,
                number,
                title,
                payeeName,
                Money.ofFen(price).toString(),
                Money.ofFen(priceNow).toString(),
                asked.stream().map(this::view).toList(),
                new Percent(retention).toString(),
                defectsMonths,
                project,
                tender,
                signedOn,
                settlement(),
                Money.ofFen(payable).toString(),
                Money.ofFen(reserved).toString(),
                Money.ofFen(spent).toString(),
                Money.ofFen(payable - reserved - spent).toString(),
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

    private StepView view(Step step) {
        return new StepView(step.title(), step.upTo().toString(), step.upTo().hundredths() <= reached);
    }

    private @Nullable SettlementView settlement() {
        return settled == null || retained == null || acceptedOn == null || releaseOn == null
                ? null
                : new SettlementView(
                        Money.ofFen(settled).toString(),
                        Money.ofFen(retained).toString(),
                        acceptedOn,
                        releaseOn,
                        releasedOn);
    }
}
