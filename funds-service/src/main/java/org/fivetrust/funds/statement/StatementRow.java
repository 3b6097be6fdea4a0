package org.fivetrust.funds.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.statement.model.StatementChain;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** One line of {@code bank_statement_view}. */
@Table("bank_statement_view")
record StatementRow(
        String principal,
        UUID id,
        String digest,
        int number,
        String account,
        String accountKey,
        String statementId,
        @Nullable Long sequence,
        @Nullable LocalDate fromOn,
        @Nullable LocalDate toOn,
        long opening,
        long closing,
        long credits,
        long debits,
        int entries,
        int apart,
        Instant receivedAt,
        @Nullable Integer place,
        StatementMessages.Status status,
        boolean shared,
        int known,
        long knownSum,
        int possibleDuplicates) {

    Outcome<Integer> follow(StatementChain chain) {
        return chain.follow(statementId, Money.ofFen(opening), sequence, Money.ofFen(knownSum));
    }

    StatementMessages.View view() {
        return new StatementMessages.View(
                id,
                principal,
                status,
                account,
                statementId,
                sequence,
                place,
                fromOn,
                toOn,
                Money.ofFen(opening).toString(),
                Money.ofFen(closing).toString(),
                Money.ofFen(credits).toString(),
                Money.ofFen(debits).toString(),
                entries,
                apart,
                known,
                possibleDuplicates,
                digest,
                receivedAt);
    }
}
