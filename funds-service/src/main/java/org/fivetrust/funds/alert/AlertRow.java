package org.fivetrust.funds.alert;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.funds.alert.model.AlertLevel;
import org.fivetrust.funds.alert.model.AlertRule;
import org.fivetrust.funds.alert.model.AlertStatus;
import org.fivetrust.funds.alert.model.RaisedAlert;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A row of {@code alert_view}. */
@Table("alert_view")
record AlertRow(
        String principal,
        UUID id,
        AlertRule rule,
        UUID subject,
        AlertLevel level,
        String owner,
        Json figures,
        List<String> links,
        List<String> people,
        LocalDate raisedOn,
        LocalDate dueOn,
        Instant raisedAt,
        Json explanations,
        List<String> explainers,
        boolean unexplained,
        @Nullable String closedBy,
        @Nullable Instant closedAt,
        @Nullable String outcome,
        AlertStatus status) {

    RaisedAlert toModel() {
        return new RaisedAlert(
                id, new PrincipalId(principal), owner, Set.copyOf(people), Set.copyOf(explainers), status);
    }
}
