package org.fivetrust.funds.alert;

import java.util.UUID;
import org.fivetrust.funds.alert.model.AlertLevel;
import org.fivetrust.funds.alert.model.AlertRule;
import org.fivetrust.funds.alert.model.AlertStatus;
import org.jspecify.annotations.Nullable;

/** @param overdue only those that nobody has explained in time */
record AlertQuery(
        @Nullable String principal,
        @Nullable AlertStatus status,
        @Nullable AlertLevel level,
        @Nullable AlertRule rule,
        @Nullable UUID subject,
        boolean overdue) {}
