package org.fivetrust.seals.seal.model;

import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.jspecify.annotations.Nullable;

/**
 * A seal handed into custody (代管印章). It stays the principal's own: the centre holds the box, the community gives the
 * order.
 *
 * @param code the number engraved on it, as filed with the police (印章编码)
 * @param custodian who keeps it (保管人)
 * @param imprintRecord the archive record that holds its sample imprint (印模)
 */
public record Seal(
        UUID id,
        PrincipalId principal,
        String name,
        SealKind kind,
        @Nullable String material,
        @Nullable String code,
        @Nullable LocalDate engravedOn,
        String custodian,
        @Nullable String imprintRecord) {

    private static final Refusal FUTURE = Refusal.rule("seals.date-in-the-future");

    private static final Refusal EXISTS =
            Refusal.state("seals.seal-exists").curedBy(Cure.of("seals.void-the-old-seal", Roles.COMMITTEE_DIRECTOR));

    public Outcome<Seal> register(Permitted permitted, LocalDate today) {
        return engravedOn != null && engravedOn.isAfter(today)
                ? Outcome.declined(FUTURE.with("date", engravedOn))
                : Outcome.done(this);
    }

    /** One valid seal per name and kind: the old one is void before a new one is used. */
    public Refusal exists() {
        return EXISTS.with("name", name);
    }
}
