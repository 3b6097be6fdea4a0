package org.fivetrust.agreements.matter;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.matter.MatterHandlingMessages.ExtensionView;
import org.fivetrust.agreements.matter.MatterHandlingMessages.PapersView;
import org.fivetrust.agreements.matter.MatterHandlingMessages.PauseView;
import org.fivetrust.agreements.matter.MatterHandlingMessages.ReassignmentView;
import org.fivetrust.agreements.matter.model.Matter;
import org.fivetrust.agreements.matter.model.Step;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.EvidenceKind;
import org.jspecify.annotations.Nullable;

/** Matters on the wire. */
final class MatterMessages {

    private MatterMessages() {}

    @Schema(name = "Evidence")
    record Evidence(
            @NotBlank @Size(max = 40) @Schema(description = "Kind (依据种类)", example = "RESOLUTION")
            String kind,

            @Size(max = 100) @Schema(description = "Number of the paper (文号)") @Nullable
            String number,

            @Schema(description = "Resolution id, for RESOLUTION (决议标识)") @Nullable
            UUID resolution,

            @Size(max = 100) @Schema(description = "Archive record (档案标识)") @Nullable
            String record,

            @Size(max = 200) @Schema(description = "Those present, for minutes (出席人员)") @Nullable
            List<@NotBlank @Size(max = 60) String> present,

            @Schema(description = "Item of the resolution, where it decided several (决议事项序号)") @Nullable
            Integer item,

            @Size(max = 500)
            @Pattern(regexp = "\\s*+\\S[\\s\\S]*+", message = "blank")
            @Schema(
                    description =
                            "The supervisor's statement, with the supervisor's own step, that the resolution decided this "
                                    + "very act (居务监督委员会主任确认该决议所议即本事项)")
            @Nullable
            String confirmation) {

        /** A kind is one, however it is written; what is none is refused where evidence is accepted. */
        Evidence {
            kind = kind == null ? kind : EvidenceKind.of(kind).map(Enum::name).orElse(kind);
        }
    }

    @Schema(name = "EvidenceConfirmation")
    record Confirm(
            @NotNull @Schema(description = "Resolution (决议标识)")
            UUID resolution,

            @Positive @Schema(description = "Item of it, where it decided several (决议事项序号)") @Nullable
            Integer item,

            @NotBlank
            @Size(max = 500)
            @Schema(description = "That it decided this very act (确认内容)", example = "经核对会议记录，该决议第1项即本次路面修补付款")
            String statement) {}

    /** How far a resolution has come with an act. */
    enum UseState {
        CONFIRMED,
        RESERVED,
        CONSUMED,
        RELEASED
    }

    @Schema(name = "MatterResolution")
    record ResolutionView(
            UUID resolution,

            @Schema(description = "Item of it; none of one that was not decided item by item (决议事项序号)") @Nullable
            Integer item,

            @Schema(description = "What was decided, in its words (决议内容)")
            String decided,

            @Schema(description = "Taken of it; none before it was laid (占用金额)") @Nullable
            String amount,

            @Schema(description = "Confirmed only, reserved, used up, or given back (仅确认、已占用、已使用、已释放)")
            UseState state,

            @Schema(description = "MATCHED by data alone, or CONFIRMED by a person (据数据相符或据人确认)") @Nullable
            String proof,

            @Nullable Instant laidAt,

            @Schema(description = "Who said that it decided this very act (确认人)") @Nullable
            ConfirmationView confirmation) {}

    @Schema(name = "EvidenceConfirmed")
    record ConfirmationView(
            String statement,
            String by,
            String byName,
            @Nullable String onBehalfOf,
            @Nullable String onBehalfOfName,
            Instant at) {}

    @Schema(name = "StepDecision")
    record Approve(
            @Size(max = 1000) @Schema(description = "Comment (意见)") @Nullable
            String comment,

            @Valid @Size(max = 20) @Schema(description = "Evidence that lies before the step (依据)") @Nullable
            List<@NotNull Evidence> evidence) {}

    @Schema(name = "StepReturn")
    record SendBack(
            @Size(max = 1000) @Schema(description = "Comment (意见)") @Nullable
            String comment,

            @NotEmpty @Size(max = 50) @Schema(description = "Everything that is missing, once (一次性告知的补正内容)")
            List<@NotBlank @Size(max = 500) String> missing) {}

    @Schema(name = "StepRejection")
    record Reject(
            @NotBlank @Size(max = 1000) @Schema(description = "Why (不同意的理由)")
            String comment) {}

