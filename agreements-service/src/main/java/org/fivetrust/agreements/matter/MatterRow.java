package org.fivetrust.agreements.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.agreements.agreement.model.AgreementEffect;
import org.fivetrust.agreements.agreement.model.AgreementEffect.Holding;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.matter.model.ActingCapacity;
import org.fivetrust.agreements.matter.model.Actor;
import org.fivetrust.agreements.matter.model.Matter;
import org.fivetrust.agreements.matter.model.MatterHandling;
import org.fivetrust.agreements.matter.model.SeparationOfDuties;
import org.fivetrust.agreements.matter.model.Step;
import org.fivetrust.agreements.matter.model.VisibleMatter;
import org.fivetrust.agreements.relatedparty.model.PartyKey;
import org.fivetrust.agreements.relatedparty.model.RelatedParty;
import org.fivetrust.agreements.resolution.model.RequestedAct;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Caller;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A stored matter as one statement of {@link MatterStore} reads it; steps, basis and capacities are JSON documents. */
record MatterRow(
        String principal,
        UUID id,
        String number,
        UUID act,
        String kind,
        String area,
        @Nullable Long amount,
        @Nullable Long bandedOn,
        String subject,
        @Nullable String category,
        boolean emergency,
        @Nullable String counterparty,
        @Nullable String counterpartyNameKey,
        @Nullable String counterpartyAccountKey,
        String digest,
        Matter.Status status,
        int currentStep,
        int timesReturned,
        UUID agreement,
        int agreementVersion,
        String[] exclusive,
        String[] requesting,
        String requestedBy,
        String requestedByName,
        Instant openedAt,
        @Nullable LocalDate papersDue,
        @Nullable String papersWanted,
        @Nullable Instant papersAt,
        @Nullable String papersBy,
        String basis,
        String steps,
        String handler,
        int secondNotices,
        boolean paused,
        String[] confirmers,
        String relatedParties,
        String shares,
        String capacities,
        @Nullable UUID warrant,
        @Nullable String extras) {

    /** One of its stored steps. */
    record StepRow(
            int no,
            UUID id,
            String title,
            String titleEnglish,
            String role,
            @Nullable String stage,
            @Nullable String body,
            int quorum,
            int days,
            List<String> wants,
            Step.Status status,
            @Nullable LocalDate due,
            @Nullable String by,
            @Nullable String byName,
            @Nullable String onBehalfOf,
            @Nullable String onBehalfOfName,
            @Nullable Instant at,
            @Nullable String comment,
            @Nullable String escalatedTo) {

        Step toStep() {
            return new Step(no, id, role, stage, wants, status, by, onBehalfOf, due, quorum);
        }
    }

    /** A matter with its steps and limits, who acts on it, and what its agreement lets become of it. */
    record LoadedMatter(MatterRow row, List<StepRow> steps, Matter matter, Actor actor, Holding holding) {

        MatterHandling handling() {
            return new MatterHandling(matter, row.handler());
        }

        StepRow stepRow(Step step) {
            return steps.get(step.no() - 1);
        }
    }

    PrincipalId owner() {
        return new PrincipalId(principal);
    }

    Money worth() {
        return Money.ofFen(amount == null ? 0 : amount);
    }

    /** What it asks of a resolution. */
    RequestedAct asked() {
        return new RequestedAct(id, kind, worth(), counterpartyNameKey, requestedBy, openedAt);
    }

    Basis ruling(JsonMapper json) {
        return json.readValue(basis, Basis.class);
    }

    List<StepRow> stepRows(JsonMapper json) {
        return json.readValue(steps, new TypeReference<>() {});
    }

    List<ActingCapacity> lent(JsonMapper json) {
        return json.readValue(capacities, new TypeReference<>() {});
    }

    Holding holding(AgreementEffect effect, LocalDate today, JsonMapper json) {
        return effect.of(kind, Area.valueOf(area), ruling(json).clauses(), today);
    }

    Matter matter(List<StepRow> rows, Set<String> conflictedPeople, Holding holding) {
        var separationOfDuties = new SeparationOfDuties(
                Set.of(exclusive),
                Set.of(requesting),
                conflictedPeople,
                paused,
                Set.copyOf(List.of(confirmers)),
                holding.against().orElse(null));
        return new Matter(
                id,
                status,
                requestedBy,
                timesReturned,
                rows.stream().map(StepRow::toStep).toList(),
                separationOfDuties);
    }

    /** Who must keep out: people near to the other side today, and a caller who bears its very name. */
    Set<String> conflicted(Caller caller, LocalDate today, JsonMapper json) {
        var people = new HashSet<>(near(today, json));
        if (parties(json).stream().anyMatch(party -> party.isNamed(caller.name()))) {
            people.add(caller.subject());
        }
        return people;
    }

    private Set<String> near(LocalDate today, JsonMapper json) {
        List<RelatedParty> registered = json.readValue(relatedParties, new TypeReference<>() {});
        return parties(json).stream()
                .flatMap(party -> RelatedParty.near(party, today, registered).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The other side, or each of several. */
    private List<PartyKey> parties(JsonMapper json) {
        return counterpartyNameKey == null
                ? json.readValue(shares, new TypeReference<>() {})
                : List.of(new PartyKey(counterpartyNameKey, counterpartyAccountKey));
    }

    VisibleMatter visible(Holding holding, LocalDate today, JsonMapper json) {
        return new VisibleMatter(owner(), kind, openedAt, matter(stepRows(json), near(today, json), holding));
    }
}
