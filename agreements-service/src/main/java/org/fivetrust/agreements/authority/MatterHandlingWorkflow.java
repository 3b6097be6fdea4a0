package org.fivetrust.agreements.authority;

import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.agreements.authority.EvidenceCheck.Laying;
import org.fivetrust.agreements.authority.MatterHandlingMessages.Extend;
import org.fivetrust.agreements.authority.MatterHandlingMessages.HandOn;
import org.fivetrust.agreements.authority.MatterHandlingMessages.Papers;
import org.fivetrust.agreements.authority.MatterHandlingMessages.Pause;
import org.fivetrust.agreements.authority.MatterHandlingMessages.Settle;
import org.fivetrust.agreements.authority.MatterMessages.Confirm;
import org.fivetrust.agreements.authority.MatterMessages.View;
import org.fivetrust.agreements.authority.MatterReads.Found;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The course of a matter: locked, judged by the model, kept and noted. */
@Component
class MatterHandlingWorkflow {

    private final MatterReads reads;
    private final MatterHandlingReader course;
    private final MatterHandlingStore moves;
    private final EvidenceCheck evidence;
    private final ResolutionEvidence resolutions;
    private final WorkingCalendar workingCalendar;
    private final Idempotency idempotency;
    private final Transactions transactions;
    private final JsonMapper json;

    MatterHandlingWorkflow(
            MatterReads reads,
            MatterHandlingReader course,
            MatterHandlingStore moves,
            EvidenceCheck evidence,
            ResolutionEvidence resolutions,
            WorkingCalendar workingCalendar,
            Idempotency idempotency,
            Transactions transactions,
            JsonMapper json) {
        this.reads = reads;
        this.course = course;
        this.moves = moves;
        this.evidence = evidence;
        this.resolutions = resolutions;
        this.workingCalendar = workingCalendar;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.json = json;
    }

    Mono<ResponseEntity<View>> handOn(Caller caller, @Nullable IdempotencyKey key, UUID id, HandOn handing) {
        return speak(
                caller,
                key,
                id,
                handing,
                201,
                found -> allowed(found.course().againstHanding(found.actor(), handing.to(), handing.step()))
                        .then(moves.handed(found.row(), caller, handing)));
    }

    Mono<ResponseEntity<View>> accept(Caller caller, @Nullable IdempotencyKey key, UUID id, UUID handing) {
        return speak(
                caller,
                key,
                id,
                handing,
                200,
                found -> course.handing(found.row(), handing)
                        .delayUntil(handed -> allowed(found.course().againstAccepting(handed, found.actor())))
                        .flatMap(handed -> moves.accepted(found.row(), caller, handed)));
    }

    Mono<ResponseEntity<View>> pause(Caller caller, @Nullable IdempotencyKey key, UUID id, Pause pause) {
        return speak(
                caller,
                key,
                id,
                pause,
                201,
                found -> allowed(found.course().againstPausing(found.actor()))
                        .then(moves.paused(found.row(), caller, pause.reason())));
    }

    Mono<ResponseEntity<View>> resume(Caller caller, @Nullable IdempotencyKey key, UUID id) {
        return speak(
                caller,
                key,
                id,
                Map.of(),
                200,
                found -> allowed(found.course().againstResuming(found.actor()))
                        .then(moves.resumed(found.row(), found.matter(), caller)));
    }

    Mono<ResponseEntity<View>> extend(Caller caller, @Nullable IdempotencyKey key, UUID id, Extend extend) {
        return speak(
                caller,
                key,
                id,
                extend,
                201,
                found -> allowed(found.course().againstAsking(extend.step(), found.actor(), workingCalendar.today()))
                        .then(moves.asked(found.row(), caller, extend)));
    }

    Mono<ResponseEntity<View>> settle(
            Caller caller, @Nullable IdempotencyKey key, UUID id, UUID extension, Settle settle) {
        return speak(
                caller,
                key,
                id,
                settle,
                200,
                found -> course.extension(found.row(), extension)
                        .delayUntil(asked -> course.superior(
                                        found.matter().step(asked.step()).role(), workingCalendar.today())
                                .map(superior -> found.course()
                                        .againstGranting(asked, found.actor(), superior, workingCalendar.today()))
                                .flatMap(MatterHandlingWorkflow::allowed))
                        .flatMap(asked ->
                                moves.settled(found.row(), found.matter().step(asked.step()), asked, caller, settle)));
    }

    /** All that is wanted at once; a resolution among them is counted like anywhere else. */
    Mono<ResponseEntity<View>> papers(Caller caller, @Nullable IdempotencyKey key, UUID id, Papers papers) {
        return speak(
                caller,
                key,
                id,
                papers,
                200,
                found -> allowed(againstPapers(found))
                        .then(evidence.accept(new Laying(found, caller, null, papers.evidence())))
                        .delayUntil(presentedEvidence -> allowed(missing(found, presentedEvidence.kinds())))
                        .flatMap(_ -> moves.papers(found.row(), caller, papers)));
    }

    /** What data cannot tell of a piece of evidence, said by a supervisor. */
    Mono<ResponseEntity<View>> confirm(Caller caller, @Nullable IdempotencyKey key, UUID id, Confirm confirm) {
        return speak(caller, key, id, confirm, 201, found -> resolutions.confirm(found, caller, confirm));
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

    private Mono<ResponseEntity<View>> speak(
            Caller caller,
            @Nullable IdempotencyKey key,
            UUID id,
            Object body,
            int status,
            Function<Found, Mono<Void>> work) {
        return reads.find(id)
                .as(transactions.within(caller.scope()))
                .flatMap(seen -> idempotency.once(
                        new IdempotentRequest(caller, seen.owner(), key, body),
                        View.class,
                        done(caller, seen, status, work)));
    }

    private Mono<CommandResult<View>> done(
            Caller caller, MatterRow seen, int status, Function<Found, Mono<Void>> work) {
        return Mono.defer(() -> reads.lock(caller, seen))
                .flatMap(work)
                .then(Mono.defer(() -> reads.view(seen.id())))
                .map(view -> new CommandResult<>(status, status == 201 ? "/v1/matters/" + seen.id() : null, view));
    }
}
