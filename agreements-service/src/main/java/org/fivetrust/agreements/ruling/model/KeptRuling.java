package org.fivetrust.agreements.ruling.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A ruling that was given, with the inputs it was given on.
 *
 * @param body the act as it was frozen
 * @param digest of the body
 * @param asOf the day the act was judged at
 * @param matter the one opened for the act
 */
public record KeptRuling(
        UUID id,
        PrincipalId principal,
        UUID act,
        String kind,
        @Nullable Money amount,
        String body,
        String digest,
        DecisionSummary decision,
        @Nullable Refusal refusal,
        Basis basis,
        RulingInputs inputs,
        String requester,
        LocalDate asOf,
        Instant ruledAt,
        @Nullable UUID matter) {}
