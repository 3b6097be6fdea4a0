package org.fivetrust.agreements.resolution;

import java.time.LocalDate;
import org.fivetrust.agreements.resolution.model.BodyRule;
import org.fivetrust.agreements.resolution.model.MeetingRule;
import org.fivetrust.agreements.resolution.model.Share;
import org.jspecify.annotations.Nullable;

/** A stored rule on meetings. */
record MeetingRuleRow(
        int id,
        String body,
        String place,
        int noticeDays,
        int quorumNumerator,
        int quorumDenominator,
        boolean quorumStrict,
        int majorityNumerator,
        int majorityDenominator,
        boolean majorityStrict,
        String majorityOf,
        LocalDate validFrom,
        String source,
        boolean unsure,
        @Nullable Integer sizeLeast,
        @Nullable Integer sizeMost,
        boolean sizeOdd,
        @Nullable String groupKind,
        @Nullable Integer groupNumerator,
        @Nullable Integer groupDenominator,
        boolean partyFirst,
        boolean needsAuthority) {

    static final String COLUMNS = """
            r.id, r.body, r.region as place, r.notice_days, r.quorum_numerator, r.quorum_denominator, r.quorum_strict,
            r.majority_numerator, r.majority_denominator, r.majority_strict, r.majority_of, r.valid_from, r.source,
            r.unsure, r.size_least, r.size_most, r.size_odd, r.group_kind, r.group_numerator, r.group_denominator,
            r.party_first, r.needs_authority
            """;

    BodyRule toRule() {
        return new BodyRule(
                new MeetingRule(
                        id,
                        noticeDays,
                        new Share(quorumNumerator, quorumDenominator, quorumStrict),
                        new Share(majorityNumerator, majorityDenominator, majorityStrict),
                        MeetingRule.Base.valueOf(majorityOf),
                        validFrom,
                        source,
                        unsure),
                place,
                new BodyRule.Size(sizeLeast, sizeMost, sizeOdd),
                groupKind == null || groupNumerator == null || groupDenominator == null
                        ? null
                        : new BodyRule.GroupQuorum(groupKind, new Share(groupNumerator, groupDenominator, false)),
                partyFirst,
                needsAuthority);
    }
}
