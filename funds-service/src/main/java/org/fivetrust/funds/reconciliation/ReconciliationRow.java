package org.fivetrust.funds.reconciliation;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.reconciliation.ReconciliationMessages.ProofView;
import org.fivetrust.funds.reconciliation.ReconciliationMessages.Status;
import org.fivetrust.funds.reconciliation.model.Reconciliation;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A row of {@code reconciliation_view}. */
@Table("reconciliation_view")
record ReconciliationRow(
        String principal,
        UUID id,
        UUID account,
        String numberKey,
        LocalDate asOf,
        long bank,
        long ledgers,
        long suspense,
        long adjusted,
        long difference,
        Json figures,
        String digest,
        String preparedBy,
        String preparedByName,
        Instant preparedAt,
        @Nullable String signedBy,
        @Nullable String signedByName,
        @Nullable Instant signedAt,
        boolean shared,
        Status status) {

    Reconciliation toModel() {
        return new Reconciliation(id, new PrincipalId(principal), asOf, digest, preparedBy, status == Status.SIGNED);
    }

    ReconciliationMessages.View view(ProofView proof) {
        return new ReconciliationMessages.View(
                id,
                principal,
                account,
                asOf,
                status,
                ReconciliationMessages.text(bank),
                ReconciliationMessages.text(ledgers + suspense),
                ReconciliationMessages.text(adjusted),
                ReconciliationMessages.text(difference),
                digest,
                preparedBy,
                preparedAt,
                signedBy,
                signedAt,
                proof);
    }
}
