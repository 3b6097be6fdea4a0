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

    /** A warning is kept with its agreement, in English; a fault is told in the language of the client. */
    Violation finding(String how, String pointer, String clause) {
        var code = "draft.law-" + how + (unsure ? "-unsure" : "");
        var facts = Map.of(
                "clause", clause, "kind", kind, "amount", above.toString(), "evidence", evidence, "source", source);
        var may = how.equals("stands") ? "may not stand without a procedure; above " : "above ";
        return new Violation(
                pointer,
                "clause " + clause + ": " + kind + ": " + may + above + " the law wants " + evidence + " (" + source
                        + ")" + (unsure ? ", a figure not certain yet" : ""),
                new Words(code, facts));
    }
}
