package org.fivetrust.funds.bankfile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.bankfile.BankFileMessages.View;
import org.fivetrust.shared.kernel.Money;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A bank file as it is kept, without its content. */
@Table("bank_file")
record BankFileRow(
        String principal,
        @Id UUID id,
        UUID account,
        String message,
        String version,
        int payments,
        long controlSum,
        LocalDate executeOn,
        String sha256,
        String madeBy,
        Instant madeAt) {

    View view() {
        return new View(
                id,
                principal,
                account,
                message,
                "pain.001.001." + version,
                payments,
                Money.ofFen(controlSum).toString(),
                executeOn,
                sha256,
                madeBy,
                madeAt);
    }
}
