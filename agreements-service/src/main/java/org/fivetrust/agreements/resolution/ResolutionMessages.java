package org.fivetrust.agreements.resolution;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.fivetrust.agreements.resolution.model.Meeting;
import org.fivetrust.agreements.resolution.model.MeetingRule;
import org.fivetrust.agreements.resolution.model.MeetingRule.Shortfall;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** Resolutions on the wire. */
final class ResolutionMessages {

    private ResolutionMessages() {}

    enum Body {
        RESIDENTS_MEETING,
        RESIDENTS_REPRESENTATIVES,
        VILLAGERS_MEETING,
        VILLAGERS_REPRESENTATIVES,
        COLLECTIVE_MEMBERS,
        COLLECTIVE_REPRESENTATIVES,
        BOARD
    }

    @Schema(name = "ResolutionRequest")
    record Ask(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN, message = "names a principal")
            @Schema(description = "Principal (委托方)")
            String principal,

            @NotNull @Schema(description = "Which assembly voted (会议类别)")
            Body body,

            @NotNull @Schema(description = "Day of notice (通知日)")
            LocalDate noticeOn,

            @NotNull @Schema(description = "Day of the meeting (会议日)")
            LocalDate heldOn,

            @NotNull @PositiveOrZero @Schema(description = "Entitled to vote (应到)")
            Integer eligible,

            @NotNull @PositiveOrZero @Schema(description = "Present (实到)")
            Integer present,

            @NotNull @PositiveOrZero @Schema(description = "In favour (赞成)")
            Integer inFavour,

            @PositiveOrZero @Schema(description = "Against (反对)") @Nullable
            Integer against,

            @PositiveOrZero @Schema(description = "Abstained (弃权)") @Nullable
            Integer abstained,

            @NotBlank @Size(max = 500) @Schema(description = "What was decided (决议事项)")
            String subject,

            @Pattern(regexp = Money.PATTERN, message = "an amount is written like 4980.00")
            @Schema(description = "The most it lets be spent, where it decides a payment (决议金额)", example = "60000.00")
            @Nullable
            String amount) {

        Meeting toMeeting() {
            return new Meeting(
                    noticeOn,
                    heldOn,
                    eligible,
                    present,
                    inFavour,
                    Objects.requireNonNullElse(against, 0),
                    Objects.requireNonNullElse(abstained, 0));
        }
    }

    @Schema(name = "Resolution")
    record View(
            UUID id,
            String principal,
            Body body,
            String subject,
            LocalDate noticeOn,
            LocalDate heldOn,
            int eligible,
            int present,
            int inFavour,
            int against,
            int abstained,
            @Nullable String amount,

            @Schema(description = "Whether the vote counts (是否有效)")
            boolean valid,

            @Schema(description = "Every figure that fell short (未达到的要求)")
            List<Reason> reasons,

            @Schema(description = "The rules applied, with their source (适用规则及出处)")
            List<Rule> rules,

            Instant recordedAt) {}

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
            boolean unsure) {

        static Rule of(MeetingRule rule) {
            return new Rule(
                    rule.noticeDays(),
                    rule.quorum().toString(),
                    rule.majority().toString(),
                    rule.majorityOf().name(),
                    rule.validFrom(),
                    rule.source(),
                    rule.unsure());
        }
    }
}
