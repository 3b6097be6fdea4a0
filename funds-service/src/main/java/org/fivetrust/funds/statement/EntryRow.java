package org.fivetrust.funds.statement;

import io.r2dbc.postgresql.codec.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.matching.model.MatchedBy;
import org.fivetrust.funds.statement.StatementMessages.DetailView;
import org.fivetrust.funds.statement.model.EntryStatus;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A stored entry. */
@Table("bank_entry_view")
record EntryRow(
        String principal,
        UUID statement,
        int number,
        long amount,
        boolean reversal,
        EntryStatus status,
        LocalDate bookedOn,
        @Nullable LocalDate valueOn,
        @Nullable String reference,
        @Nullable String endToEndId,
        @Nullable String code,
        @Nullable String partyName,
        @Nullable String partyAccount,
        @Nullable String partyBank,
        @Nullable String text,
        Json details,
        @Nullable UUID repeatsStatement,
        @Nullable Integer repeatsNumber,
        boolean possibleDuplicate,
        @Nullable UUID match,
        @Nullable MatchedBy matchRule,
        @Nullable Integer matchScore) {

    StatementMessages.EntryView view(List<DetailView> read) {
        return new StatementMessages.EntryView(
                number,
                Money.ofFen(amount).toString(),
                reversal,
                status,
                bookedOn,
                valueOn,
                reference,
                endToEndId,
                code,
                partyName,
                partyAccount,
                partyBank,
                text,
                read,
                repeatsStatement,
                repeatsNumber,
                possibleDuplicate,
                match,
                matchRule,
                matchScore);
    }
}
