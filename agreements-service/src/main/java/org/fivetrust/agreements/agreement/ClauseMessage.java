package org.fivetrust.agreements.agreement;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.agreement.model.ClauseRule;
import org.fivetrust.shared.kernel.Clause;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/** A clause, written alike in template files, requests and the database. */
@Schema(name = "AgreementClause")
record ClauseMessage(
        @NotBlank @Size(max = 20) @Schema(description = "Number (条款号)", example = "3.2")
        String number,

        @NotBlank @Size(max = 1000) @Schema(description = "Text in Chinese (条款内容)")
        String text,

        @NotBlank @Size(max = 1000) @Schema(description = "English gloss (英文释义)")
        String english,

        @Valid @Schema(description = "Acts allowed as they stand (常设授权)") @Nullable
        List<@NotNull StandingMessage> standing,

        @Valid @Schema(description = "Sets up a procedure (设立程序)") @Nullable
        ProcedureMessage procedure,

        @Valid @Schema(description = "One band of a procedure (金额分级)") @Nullable
        BandMessage band,

        @Valid @Schema(description = "What may still be finished after a suspension or the end (结算和清理)") @Nullable
        SettlementMessage settlement) {

    private static final String KIND = "[A-Za-z][A-Za-z_]{1,39}";

    @Schema(name = "StandingPermit")
    record StandingMessage(
            @NotNull @Pattern(regexp = KIND) @Schema(description = "Kind of act (行为种类)", example = "RECEIPT")
            String kind,

            @NotNull Area area,

            @NotEmpty @Schema(description = "Roles entitled (有权角色)")
            List<@NotBlank String> roles,

            @Pattern(regexp = Money.PATTERN)
            @Schema(description = "The most that one act moves, included (单笔上限，含)", example = "200.00")
            @Nullable
            String upTo) {

        ClauseRule.Standing toStanding() {
            return new ClauseRule.Standing(
                    kind.toUpperCase(Locale.ROOT), area, Set.copyOf(roles), upTo == null ? null : Money.parse(upTo));
        }
    }

    @Schema(name = "Procedure")
    record ProcedureMessage(
            @NotNull @Pattern(regexp = KIND) @Schema(description = "Kind of act (行为种类)", example = "PAYMENT")
            String kind,

            @NotNull Area area,

            @NotEmpty @Schema(description = "Who may ask for it (发起角色)")
            List<@NotBlank String> originators,

            @Schema(
                    description =
                            "Window in days within which acts towards one counterparty are banded on their sum (拆分合并期，天)")
            @Nullable
            Integer splittingDays,

            @Schema(
                    description =
                            "Roles that execute or keep what is decided, and so neither ask nor take a step (不相容岗位)")
            @Nullable
            List<@NotBlank String> exclusive) {

        ClauseRule.Procedure toProcedure() {
            return new ClauseRule.Procedure(
                    kind.toUpperCase(Locale.ROOT),
                    area,
                    Set.copyOf(originators),
                    Objects.requireNonNullElse(splittingDays, 0),
                    exclusive == null ? Set.of() : Set.copyOf(exclusive));
        }
    }

    @Schema(name = "Band")
    record BandMessage(
            @NotNull @Pattern(regexp = KIND) @Schema(description = "Kind of act (行为种类)", example = "PAYMENT")
            String kind,

            @Pattern(regexp = Money.PATTERN)
            @Schema(description = "Lower edge; none: from nothing (下限)", example = "500.00")
            @Nullable
            String from,

            @Schema(description = "Whether exactly the lower edge belongs here (含下限)") @Nullable
            Boolean fromIncluded,

            @Pattern(regexp = Money.PATTERN)
            @Schema(description = "Upper edge; none: no end (上限)", example = "5000.00")
            @Nullable
            String upTo,

            @Schema(description = "Whether exactly the upper edge belongs here (含上限)") @Nullable
            Boolean upToIncluded,

            @NotNull @Valid @Schema(description = "Steps in order (办理环节)")
            List<@NotNull StepMessage> steps,

            @Valid
            @Schema(description = "For emergencies, in addition to the tiers: papers afterwards (应急通道，先办后补)")
            @Nullable
            EmergencyMessage emergency) {

        ClauseRule.Band toBand() {
            return new ClauseRule.Band(
                    kind.toUpperCase(Locale.ROOT),
                    from == null ? null : Money.parse(from),
                    Objects.requireNonNullElse(fromIncluded, false),
                    upTo == null ? null : Money.parse(upTo),
                    Objects.requireNonNullElse(upToIncluded, true),
                    steps.stream().map(StepMessage::toStep).toList(),
                    emergency == null ? null : emergency.toEmergency());
        }
    }

    @Schema(name = "EmergencyRule")
    record EmergencyMessage(
            @NotNull @Positive @Schema(description = "Working days for the papers (补办手续时限，工作日)", example = "3")
            Integer papersDays,

            @Schema(description = "Papers wanted afterwards (须补的材料)") @Nullable
            List<@NotBlank String> papers) {

        ClauseRule.Emergency toEmergency() {
            return new ClauseRule.Emergency(papersDays, papers == null ? List.of() : papers);
        }
    }

    @Schema(name = "StepRule")
    record StepMessage(
            @NotBlank @Size(max = 100) @Schema(description = "Title (环节名称)")
            String title,

            @NotBlank @Size(max = 100) String english,

            @NotBlank @Schema(description = "Role that takes it (办理角色)", example = "committee-director")
            String role,

            @NotNull @Positive @Schema(description = "Working days (时限，工作日)")
            Integer days,

            @Schema(description = "Evidence wanted (所需依据)") @Nullable
            List<@NotBlank String> evidence,

            @Size(max = 40)
            @Schema(description = "Steps that follow each other in one group are open together (并行组)")
            @Nullable
            String group,

            @Valid @Schema(description = "The body that decides (集体决策机构)") @Nullable
            BodyMessage body) {

        ClauseRule.Step toStep() {
            return new ClauseRule.Step(
                    title,
                    english,
                    role,
                    days,
                    evidence == null ? List.of() : evidence,
                    group,
                    body == null ? null : body.toBody());
        }
    }

    @Schema(name = "DecidingBody")
    record BodyMessage(
            @NotBlank @Size(max = 60) @Schema(description = "Name (名称)", example = "两委联席会议")
            String name,

            @NotNull @Positive @Schema(description = "How many must be present (最少出席人数)", example = "5")
            Integer quorum) {

        ClauseRule.Body toBody() {
            return new ClauseRule.Body(name, quorum);
        }
    }

    @Schema(name = "SettlementRule")
    record SettlementMessage(
            @NotEmpty
            @Schema(
                    description = "Kinds of act; those asked for before are finished (行为种类，限此前已申请的)",
                    example = "[\"PAYMENT\"]")
            List<@NotNull @Pattern(regexp = KIND) String> kinds,

            @NotNull
            @PositiveOrZero
            @Schema(
                    description = "Days after the end; never after the area was handed back (终止后天数，该领域交回后不再适用)",
                    example = "30")
            Integer days,

            @Schema(description = "Whether it holds while the agreement is suspended too (暂停期间是否适用)") @Nullable
            Boolean whileSuspended) {

        ClauseRule.Settlement toSettlement() {
            return new ClauseRule.Settlement(
                    kinds.stream().map(kind -> kind.toUpperCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet()),
                    days,
                    Objects.requireNonNullElse(whileSuspended, false));
        }
    }

    ClauseRule toTerm() {
        return new ClauseRule(
                new Clause(number, text, english),
                standing == null
                        ? List.of()
                        : standing.stream().map(StandingMessage::toStanding).toList(),
                procedure == null ? null : procedure.toProcedure(),
                band == null ? null : band.toBand(),
                settlement == null ? null : settlement.toSettlement());
    }
}
