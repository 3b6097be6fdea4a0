package org.fivetrust.agreements.ruling;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.CompiledAgreement.PolicyDecision;
import org.fivetrust.agreements.ruling.Rulings.AuthorityRow;
import org.fivetrust.agreements.ruling.Rulings.PlannedStep;
import org.fivetrust.agreements.ruling.Rulings.Warning;
import org.fivetrust.agreements.ruling.model.DecisionSummary;
import org.fivetrust.agreements.ruling.model.KeptRuling;
import org.fivetrust.agreements.ruling.model.Ruling;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.kernel.Clause;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** Rulings on the wire. */
final class RulingMessages {

    private RulingMessages() {}

    @Schema(name = "RulingRequest")
    record Ask(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN, message = "principal")
            @Schema(description = "Principal (委托方)")
            String principal,

            @NotNull @Valid @Schema(description = "The act in question (拟办行为)")
            ProposedAct act,

            @Schema(description = "Judge it at this day (裁定基准日); default: today") @Nullable
            LocalDate asOf,

            @Schema(
                    description = "By what was known at this moment: whatever was signed, ended or asked for later "
                            + "does not count (按该时刻已知的情况)")
            @Nullable
            Instant knownAt) {}

    @Schema(name = "ProposedAct")
    record ProposedAct(
            @NotBlank @Size(max = 40) @Schema(description = "Kind (行为种类)", example = "PAYMENT")
            String kind,

            @Pattern(regexp = Money.PATTERN, message = "amount")
            @Schema(description = "Amount (金额)", example = "4980.00")
            @Nullable
            String amount,

            @Size(max = 500) @Schema(description = "What for (事由)") @Nullable
            String subject,

            @Size(max = 60) @Schema(description = "Category (类别)") @Nullable
            String category,

            @Valid @Schema(description = "The other side, to find related acts (对方)") @Nullable
            Party counterparty,

            @Schema(description = "Day (日期); default: today") @Nullable
            LocalDate on,

            @Schema(description = "Asked for as an emergency (是否紧急)") @Nullable
            Boolean emergency) {}

    @Schema(name = "Party")
    record Party(
            @NotBlank @Size(max = 200) String name,
            @Size(max = 64) @Nullable String account) {}

    @Schema(name = "Ruling")
    record View(
            @Schema(description = "PERMITTED, NEEDS_PROCEDURE or FORBIDDEN (裁定)")
            String ruling,

            String principal,
            String kind,
            @Nullable String amount,

            @Schema(description = "The amount the band was found by: this act and the related ones (适用金额)") @Nullable
            String bandedOn,

            @Schema(description = "Matters of related acts within the window (合并计算的事项)")
            List<UUID> related,

            @Schema(description = "Clauses it rests on (依据条款)")
            List<Clause> clauses,

            @Schema(description = "The row of authority that answered (适用的权限档次)") @Nullable
            AuthorityRow authority,

            @Nullable UUID agreement,
            @Nullable Integer agreementVersion,
            @Nullable String agreementDigest,
            @Nullable UUID resolution,
            @Schema(description = "Steps in order (办理环节)") List<PlannedStep> steps,

            @Schema(description = "Why not (不予办理的代码)") @Nullable
            String code,

            @Schema(description = "What would make it possible (补救办法)")
            List<Cure> cure,

            @Schema(description = "The day it is judged at (裁定基准日)")
            LocalDate asOf,

            Instant ruledAt,

            @Schema(description = "By what was known then (知悉时点)")
            Instant knownAt,

            @Schema(description = "What to know besides: an agreement that was signed after that day (提示)")
            List<Warning> warnings) {

        static View of(Act act, Ruling ruling, @Nullable Instant knownAt) {
            var basis = ruling.basis();
            var decision = DecisionSummary.of(ruling.decision());
            return new View(
                    decision.outcome().name(),
                    act.principal().value(),
                    act.kind(),
                    text(act.amount()),
                    text(decision.bandedOn()),
                    ruling.inputs().related().matters(),
                    basis.clauses(),
                    AuthorityRow.of(decision),
                    basis.agreement(),
                    basis.agreementVersion(),
                    basis.agreementDigest(),
                    basis.resolution(),
                    PlannedStep.of(decision),
                    decision.code(),
                    ruling.decision() instanceof PolicyDecision.Deny deny
                            ? deny.because().cures()
                            : List.of(),
                    basis.asOf(),
                    basis.ruledAt(),
                    knownAt == null ? basis.ruledAt() : knownAt,
                    Warning.of(ruling.agreement(), basis.asOf()));
        }
    }

    @Schema(name = "RulingItem")
    record Item(
            UUID id,
            String ruling,
            String principal,
            String kind,
            @Nullable String amount,
            @Nullable String bandedOn,

            @Schema(description = "Numbers of the clauses (条款号)")
            List<String> clauses,

            @Nullable String code,
            @Nullable UUID agreement,
            @Nullable Integer agreementVersion,
            UUID act,
            @Nullable UUID matter,
            String askedBy,
            LocalDate asOf,
            Instant ruledAt) {

        static Item of(KeptRuling ruling) {
            var decision = ruling.decision();
            return new Item(
                    ruling.id(),
                    decision.outcome().name(),
                    ruling.principal().value(),
                    ruling.kind(),
                    text(ruling.amount()),
                    text(decision.bandedOn()),
                    decision.clauses().stream().map(Clause::number).toList(),
                    decision.code(),
                    ruling.basis().agreement(),
                    ruling.basis().agreementVersion(),
                    ruling.act(),
                    ruling.matter(),
                    ruling.requester(),
                    ruling.asOf(),
                    ruling.ruledAt());
        }
    }

    private static @Nullable String text(@Nullable Money amount) {
        return amount == null ? null : amount.toString();
    }
}
