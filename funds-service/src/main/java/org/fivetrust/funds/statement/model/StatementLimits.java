package org.fivetrust.funds.statement.model;

import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;

/**
 * How much may be in a file of statements.
 *
 * @param entries of all its statements
 * @param details of one entry
 * @param megabytes of the file
 */
public record StatementLimits(int entries, int details, int megabytes) {

    public Refused tooLarge() {
        return new Refused(Refusal.size("funds.statement-too-large")
                .with("entries", entries)
                .with("details", details)
                .with("megabytes", megabytes));
    }
}
