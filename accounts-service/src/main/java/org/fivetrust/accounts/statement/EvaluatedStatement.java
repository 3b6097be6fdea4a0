package org.fivetrust.accounts.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.statement.model.Evaluation;
import org.fivetrust.accounts.statement.model.StatementCheck;
import org.jspecify.annotations.Nullable;

/** An evaluated statement with its form and period. */
record EvaluatedStatement(
        StatementType name,
        StatementForm form,
        YearMonth month,
        LocalDate asOf,
        Instant knownAt,
        Evaluation lines,
        List<StatementCheck> checks,
        @Nullable UUID copy) {}
