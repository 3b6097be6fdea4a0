package org.fivetrust.archives.loan;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.archives.loan.model.LoanOrder;
import org.fivetrust.archives.loan.model.LoanStatus;
import org.fivetrust.shared.web.Caller;
import org.jspecify.annotations.Nullable;

/** Loans in JSON. */
final class LoanMessages {

    private LoanMessages() {}

    @Schema(name = "RequestLoan", description = "A record somebody wants to take out (借阅申请)")
    record Ask(
            @NotBlank @Size(max = 500) @Schema(description = "What for (借阅目的)", example = "办理房屋确权")
            String purpose,

            @Nullable @Size(max = 100) @Schema(description = "Who takes it; default: the caller (借阅人)", example = "王建国")
            String borrower,

            @NotNull @Schema(description = "When it is to be back (应还日期)")
            LocalDate dueOn) {

        LoanOrder toOrder(RecordToLend record, Caller caller) {
            return new LoanOrder(
                    record.owner(),
                    record.id(),
                    purpose,
                    borrower == null || borrower.isBlank() ? caller.name() : borrower,
                    dueOn);
        }
    }

    @Schema(name = "TakeBackRecord", description = "What the record looks like on its return (归还情况)")
    record TakeBack(
            @Nullable @Size(max = 500) @Schema(description = "Condition on return (归还时状况)", example = "完好，共12页")
            String condition) {}

    @Schema(name = "Loan", description = "A loan and how far it has come (借阅)")
    record View(
            UUID id,
            String principal,
            UUID record,
            String title,
            String archivalNumber,
            String purpose,
            String borrower,
            LocalDate dueOn,
            LoanStatus status,

            @Schema(description = "Out beyond its day (逾期未还)")
            boolean overdue,

            @Nullable UUID matter,
            @Nullable String matterNumber,

            @Nullable @Schema(description = "The warrant's id, once the matter is approved (执行令)")
            UUID warrant,

            String requestedBy,
            Instant requestedAt,
            @Nullable String handedOutBy,
            @Nullable Instant handedOutAt,
            @Nullable String returnedBy,
            @Nullable Instant returnedAt,
            @Nullable String condition) {

        static View of(LoanRow row, LocalDate today) {
            return new View(
                    row.id(),
                    row.principal(),
                    row.record(),
                    row.title(),
                    row.archivalNumber(),
                    row.purpose(),
                    row.borrower(),
                    row.dueOn(),
                    row.status(),
                    row.status() == LoanStatus.OUT && row.dueOn().isBefore(today),
                    row.matter(),
                    row.matterNumber(),
                    row.warrantId(),
                    row.requestedBy(),
                    row.requestedAt(),
                    row.handedOutBy(),
                    row.handedOutAt(),
                    row.returnedBy(),
                    row.returnedAt(),
                    row.condition());
        }
    }
}
