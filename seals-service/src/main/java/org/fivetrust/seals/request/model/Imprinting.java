package org.fivetrust.seals.request.model;

import org.fivetrust.shared.kernel.Refusal;

/** What comes of presenting a paper to the custodian. */
public sealed interface Imprinting {

    record Imprinted(Use use) implements Imprinting {}

    record Declined(Refusal because) implements Imprinting {}
}
