package org.fivetrust.assets.asset.model;

import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.jspecify.annotations.Nullable;

/**
 * A thing a principal owns, as its card describes it.
 *
 * @param place where it is
 * @param keeper who looks after it (保管人)
 * @param source the money it came from, or who gave it
 */
public record Asset(
        UUID id,
        PrincipalId principal,
        String name,
        String category,
        BookValue bookValue,
        int quantity,
        @Nullable String place,
        @Nullable String keeper,
        @Nullable String source) {

    public Outcome<Asset> register(Permitted permitted, LocalDate today) {
        var fault = bookValue.fault(today);
        return fault == null ? Outcome.done(this) : Outcome.declined(fault);
    }
}
