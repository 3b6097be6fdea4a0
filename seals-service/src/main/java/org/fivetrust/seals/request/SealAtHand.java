package org.fivetrust.seals.request;

import java.util.UUID;
import org.fivetrust.seals.seal.model.SealKind;

/** What a request needs to know of its seal. */
record SealAtHand(UUID id, String name, SealKind kind) {}
