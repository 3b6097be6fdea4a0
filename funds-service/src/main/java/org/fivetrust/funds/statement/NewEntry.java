package org.fivetrust.funds.statement;

import java.time.LocalDate;
import java.util.List;
import org.fivetrust.funds.statement.StatementMessages.DetailView;
import org.fivetrust.funds.statement.model.BankEntry;
import org.fivetrust.funds.statement.model.EntryDetail;
import org.fivetrust.funds.statement.model.EntryStatus;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/** An entry as it is written; many go in one statement of SQL, as JSON. */
record NewEntry(
        int number,
        int line,
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
        List<DetailView> details) {

    static NewEntry of(BankEntry entry) {
        var party = entry.counterparty();
        return new NewEntry(
                entry.number(),
                entry.line(),
                entry.amount().fen(),
                entry.reversal(),
                entry.status(),
                entry.bookedOn(),
                entry.valueOn(),
                entry.reference(),
                entry.endToEndId(),
                entry.code(),
                party.name(),
                party.account(),
                party.bank(),
                entry.text(),
                entry.details().stream().map(NewEntry::detail).toList());
    }

    private static DetailView detail(EntryDetail detail) {
        var party = detail.counterparty();
        return new DetailView(
                text(detail.amount()),
                detail.reference(),
                detail.endToEndId(),
                party.name(),
                party.account(),
                party.bank(),
                detail.text());
    }

    private static @Nullable String text(@Nullable Money amount) {
        return amount == null ? null : amount.toString();
    }
}
