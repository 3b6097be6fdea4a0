package org.fivetrust.agreements.agreement.model;

import java.time.LocalDate;
import java.util.Map;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.InvalidValue.Words;
import org.fivetrust.shared.kernel.Money;

/**
 * A dated row of the law: acts of this kind worth more than this want this evidence, whatever an agreement says. Only a
 * row that is not certain yet may merely warn.
 */
public record LegalDemand(
        int id,
        String kind,
        Money above,
        String evidence,
        LocalDate validFrom,
        String source,
        boolean unsure,
        Severity severity) {

    /** What becomes of a draft that does not meet it. */
    public enum Severity {
        REFUSE,
        WARN
    }

    public LegalDemand {
        severity = unsure ? severity : Severity.REFUSE;
    }

    boolean isTouchedBy(ClauseRule.Band band) {
        return band.kind().equals(kind) && (band.upTo() == null || band.upTo().isMoreThan(above));
    }

    Violation finding(String how, String pointer, String clause) {
        var code = "draft.law-" + how + (unsure ? "-unsure" : "");
        var facts = Map.of(
                "clause", clause, "kind", kind, "amount", above.toString(), "evidence", evidence, "source", source);
        return new Violation(pointer, new Words(code, facts));
    }
}
