package org.fivetrust.agreementclient;

import org.fivetrust.shared.kernel.Refusal;

/** What the neighbours say of an act that is asked for. */
sealed interface ActDecision {

    record ByAgreement(AgreementAnswer agreementAnswer) implements ActDecision {}

    /** It names records that are not there: the agreement is not asked. */
    record WithoutRecords(Refusal because) implements ActDecision {}
}
