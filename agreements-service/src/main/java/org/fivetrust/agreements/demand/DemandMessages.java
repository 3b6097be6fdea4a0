package org.fivetrust.agreements.demand;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.fivetrust.agreements.demand.model.Demand;
import org.fivetrust.agreements.demand.model.DemandRule;
import org.fivetrust.agreements.relatedparty.model.PartyKey;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** Demands for meetings on the wire. */
final class DemandMessages {

    private DemandMessages() {}

    /** Assemblies whose meeting may be demanded. */
    enum Body {
        RESIDENTS_MEETING,
        RESIDENTS_REPRESENTATIVES,
        VILLAGERS_MEETING,
        VILLAGERS_REPRESENTATIVES,
        COLLECTIVE_MEMBERS,
        COLLECTIVE_REPRESENTATIVES
    }

    /** The unit in which signers are counted. */
    enum CountedBy {
        PERSONS,
        HOUSEHOLDS,
        GROUPS,
        REPRESENTATIVES
    }

    @Schema(name = "MeetingDemandRequest")
    record Ask(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN, message = "principal")
            @Schema(description = "Principal (委托方)")
            String principal,

            @NotNull @Schema(description = "Which assembly is to meet (要求召集的会议)")
            Body body,

            @NotNull @Schema(description = "What the signers are (计数方式)")
            CountedBy countedBy,

            @NotNull @Schema(description = "Day it was handed in (提出日)")
            LocalDate demandedOn,

            @NotNull @PositiveOrZero @Schema(description = "How many there are (总数)", example = "900")
            Integer eligible,

            @NotNull @PositiveOrZero @Schema(description = "How many signed (联名数)", example = "180")
            Integer signers,

            @NotBlank @Size(max = 500) @Schema(description = "What the meeting is to decide (要求议决的事项)")
            String subject,

            @NotBlank @Size(max = 100) @Schema(description = "Number of the signed paper (联名书编号)")
            String paper,

            @Size(max = 5000)
            @Schema(description = "Who signed, where the list is given; as many different people as signed (联名人名单)")
            @Nullable
            List<@NotBlank @Size(max = 60) String> signatories) {

        /** Each person under the first spelling of the name. */
        Map<String, String> people() {
            var people = new LinkedHashMap<String, String>();
            for (var name : Objects.requireNonNullElse(signatories, List.<String>of())) {
                people.putIfAbsent(PartyKey.name(name), name);
            }
            people.remove("");
            return people;
        }

        Demand toDemand() {
            return new Demand(demandedOn, eligible, signers);
        }
    }

    @Schema(name = "MeetingDemandAnswer")
    record Answer(
            @NotNull @Schema(description = "The resolution of the meeting it led to (由此形成的决议)")
            UUID resolution) {}

    @Schema(name = "MeetingDemandRule")
    record Rule(
            int id,
            String place,

            @Schema(example = "at least 1/5") String share,
            LocalDate validFrom,
            String source,

            @Schema(description = "The figure is not certain yet (待核)")
            boolean unsure) {

        static Rule of(DemandRule rule) {
            return new Rule(
                    rule.id(), rule.place(), rule.share().toString(), rule.validFrom(), rule.source(), rule.unsure());
        }
    }

    @Schema(name = "MeetingDemand")
    record View(
            UUID id,
            String principal,
            Body body,
            CountedBy countedBy,
            LocalDate demandedOn,
            int eligible,
            int signers,
            String subject,
            String paper,

            @Schema(description = "Who signed, where the list was given (联名人名单)")
            List<String> signatories,

            @Schema(description = "Whether the meeting must be called (是否应当召集)")
            boolean sufficient,

            @Schema(description = "How many had to sign (所需联名数)")
            int needed,

            @Schema(description = "The row it was judged by, with its source and certainty (适用规定、出处及是否待核)")
            Rule rule,

            @Schema(description = "What came of it (形成的决议)") @Nullable
            UUID resolution,

            @Nullable Instant answeredAt,
            String recordedBy,
            Instant recordedAt) {}

    @Schema(name = "MeetingDemandRuleOfBody")
    record RuleOfBody(Body body, String principalKind, CountedBy countedBy, Rule rule) {}

    @Schema(name = "MeetingDemandRules")
    record Rules(LocalDate asOf, List<RuleOfBody> items) {}
}