    @Schema(name = "Resubmission")
    record Resubmit(
            @Size(max = 1000) @Schema(description = "What was supplied (补正说明)") @Nullable
            String comment,

            @Valid @Size(max = 20) @Nullable List<@NotNull Evidence> evidence) {}

    @Schema(name = "Withdrawal")
    record Withdraw(@Size(max = 1000) @Nullable String comment) {}

    @Schema(name = "Step")
    record StepView(
            UUID id,
            int no,
            String title,
            String english,
            String role,

            @Schema(description = "Steps of one group are open together (并行组)") @Nullable
            String group,

            @Schema(description = "The body that decides (集体决策机构)") @Nullable
            String body,

            @Schema(description = "How many of it must be present (最少出席人数)") @Nullable
            Integer quorum,

            Step.Status status,

            @Schema(description = "Kinds of evidence the step rests on (本环节须附依据)")
            List<String> evidence,

            @Nullable LocalDate due,

            @Schema(description = "Open past its due day (超期)")
            boolean overdue,

            @Schema(description = "The superior role that was notified (督办角色)") @Nullable
            String escalatedTo,

            @Nullable String by,
            @Nullable String byName,

            @Schema(description = "The delegator it was taken for (被代行人)") @Nullable
            String onBehalfOf,

            @Nullable String onBehalfOfName,
            @Nullable Instant at,
            @Nullable String comment) {}

    @Schema(name = "FirstAsked")
    record FirstAsked(String by, String name, Instant at) {}

    @Schema(name = "Note")
    record NoteView(String kind, Object body, String by, Instant at) {}

    @Schema(name = "Matter")
    record View(
            UUID id,

            @Schema(description = "Without gap per sub-district and year (事项编号)")
            String number,

            UUID act,
            String kind,

            @Schema(description = "The area it belongs to (所属代管领域)")
            String area,

            String principal,
            @Nullable String amount,

            @Schema(description = "This act and the related ones, by which the band was found (适用金额)") @Nullable
            String bandedOn,

            String subject,
            @Nullable String category,
            @Nullable String counterparty,
            boolean emergency,
            Matter.Status status,

            @Schema(description = "Who first brought it (首问)")
            FirstAsked firstAsked,

            @Schema(description = "Who answers for it now (现责任人)")
            String handler,

            @Schema(description = "What it rests on (裁定依据)") Basis ruling,

            @Schema(description = "SHA-256 of the canonical act (行为摘要)")
            String digest,

            List<StepView> steps,
            List<NoteView> notes,

            @Schema(description = "Attempts to return it a second time; should stay 0 (二次告知次数，应为零)")
            int secondNotices,

            @Schema(description = "Whether its clocks stand still (是否暂停计时)")
            boolean paused,

            List<PauseView> pauses,
            List<ExtensionView> extensions,

            @Schema(description = "Whom it was handed to, and when they acknowledged it (移交记录)")
            @JsonProperty("handings")
            List<ReassignmentView> reassignments,

            @Schema(description = "The resolutions it rests on, and who vouched for them (所依据的决议及确认)")
            List<ResolutionView> resolutions,

            @Schema(description = "What an emergency still owes (应急补办)") @Nullable
            PapersView papers,

            @Schema(description = "The warrant, once approved (执行令)") @Nullable
            UUID warrant,

            @Schema(
                    description = "Why its agreement lets nothing of it go on now: a problem code (协议暂停、终止等受限原因代码)",
                    example = "agreement.suspended")
            @Nullable
            String heldBy) {}

    @Schema(name = "MatterItem")
    record Item(
            UUID id,
            String number,
            String kind,
            String area,
            String principal,
            @Nullable String amount,
            String subject,
            Matter.Status status,

            @Schema(description = "The step it waits at (当前环节)") @Nullable
            UUID step,

            @Nullable String role,
            @Nullable LocalDate due,

            @Schema(description = "A step, or the papers of an emergency, are late (超期，红色预警)")
            boolean overdue,

            @Schema(description = "The superior role that was notified (督办角色)") @Nullable
            String escalatedTo,

            boolean emergency,
            boolean paused,
            String requestedBy,
            Instant openedAt,

            @Schema(
                    description = "Why its agreement lets nothing of it go on now: a problem code (协议暂停、终止等受限原因代码)",
                    example = "agreement.suspended")
            @Nullable
            String heldBy) {}
}
