package org.fivetrust.agreements.authority.model;

import org.fivetrust.shared.kernel.Refusal;

/** Who wants to say that a piece of evidence is of the act before him. */
public sealed interface Confirming {

    record By(Hat hat) implements Confirming {}

    record Refuse(Refusal because) implements Confirming {}
}
