package org.fivetrust.assets.lease;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.assets.lease.WaiverMessages.DemandView;
import org.fivetrust.assets.lease.model.LeaseNumber;
import org.fivetrust.shared.kernel.Money;
import org.springframework.data.relational.core.mapping.Table;

/** A row of {@code rent_demand}. */
@Table("rent_demand")
record DemandRow(
        String principal,
        UUID id,
        UUID lease,
        int year,
        int serial,
        long owed,
        LocalDate owedSince,
        String channel,
        LocalDate demandedOn,
        String demandedBy,
        Instant demandedAt) {

    DemandView view() {
        return new DemandView(
                id,
                principal,
                lease,
                new LeaseNumber(year, serial).toString(),
                Money.ofFen(owed).toString(),
                owedSince,
                channel,
                demandedOn,
                demandedBy,
                demandedAt);
    }
}
