package org.fivetrust.agreements.matter;

import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.agreements.calendar.WorkingCalendar;
import org.fivetrust.agreements.matter.EvidenceCheck.Laying;
import org.fivetrust.agreements.matter.MatterHandlingMessages.Extend;
import org.fivetrust.agreements.matter.MatterHandlingMessages.HandOn;
import org.fivetrust.agreements.matter.MatterHandlingMessages.Papers;
import org.fivetrust.agreements.matter.MatterHandlingMessages.Pause;
import org.fivetrust.agreements.matter.MatterHandlingMessages.Settle;
import org.fivetrust.agreements.matter.MatterMessages.Confirm;
import org.fivetrust.agreements.matter.MatterMessages.View;
import org.fivetrust.agreements.matter.MatterRow.LoadedMatter;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.record.NamedRecords;
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
    private final EvidenceRecords records;
    private final ResolutionEvidence resolutions;
    private final WorkingCalendar workingCalendar;
    private final JsonMapper json;

    MatterHandlingWorkflow(
            MatterCommands commands,
            MatterHandlingReader reader,
            MatterHandlingStore store,
            EvidenceCheck evidence,
            EvidenceRecords records,
            ResolutionEvidence resolutions,
            WorkingCalendar workingCalendar,
            JsonMapper json) {
        this.commands = commands;
        this.reader = reader;
        this.store = store;
        this.evidence = evidence;
        this.records = records;
        this.resolutions = resolutions;
        this.workingCalendar = workingCalendar;
        this.json = json;
    }

    Mono<ResponseEntity<View>> handOn(Caller caller, @Nullable IdempotencyKey key, UUID id, HandOn reassignment) {
        return handle(
                caller,
                key,
                id,
                reassignment,
                201,
                loadedMatter -> allowed(loadedMatter
                                .handling()
                                .againstReassigning(loadedMatter.actor(), reassignment.to(), reassignment.step()))
                        .then(store.handed(loadedMatter.row(), caller, reassignment)));
    }

    Mono<ResponseEntity<View>> accept(Caller caller, @Nullable IdempotencyKey key, UUID id, UUID reassignment) {
        return handle(
                caller,
                key,
                id,
                reassignment,
                200,
                loadedMatter -> reader.reassignment(loadedMatter.row(), reassignment)
                        .delayUntil(handed ->
                                allowed(loadedMatter.handling().againstAccepting(handed, loadedMatter.actor())))
                        .flatMap(handed -> store.accepted(loadedMatter.row(), caller, handed)));
    }

    Mono<ResponseEntity<View>> pause(Caller caller, @Nullable IdempotencyKey key, UUID id, Pause pause) {
        return handle(
                caller,
                key,
                id,
                pause,
                201,
                loadedMatter -> allowed(loadedMatter.handling().againstPausing(loadedMatter.actor()))
                        .then(store.paused(loadedMatter.row(), caller, pause.reason())));
    }

    Mono<ResponseEntity<View>> resume(Caller caller, @Nullable IdempotencyKey key, UUID id) {
        return handle(
                caller,
                key,
                id,
                Map.of(),
                200,
                loadedMatter -> allowed(loadedMatter.handling().againstResuming(loadedMatter.actor()))
                        .then(store.resumed(loadedMatter.row(), loadedMatter.matter(), caller)));
    }

    Mono<ResponseEntity<View>> extend(Caller caller, @Nullable IdempotencyKey key, UUID id, Extend extend) {
        return handle(
                caller,
                key,
                id,
                extend,
                201,
                loadedMatter -> allowed(loadedMatter
                                .handling()
                                .againstAsking(extend.step(), loadedMatter.actor(), workingCalendar.today()))
                        .then(store.asked(loadedMatter.row(), caller, extend)));
    }

    Mono<ResponseEntity<View>> settle(
            Caller caller, @Nullable IdempotencyKey key, UUID id, UUID extension, Settle settle) {
        return handle(
                caller,
                key,
                id,
                settle,
                200,
                loadedMatter -> reader.extension(loadedMatter.row(), extension)
                        .delayUntil(asked -> reader.superior(
                                        loadedMatter.matter().step(asked.step()).role(), workingCalendar.today())
                                .map(superior -> loadedMatter
                                        .handling()
                                        .againstGranting(
                                                asked, loadedMatter.actor(), superior, workingCalendar.today()))
                                .flatMap(MatterHandlingWorkflow::allowed))
                        .flatMap(asked -> store.settled(
                                loadedMatter.row(), loadedMatter.matter().step(asked.step()), asked, caller, settle)));
    }

    /** All that is wanted at once; a resolution among them is counted like anywhere else. */
    Mono<ResponseEntity<View>> papers(Caller caller, @Nullable IdempotencyKey key, UUID id, Papers papers) {
        return records.look(caller, id, papers.evidence())
                .flatMap(named -> papers(new MatterCommand(caller, key, papers, null), id, papers, named));
    }

    private Mono<ResponseEntity<View>> papers(MatterCommand command, UUID id, Papers papers, NamedRecords named) {
        return handle(
                command,
                id,
                200,
                loadedMatter -> allowed(againstPapers(loadedMatter))
                        .then(Mono.defer(() -> evidence.accept(
                                new Laying(loadedMatter, command.caller(), null, papers.evidence(), named))))
                        .delayUntil(presentedEvidence -> allowed(missing(loadedMatter, presentedEvidence.kinds())))
                        .flatMap(_ -> store.papers(loadedMatter.row(), command.caller(), papers)));
    }

    /** A supervisor confirms a piece of evidence that data cannot prove. */
    Mono<ResponseEntity<View>> confirm(Caller caller, @Nullable IdempotencyKey key, UUID id, Confirm confirm) {
        return handle(
                caller, key, id, confirm, 201, loadedMatter -> resolutions.confirm(loadedMatter, caller, confirm));
    }

    private static Optional<Refusal> againstPapers(LoadedMatter loadedMatter) {
        if (!loadedMatter.actor().subject().equals(loadedMatter.row().requestedBy())) {
            return Optional.of(Refusal.person("matter.not-the-requester"));
        }
        if (loadedMatter.row().papersDue() == null) {
            return Optional.of(Refusal.rule("matter.no-papers-owed"));
        }
        return loadedMatter.row().papersAt() == null
                ? Optional.empty()
                : Optional.of(Refusal.state("matter.papers-there"));
    }

    private Optional<Refusal> missing(LoadedMatter loadedMatter, Set<String> kinds) {
        var missing = new ArrayList<>(
                MatterViews.texts(Objects.requireNonNull(loadedMatter.row().papersWanted()), json));
        missing.removeAll(kinds);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(Refusal.rule("matter.papers-incomplete").with("missing", String.join(", ", missing)));
    }

    private static Mono<Void> allowed(Optional<Refusal> objection) {
        return Mono.justOrEmpty(objection).flatMap(because -> Mono.error(new Refused(because)));
    }

    /** Checks and writes one change of a locked matter, or is refused. */
    @FunctionalInterface
    private interface Change {

        Mono<Void> apply(LoadedMatter loadedMatter);
    }

    private Mono<ResponseEntity<View>> handle(
            Caller caller, @Nullable IdempotencyKey key, UUID id, Object body, int status, Change change) {
        return handle(new MatterCommand(caller, key, body, null), id, status, change);
    }

    private Mono<ResponseEntity<View>> handle(MatterCommand command, UUID id, int status, Change change) {
        return commands.run(
                command, id, status, loadedMatter -> change.apply(loadedMatter).then(Mono.empty()));
    }
}
