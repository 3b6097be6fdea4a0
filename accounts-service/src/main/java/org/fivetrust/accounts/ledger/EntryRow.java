package org.fivetrust.accounts.ledger;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** One line of {@code entry}, with the balance after it where a ledger is read. */
record EntryRow(
        UUID voucher,
        int position,
        LocalDate date,
        String type,
        int number,
        String kind,
        String summary,
        String account,
        String accountName,
        long debit,
        long credit,
        Map<String, String> dimensions,
        @Nullable Long balance) {

    /** The same as it comes from the database. */
    record Stored(
            UUID voucher,
            int position,
            LocalDate date,
            String type,
            int number,
            String kind,
            String summary,
            String account,
            String accountName,
            long debit,
            long credit,
            String dimensions) {

        EntryRow read(JsonMapper json) {
            return new EntryRow(
                    voucher,
                    position,
                    date,
                    type,
                    number,
                    kind,
                    summary,
                    account,
                    accountName,
                    debit,
                    credit,
                    json.readValue(dimensions, new TypeReference<Map<String, String>>() {}),
                    null);
        }
    }

    EntryRow withBalance(long after) {
        return new EntryRow(
                voucher,
                position,
                date,
                type,
                number,
                kind,
                summary,
                account,
                accountName,
                debit,
                credit,
                dimensions,
                after);
    }
}
