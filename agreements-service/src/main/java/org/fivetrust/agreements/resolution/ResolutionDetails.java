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
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.agreements.relatedparty.model.PartyKey;
import org.fivetrust.agreements.resolution.model.Attendance;
import org.fivetrust.agreements.resolution.model.BodyRule;
import org.fivetrust.agreements.resolution.model.Circumstances;
import org.fivetrust.agreements.resolution.model.MeetingRule.Shortfall;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/** Attendees, groups, items and rules of a resolution, on the wire. */
final class ResolutionDetails {

    static final String KIND = "[A-Z][A-Z_]{1,39}";

    private ResolutionDetails() {}

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

            @Schema(description = "When the person signed in (签名时间)") @Nullable
            Instant signedAt,

            @Pattern(regexp = "sha-256:[0-9a-f]{64}", message = "digest")
            @Schema(description = "Digest of the signature (签名摘要)")
            @Nullable
            String signature,

            @Size(max = 60)
            @Schema(description = "What tells namesakes apart, such as the number of a representative's card (代表证号)")
            @Nullable
            String identity) {

        Attendance.Signed toSigned() {
            return new Attendance.Signed(
                    name,
                    kind,
                    signedAt,
                    signature,
                    PartyKey.name(name),
                    identity == null ? "" : PartyKey.name(identity));
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

            @Pattern(regexp = Money.PATTERN, message = "amount")
            @Schema(description = "The most it lets be spent (决议金额)", example = "30000.00")
            @Nullable
            String amount,

            @Pattern(regexp = KIND)
            @Schema(description = "Kind of act it decided; only such acts may rest on it (行为种类)", example = "PAYMENT")
            @Nullable
            String kind,

            @Size(max = 200)
            @Schema(description = "With whom, where that was decided (相对方)", example = "恒源铺装有限公司")
            @Nullable
            String counterparty,

            @Schema(description = "Last day it may be acted on, where the resolution says so (有效期至)") @Nullable
            LocalDate validUntil) {

        @Nullable
        String counterpartyKey() {
            return counterparty == null ? null : PartyKey.name(counterparty);
        }
    }

    @Schema(name = "ResolutionItem")
    record Item(
            int no,
            String subject,
            @Nullable String amount,
            @Nullable String kind,
            @Nullable String counterparty,
            @Nullable LocalDate validUntil,

            @Schema(description = "Last day it may be acted on, by its own word or by rule (可使用至)") @Nullable
            LocalDate holdsUntil,

            @Schema(description = "Reserved or used up by matters so far (已占用及已使用)")
            String used,

            @Schema(description = "What is left of its amount (剩余额度)") @Nullable
            String left) {}

    @Schema(name = "ResolutionUse")
    record Use(
            UUID matter,

            @Schema(description = "Number of the matter (事项编号)")
            String number,

            String kind,

            @Schema(description = "Item of the resolution; none of one that was not decided item by item (决议事项序号)")
            @Nullable
            Integer item,

            String amount,

            @Schema(description = "RESERVED, CONSUMED, or RELEASED by a matter that came to nothing (占用状态)")
            String state,

            @Schema(description = "MATCHED by data alone, or CONFIRMED by a person (据数据相符或据人确认)") @Nullable
            String proof,

            Instant at) {}

    @Schema(name = "ResolutionValidity")
    record Validity(
            String place,
            @Nullable String principalKind,

            @Schema(description = "Of one kind of act; else of any (行为种类)") @Nullable
            String kind,

            @Schema(description = "Months from the meeting (自会议日起的月数)")
            int months,

            LocalDate validFrom,
            String source,

            @Schema(description = "The figure is not certain yet (待核)")
            boolean unsure) {}

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
