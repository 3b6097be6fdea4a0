package org.fivetrust.agreements.resolution;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.fivetrust.agreements.resolution.model.Attendance;
import org.fivetrust.agreements.resolution.model.BodyRule;
import org.fivetrust.agreements.resolution.model.Circumstances;
import org.fivetrust.agreements.resolution.model.MeetingRule.Shortfall;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside the count of a vote, on the wire: who signed in, which groups came, what was decided in detail.
 */
final class ResolutionParts {

    static final String KIND = "[A-Z][A-Z_]{1,39}";

    private ResolutionParts() {}

    /** Whether people, households or groups are counted. */
    enum CountedBy {
        PERSONS,
        HOUSEHOLDS,
        GROUPS
    }

    @Schema(name = "ResolutionAttendee")
    record Attendee(
            @NotBlank @Size(max = 100) @Schema(description = "Name (姓名)")
            String name,

            @Pattern(regexp = KIND)
            @Schema(description = "Kind, where a place asks for it (身份)", example = "WOMAN_REPRESENTATIVE")
            @Nullable
            String kind,

            @Schema(description = "When he signed in (签名时间)") @Nullable
            Instant signedAt,

            @Pattern(regexp = "sha-256:[0-9a-f]{64}", message = "a digest is written like sha-256: and 64 hex digits")
            @Schema(description = "Digest of the signature (签名摘要)")
            @Nullable
            String signature) {

        Attendance.Signed toSigned() {
            return new Attendance.Signed(name, kind, signedAt, signature);
        }
    }

    @Schema(name = "ResolutionGroup")
    record Group(
            @NotNull @Pattern(regexp = KIND) @Schema(description = "Kind (身份)", example = "WOMAN_REPRESENTATIVE")
            String kind,

            @NotNull @PositiveOrZero @Schema(description = "Entitled to vote (应到)")
            Integer eligible,

            @NotNull @PositiveOrZero @Schema(description = "Present (实到)")
            Integer present) {

        Circumstances.Group toGroup() {
            return new Circumstances.Group(kind, eligible, present);
        }
    }

    @Schema(name = "ResolutionItemRequest")
    record AskItem(
            @NotNull @Positive @Schema(description = "Number of the item (事项序号)")
            Integer no,

            @NotBlank @Size(max = 500) @Schema(description = "What was decided (决议事项)")
            String subject,

            @Pattern(regexp = Money.PATTERN, message = "an amount is written like 4980.00")
            @Schema(description = "The most it lets be spent (决议金额)", example = "30000.00")
            @Nullable
            String amount) {}

    @Schema(name = "ResolutionItem")
    record Item(
            int no,
            String subject,
            @Nullable String amount,

            @Schema(description = "Used by matters so far (已使用)")
            String used) {}

    @Schema(name = "ResolutionReason")
    record Reason(String figure, String required, String actual, String source) {

        static Reason of(Shortfall missed) {
            return new Reason(missed.figure(), missed.required(), missed.actual(), missed.source());
        }
    }

    @Schema(name = "MeetingRule")
    record Rule(
            int noticeDays,
            String quorum,
            String majority,
            String majorityOf,
            LocalDate validFrom,
            String source,

            @Schema(description = "The figure is taken by analogy and waits for the text of the law (待核)")
            boolean unsure,

            @Schema(description = "Whose rule it is (适用地区)", example = "CN-37") @Nullable
            String place,

            @Schema(description = "What else it asks: size, a group's quorum, the party's review first (其他要求)")
            @Nullable
            List<String> also) {

        static Rule of(BodyRule rule) {
            var vote = rule.vote();
            return new Rule(
                    vote.noticeDays(),
                    vote.quorum().toString(),
                    vote.majority().toString(),
                    vote.majorityOf().name(),
                    vote.validFrom(),
                    vote.source(),
                    vote.unsure(),
                    rule.place(),
                    also(rule));
        }

        private static List<String> also(BodyRule rule) {
            var group = rule.group();
            return Stream.of(
                            rule.size().equals(BodyRule.Size.ANY) ? "" : "size: " + rule.size(),
                            group == null ? "" : "present: " + group.share() + " of " + group.kind(),
                            rule.partyFirst() ? "reviewed by the party organisation first" : "",
                            rule.needsAuthority() ? "authorised by the whole assembly" : "")
                    .filter(text -> !text.isEmpty())
                    .toList();
        }
    }
}
