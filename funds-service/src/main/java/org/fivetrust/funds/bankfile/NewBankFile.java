package org.fivetrust.funds.bankfile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.UUID;
import org.fivetrust.funds.bankfile.model.BankProfile;
import org.fivetrust.funds.bankfile.model.CreditTransfer;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A bank file as it is made, with its content. */
@Table("bank_file")
record NewBankFile(
        String principal,
        @Id UUID id,
        UUID account,
        String message,
        String version,
        int payments,
        Money controlSum,
        LocalDate executeOn,
        String content,
        String sha256,
        String madeBy,
        Instant madeAt) {

    static NewBankFile of(
            PrincipalId principal,
            UUID id,
            UUID account,
            CreditTransfer transfer,
            BankProfile profile,
            String content,
            String by) {
        return new NewBankFile(
                principal.value(),
                id,
                account,
                transfer.message().text(),
                profile.version(),
                transfer.lines().size(),
                transfer.sum(),
                transfer.executeOn(),
                content,
                digest(content),
                by,
                transfer.createdAt());
    }

    private static String digest(String content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
