package org.fivetrust.agreements.authority.model;

import org.fivetrust.agreements.agreement.model.Covenant.Says;

/** What a ruling (裁定) comes to: exactly one of three, from the mildest to the strictest. */
public enum Outcome {
    PERMITTED,
    NEEDS_PROCEDURE,
    FORBIDDEN;

    public static Outcome of(Says says) {
        return switch (says) {
            case Says.Allowed _ -> PERMITTED;
            case Says.After _ -> NEEDS_PROCEDURE;
            case Says.Never _ -> FORBIDDEN;
        };
    }
}
