package org.fivetrust.shared.kernel;

import java.util.UUID;

/** What the agreement says of an act (裁定). Exactly one of three, always with what it rests on. */
public sealed interface Ruling {

    Basis basis();

    /** The agreement allows it as it stands. */
    record Permitted(Basis basis) implements Ruling {}

    /** It is allowed once a matter (事项) has run its course. */
    record NeedsProcedure(Basis basis, UUID matter, String matterNumber) implements Ruling {}

    /** It is not allowed; the refusal says why and what would cure it. */
    record Forbidden(Basis basis, Refusal because) implements Ruling {}
}
