package org.fivetrust.agreements.resolution;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
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
import java.util.stream.Stream;
import org.fivetrust.agreements.resolution.ResolutionDetails.AskItem;
import org.fivetrust.agreements.resolution.ResolutionDetails.Attendee;
import org.fivetrust.agreements.resolution.ResolutionDetails.CountedBy;
import org.fivetrust.agreements.resolution.ResolutionDetails.Group;
import org.fivetrust.agreements.resolution.ResolutionDetails.Item;
import org.fivetrust.agreements.resolution.ResolutionDetails.Reason;
import org.fivetrust.agreements.resolution.ResolutionDetails.Rule;
import org.fivetrust.agreements.resolution.ResolutionDetails.Use;
import org.fivetrust.agreements.resolution.model.Attendance;
import org.fivetrust.agreements.resolution.model.Circumstances;
import org.fivetrust.agreements.resolution.model.Meeting;
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
        BOARD,
        SUPERVISORS
    }

    @Schema(name = "ResolutionRequest")
    record Ask(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN, message = "principal")
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

            @Pattern(regexp = Money.PATTERN, message = "amount")
            @Schema(description = "The most it lets be spent, where it decides a payment (决议金额)", example = "60000.00")
            @Nullable
            String amount,

            @Schema(description = "Persons by default; a meeting may count households or groups (计数方式)") @Nullable
            CountedBy countedBy,

            @Size(max = 20)
            @Schema(description = "Matters some bodies may not decide, such as CHARTER, MEMBERSHIP, MERGER (事项类别)")
            @Nullable
            List<@NotNull @Pattern(regexp = ResolutionDetails.KIND) String> topics,

            @Schema(description = "Day the party organisation reviewed it, where the law wants that first (党组织研究日)")
            @Nullable
            LocalDate partyReviewedOn,

            @Schema(description = "Resolution of the whole assembly that authorised its representatives (授权决议)")
            @Nullable
            UUID authorisedBy,

            @Valid @Size(max = 20) @Schema(description = "Groups whose presence a place asks for (各类代表)") @Nullable
            List<@NotNull Group> groups,

            @Valid @Size(max = 5000) @Schema(description = "Who signed in, each with the time (签到名册)") @Nullable
            List<@NotNull Attendee> attendees,

            @Valid @Size(max = 200) @Schema(description = "What was decided, item by item (决议事项清单)") @Nullable
            List<@NotNull AskItem> items) {

        CountedBy counted() {
            return Objects.requireNonNullElse(countedBy, CountedBy.PERSONS);
        }

        List<String> topicsGiven() {
            return Objects.requireNonNullElse(topics, List.of());
        }

        /** The topics given, and the kinds of act its items decide. */
        List<String> about() {
            return Stream.concat(topicsGiven().stream(), kinds().stream()).toList();
        }

        List<String> kinds() {
            return decided().stream()
                    .map(AskItem::kind)
                    .filter(Objects::nonNull)
                    .toList();
        }

        List<AskItem> decided() {
            return Objects.requireNonNullElse(items, List.of());
        }

        List<Attendee> signedIn() {
            return Objects.requireNonNullElse(attendees, List.of());
        }

        List<String> signatures() {
            return signedIn().stream()
                    .map(Attendee::signature)
                    .filter(Objects::nonNull)
                    .toList();
        }

        Attendance attendance() {
            return new Attendance(signedIn().stream().map(Attendee::toSigned).toList());
        }

        List<Group> groupsGiven() {
            return Objects.requireNonNullElse(groups, List.of());
        }

        Circumstances circumstances(boolean authorised) {
            return new Circumstances(groupsGiven().stream().map(Group::toGroup).toList(), partyReviewedOn, authorised);
        }

        /** Only where all three are counted must their sum equal those present. */
        boolean isFullyCounted() {
            return against != null && abstained != null;
        }

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

            CountedBy countedBy,
            List<String> topics,
            @Nullable LocalDate partyReviewedOn,
            @Nullable UUID authorisedBy,
            List<Group> groups,
            List<Attendee> attendees,

            @Schema(description = "What it decided, and how much of it is used (决议事项及已使用额度)")
            List<Item> items,

            @Schema(description = "Which matters rest on it (使用情况)")
            List<Use> uses,

            @Schema(description = "What is left of the whole amount (剩余额度)") @Nullable
            String left,

            Instant recordedAt) {}
}
