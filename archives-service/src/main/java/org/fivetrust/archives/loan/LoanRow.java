package org.fivetrust.archives.loan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.archives.loan.model.Loan;
import org.fivetrust.archives.loan.model.LoanOrder;
import org.fivetrust.archives.loan.model.LoanStatus;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A row of {@code loan_view}. */
@Table("loan_view")
record LoanRow(
        String principal,
        UUID id,
        UUID record,
        String title,
        String archivalNumber,
        String purpose,
        String borrower,
        LocalDate dueOn,
        String digest,
        String requestedBy,
        Instant requestedAt,
        @Nullable String handedOutBy,
        @Nullable Instant handedOutAt,
        @Nullable String returnedBy,
        @Nullable Instant returnedAt,
        @Nullable String condition,
        @Nullable UUID matter,
        @Nullable String matterNumber,
        @Nullable UUID warrantId,
        LoanStatus status) {

    PrincipalId owner() {
        return new PrincipalId(principal);
    }

    LoanOrder toOrder() {
        return new LoanOrder(owner(), record, purpose, borrower, dueOn);
    }

    Loan toLoan() {
        return new Loan(id, owner(), dueOn, status);
    }
}
