package org.fivetrust.agreements.matter;

import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.agreements.calendar.WorkingCalendar;
import org.fivetrust.agreements.matter.EvidenceCheck.Laying;
import org.fivetrust.agreements.matter.MatterHandlingMessages.Extend;
import org.fivetrust.agreements.matter.MatterHandlingMessages.HandOn;
import org.fivetrust.agreements.matter.MatterHandlingMessages.Papers;
import org.fivetrust.agreements.matter.MatterHandlingMessages.Pause;
import org.fivetrust.agreements.matter.MatterHandlingMessages.Settle;
import org.fivetrust.agreements.matter.MatterMessages.Confirm;
import org.fivetrust.agreements.matter.MatterMessages.View;
import org.fivetrust.agreements.matter.MatterRow.Found;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Handles pauses, extensions, reassignments and late papers of a matter: locked, judged by the model, saved. */
@Component
class MatterHandlingWorkflow {

    private final MatterCommands commands;
    private final MatterHandlingReader reader;
    private final MatterHandlingStore store;
    private final EvidenceCheck evidence;
    private final ResolutionEvidence resolutions;
    private final WorkingCalendar workingCalendar;
    private final JsonMapper json;

    MatterHandlingWorkflow(
            MatterCommands commands,
            MatterHandlingReader reader,
            MatterHandlingStore store,
            EvidenceCheck evidence,
            ResolutionEvidence resolutions,
            WorkingCalendar workingCalendar,
            JsonMapper json) {
        this.commands = commands;
        this.reader = reader;
        this.store = store;
        this.evidence = evidence;
        this.resolutions = resolutions;
        this.workingCalendar = workingCalendar;
        this.json = json;
    }

    Mono<ResponseEntity<View>> handOn(Caller caller, @Nullable IdempotencyKey key, UUID id, HandOn handing) {
        return handle(
                caller,
                key,
                id,
                handing,
                201,
                found -> allowed(found.handling().againstHanding(found.actor(), handing.to(), handing.step()))
                        .then(store.handed(found.row(), caller, handing)));
    }

    Mono<ResponseEntity<View>> accept(Caller caller, @Nullable IdempotencyKey key, UUID id, UUID handing) {
        return handle(
                caller,
                key,
                id,
                handing,
                200,
                found -> reader.handing(found.row(), handing)
                        .delayUntil(handed -> allowed(found.handling().againstAccepting(handed, found.actor())))
                        .flatMap(handed -> store.accepted(found.row(), caller, handed)));
    }

    Mono<ResponseEntity<View>> pause(Caller caller, @Nullable IdempotencyKey key, UUID id, Pause pause) {
        return handle(
                caller,
                key,
                id,
                pause,
                201,
                found -> allowed(found.handling().againstPausing(found.actor()))
                        .then(store.paused(found.row(), caller, pause.reason())));
    }

    Mono<ResponseEntity<View>> resume(Caller caller, @Nullable IdempotencyKey key, UUID id) {
        return handle(
                caller,
                key,
                id,
                Map.of(),
                200,
                found -> allowed(found.handling().againstResuming(found.actor()))
                        .then(store.resumed(found.row(), found.matter(), caller)));
    }

    Mono<ResponseEntity<View>> extend(Caller caller, @Nullable IdempotencyKey key, UUID id, Extend extend) {
        return handle(
                caller,
                key,
                id,
                extend,
                201,
                found -> allowed(found.handling().againstAsking(extend.step(), found.actor(), workingCalendar.today()))
                        .then(store.asked(found.row(), caller, extend)));
    }

    Mono<ResponseEntity<View>> settle(
            Caller caller, @Nullable IdempotencyKey key, UUID id, UUID extension, Settle settle) {
        return handle(
                caller,
                key,
                id,
                settle,
                200,
                found -> reader.extension(found.row(), extension)
                        .delayUntil(asked -> reader.superior(
                                        found.matter().step(asked.step()).role(), workingCalendar.today())
                                .map(superior -> found.handling()
                                        .againstGranting(asked, found.actor(), superior, workingCalendar.today()))
                                .flatMap(MatterHandlingWorkflow::allowed))
                        .flatMap(asked ->
                                store.settled(found.row(), found.matter().step(asked.step()), asked, caller, settle)));
    }

    /** All that is wanted at once; a resolution among them is counted like anywhere else. */
    Mono<ResponseEntity<View>> papers(Caller caller, @Nullable IdempotencyKey key, UUID id, Papers papers) {
        return handle(
                caller,
                key,
                id,
                papers,
                200,
                found -> allowed(againstPapers(found))
                        .then(evidence.accept(new Laying(found, caller, null, papers.evidence())))
                        .delayUntil(presentedEvidence -> allowed(missing(found, presentedEvidence.kinds())))
                        .flatMap(_ -> store.papers(found.row(), caller, papers)));
    }

    /** A supervisor confirms a piece of evidence that data cannot prove. */
    Mono<ResponseEntity<View>> confirm(Caller caller, @Nullable IdempotencyKey key, UUID id, Confirm confirm) {
        return handle(caller, key, id, confirm, 201, found -> resolutions.confirm(found, caller, confirm));
    }

    private static Optional<Refusal> againstPapers(Found found) {
        if (!found.actor().subject().equals(found.row().requestedBy())) {
            return Optional.of(Refusal.person("matter.not-the-requester"));
        }
        if (found.row().papersDue() == null) {
            return Optional.of(Refusal.rule("matter.no-papers-owed"));
        }
        return found.row().papersAt() == null ? Optional.empty() : Optional.of(Refusal.state("matter.papers-there"));
    }

    private Optional<Refusal> missing(Found found, Set<String> kinds) {
        var missing = new ArrayList<>(
                MatterViews.texts(Objects.requireNonNull(found.row().papersWanted()), json));
        missing.removeAll(kinds);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(Refusal.rule("matter.papers-incomplete").with("missing", String.join(", ", missing)));
    }

    private static Mono<Void> allowed(Optional<Refusal> objection) {
        return Mono.justOrEmpty(objection).flatMap(because -> Mono.error(new Refused(because)));
    }

    private Mono<ResponseEntity<View>> handle(
            Caller caller,
            @Nullable IdempotencyKey key,
            UUID id,
            Object body,
            int status,
            Function<Found, Mono<Void>> work) {
        return commands.run(
                new MatterCommand(caller, key, body, null),
                id,
                status,
                found -> work.apply(found).then(Mono.empty()));
    }
}
