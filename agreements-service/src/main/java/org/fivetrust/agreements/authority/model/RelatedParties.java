package org.fivetrust.agreements.authority.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that is near to one person: his own names and accounts, his relatives' and his firms' (利益关联). */
public record RelatedParties(List<Party> parties) {

    public static final RelatedParties NOBODY = new RelatedParties(List.of());

    public record Party(
            String nameKey,
            @Nullable String accountKey,
            LocalDate from,
            @Nullable LocalDate to) {

        boolean is(String name, String account, LocalDate on) {
            return (nameKey.equals(name) || account.equals(accountKey))
                    && !from.isAfter(on)
                    && (to == null || !to.isBefore(on));
        }
    }

    public RelatedParties {
        parties = List.copyOf(parties);
    }

    boolean holds(String name, String account, LocalDate on) {
        return parties.stream().anyMatch(party -> party.is(name, account, on));
    }
}
