package org.fivetrust.funds.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.consent.ConsentMessages.View;
import org.fivetrust.funds.consent.model.BankConsent;
import org.fivetrust.funds.consent.model.ConsentKind;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A row of {@code bank_consent_view}. */
@Table("bank_consent_view")
record ConsentRow(
        String principal,
        UUID id,
        ConsentKind kind,
        String bank,
        String number,
        @Nullable Integer workingDays,
        @Nullable Long amount,
        long used,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String registeredBy,
        Instant registeredAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt) {

    BankConsent toModel() {
        return new BankConsent(
                id,
                new PrincipalId(principal),
                kind,
                number,
                amount == null ? null : Money.ofFen(amount),
                Money.ofFen(used),
                validFrom,
                validTo,
                registeredBy,
                confirmedAt != null);
    }

    View view() {
        return new View(
                id,
                principal,
                kind,
                bank,
                number,
                workingDays,
                amount == null ? null : Money.ofFen(amount).toString(),
                Money.ofFen(used).toString(),
                validFrom,
                validTo,
                registeredBy,
                registeredAt,
                confirmedBy,
                confirmedAt);
    }
}
