package org.fivetrust.agreements.agreement.model;

import java.time.LocalDate;
import org.fivetrust.shared.kernel.Money;

/** A dated row of the law: acts of this kind worth more than this want this evidence, whatever an agreement says. */
public record LegalDemand(
        int id, String kind, Money above, String evidence, LocalDate validFrom, String source, boolean unsure) {

    boolean isTouchedBy(Term.Band band) {
        return band.kind().equals(kind) && (band.upTo() == null || band.upTo().isMoreThan(above));
    }
}
