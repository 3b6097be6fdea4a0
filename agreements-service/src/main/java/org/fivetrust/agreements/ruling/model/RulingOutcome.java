package org.fivetrust.agreements.ruling.model;

import org.fivetrust.agreements.agreement.model.CompiledAgreement.PolicyDecision;

/** What a ruling (裁定) comes to: exactly one of three, from the mildest to the strictest. */
public enum RulingOutcome {
    PERMITTED,
    NEEDS_PROCEDURE,
    FORBIDDEN;

    public static RulingOutcome of(PolicyDecision policyDecision) {
        return switch (policyDecision) {
            case PolicyDecision.Permit _ -> PERMITTED;
            case PolicyDecision.RequireApproval _ -> NEEDS_PROCEDURE;
            case PolicyDecision.Deny _ -> FORBIDDEN;
        };
    }
}
