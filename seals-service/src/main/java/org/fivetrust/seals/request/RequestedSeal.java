package org.fivetrust.seals.request;

import java.util.UUID;
import org.fivetrust.seals.seal.model.SealKind;

/** What a request needs to know of its seal. */
record RequestedSeal(UUID id, String name, SealKind kind) {}
