package org.fivetrust.funds.matching;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.account.model.Entry;
import org.fivetrust.funds.matching.model.MatchedBy;
import org.fivetrust.funds.matching.model.MatchingRule;
import org.fivetrust.funds.matching.model.Movement;
import org.fivetrust.funds.matching.model.RuleKind;
import org.fivetrust.funds.matching.model.RuleMode;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** Matching on the wire. */
final class MatchingMessages {

    private MatchingMessages() {}

    @Schema(name = "MatchingRuleRequest")
    record SetRule(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN, message = "principal")
            @Schema(description = "Principal (委托方)", example = "dongfang-committee")
            String principal,

            @NotNull @Schema(description = "What entries and movements are compared by (规则)")
            RuleKind kind,

            @NotNull @Schema(description = "The first day it holds (生效日)")
            LocalDate validFrom,

            @NotNull
            @Min(0)
            @Max(90)
            @Schema(
                    description = "How far the day of the bank may be from that of the movement (日期窗口，天)",
                    example = "5")
            Integer days,

            @NotNull @Min(0) @Max(100) @Schema(description = "How much speaks for it (得分)", example = "80")
            Integer score,

            @NotNull @Schema(description = "APPLY matches; PROPOSE shows, and a person decides (方式)")
            RuleMode mode,

            @NotBlank @Size(max = 200) @Schema(description = "On what it rests (依据)")
            String source) {

        MatchingRule toRule() {
            return new MatchingRule(kind, validFrom, days, score, mode, source);
        }
    }

    @Schema(name = "MatchingRule")
    record RuleView(
            RuleKind kind,

            @Schema(description = "The first day it holds (生效日)")
            LocalDate validFrom,

            @Schema(description = "How far the day of the bank may be from that of the movement (日期窗口，天)")
            int days,

            @Schema(description = "How much speaks for it, of 100 (得分)")
            int score,

            @Schema(description = "APPLY matches; PROPOSE shows, and a person decides (方式)")
            RuleMode mode,

            @Schema(description = "On what it rests (依据)") String source,

            @Schema(description = "Whether the principal set it; else it is the general one (是否自定)")
            boolean own) {}

    @Schema(name = "MatchingRules")
    record RulesView(
            String principal,

            @Schema(description = "The day they are the rules of (适用日)")
            LocalDate asOf,

            @Schema(description = "Of each kind the one that holds (各类规则)")
            List<RuleView> rules) {}

    @Schema(name = "MatchingRunRequest")
    record Run(
            @NotNull @Schema(description = "Bank account, by the register (银行账户)")
            UUID account) {}

    @Schema(name = "MatchedMovement")
    record MovementView(
            @Schema(description = "Whose sub-ledger it is in (委托方)")
            String principal,

            @Schema(description = "Trust account (分户)") UUID account,

            @Schema(description = "Its line there (序号)") int seq,

            Entry.Kind kind,

            @Schema(description = "Below zero for what goes out (金额，支出为负)", example = "-480.00")
            String amount) {}

    @Schema(name = "FoundMatch")
    record FoundView(
            @Schema(description = "Bank statement (对账单)") UUID statement,

            @Schema(description = "Number of the entry there (笔号)")
            int entry,

            @Schema(description = "By which rule (规则)") RuleKind rule,

            @Schema(description = "How much speaks for it, of 100 (得分)")
            int score,

            @Schema(description = "Whether a run matches it; else a person decides (是否自动勾对)")
            boolean automatic,

            @Schema(description = "Movements that come to it (对应分户明细)")
            List<MovementView> movements) {}

    @Schema(name = "MatchingRun")
    record RunView(
            @Nullable @Schema(description = "None for a preview (预览无编号)")
            UUID id,

            String principal,

            @Schema(description = "Bank account (银行账户)") UUID account,

            @Schema(description = "Entries that are matched (已勾对笔数)")
            int matched,

            @Schema(description = "Entries for which something is proposed, and a person decides (待判断笔数)")
            int proposed,

            @Schema(description = "Entries for which nothing was found (未达笔数)")
            int unmatched,

            @Schema(description = "What was found, with rule and score (勾对结果)")
            List<FoundView> found) {}

    @Schema(name = "MovementReference")
    record MovementKey(
            @NotNull @Schema(description = "Trust account (分户)")
            UUID account,

            @NotNull @Min(1) @Schema(description = "Its line there (序号)", example = "12")
            Integer seq) {

        Movement.Key toKey() {
            return new Movement.Key(account, seq);
        }
    }

    @Schema(name = "MatchRequest")
    record ByHand(
            @NotEmpty @Size(max = 500) @Valid @Schema(description = "Movements that come to the entry (对应分户明细)")
            List<@NotNull MovementKey> movements) {

        List<Movement.Key> keys() {
            return movements.stream().map(MovementKey::toKey).distinct().toList();
        }
    }

    @Schema(name = "Match")
    record MatchView(
            UUID id,
            String principal,

            @Schema(description = "Bank statement (对账单)") UUID statement,

            @Schema(description = "Number of the entry there (笔号)")
            int entry,

            @Schema(description = "By which rule, or by hand (规则或人工)")
            MatchedBy rule,

            @Schema(description = "How much speaks for it, of 100 (得分)")
            int score,

            @Schema(description = "Movements that come to the entry (对应分户明细)")
            List<MovementView> movements,

            @Schema(description = "Who matched it (勾对人)") String matchedBy,

            @Schema(description = "When it was matched (勾对时间)")
            Instant matchedAt,

            @Nullable @Schema(description = "Who undid it (撤销人)")
            String undoneBy,

            @Nullable @Schema(description = "When it was undone (撤销时间)")
            Instant undoneAt) {}
}
