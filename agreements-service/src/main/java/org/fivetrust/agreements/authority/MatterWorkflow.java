package org.fivetrust.agreements.authority;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.agreements.authority.EvidenceCheck.Laying;
import org.fivetrust.agreements.authority.MatterMessages.Approve;
import org.fivetrust.agreements.authority.MatterMessages.Evidence;
import org.fivetrust.agreements.authority.MatterMessages.Reject;
import org.fivetrust.agreements.authority.MatterMessages.Resubmit;
import org.fivetrust.agreements.authority.MatterMessages.SendBack;
import org.fivetrust.agreements.authority.MatterMessages.View;
import org.fivetrust.agreements.authority.MatterMessages.Withdraw;
import org.fivetrust.agreements.authority.MatterReads.Found;
import org.fivetrust.agreements.authority.TransitionWriter.MatterCommand;
import org.fivetrust.agreements.authority.model.Transition;
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

/** Words spoken on a matter: locked, decided by the model, kept. */
@Component
class MatterWorkflow {

    private final MatterMoves moves;
    private final MatterReads reads;
    private final TransitionWriter keeping;
    private final EvidenceCheck evidence;
    private final Idempotency idempotency;
    private final Transactions transactions;

    MatterWorkflow(
            MatterMoves moves,
            MatterReads reads,
            TransitionWriter keeping,
            EvidenceCheck evidence,
            Idempotency idempotency,
            Transactions transactions) {
        this.moves = moves;
        this.reads = reads;
        this.keeping = keeping;
        this.evidence = evidence;
        this.idempotency = idempotency;
        this.transactions = transactions;
    }

    Mono<ResponseEntity<View>> approve(
            Caller caller, @Nullable IdempotencyKey key, UUID id, UUID step, Approve approve) {
        var given = Objects.requireNonNullElse(approve.evidence(), List.<Evidence>of());
        return speak(
                new MatterCommand(caller, approve.comment(), given, List.of()),
                key,
                id,
                approve,
                found -> permitted(found, step)
                        .then(evidence.accept(
                                new Laying(found, caller, found.matter().step(step), given)))
                        .map(presentedEvidence -> found.matter().approve(step, found.actor(), presentedEvidence)));
    }

    /** Who may not take the step learns so before his evidence is looked at. */
    private static Mono<Void> permitted(Found found, UUID step) {
        return Mono.justOrEmpty(found.matter().objection(step, found.actor()))
                .flatMap(because -> Mono.error(new Refused(because)));
    }

    Mono<ResponseEntity<View>> sendBack(
            Caller caller, @Nullable IdempotencyKey key, UUID id, UUID step, SendBack back) {
        var matterCommand = new MatterCommand(caller, back.comment(), List.of(), back.missing());
        return speak(
                        matterCommand,
                        key,
                        id,
                        back,
                        found -> Mono.just(found.matter().sendBack(step, found.actor())))
                .onErrorResume(
                        MatterWorkflow::isSecondNotice,
                        refused -> count(matterCommand, key, id).then(Mono.error(refused)));
    }

    private static boolean isSecondNotice(Throwable thrown) {
        return thrown instanceof Refused refused && refused.because().code().equals("matter.already-returned");
    }

    /** The attempt stays on record although it was refused; the same attempt sent again is the same attempt. */
    private Mono<Long> count(MatterCommand matterCommand, @Nullable IdempotencyKey key, UUID id) {
        var attempt = key == null
                ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes((id + "\n" + matterCommand.caller().subject() + "\n" + key.value())
                        .getBytes(StandardCharsets.UTF_8));
        return reads.find(id)
                .flatMap(row -> moves.note(
                        row,
                        attempt,
                        "SECOND_NOTICE",
                        Map.of("missing", matterCommand.missing()),
                        matterCommand.caller().subject()))
                .as(transactions.within(matterCommand.caller().scope()));
    }

    Mono<ResponseEntity<View>> reject(Caller caller, @Nullable IdempotencyKey key, UUID id, UUID step, Reject reject) {
        return speak(
                new MatterCommand(caller, reject.comment()),
                key,
                id,
                reject,
                found -> Mono.just(found.matter().reject(step, found.actor())));
    }

    Mono<ResponseEntity<View>> resubmit(Caller caller, @Nullable IdempotencyKey key, UUID id, Resubmit again) {
        var given = Objects.requireNonNullElse(again.evidence(), List.<Evidence>of());
        return speak(
                new MatterCommand(caller, again.comment(), given, List.of()),
                key,
                id,
                again,
                found -> Mono.just(found.matter().resubmit(found.actor())));
    }

    Mono<ResponseEntity<View>> withdraw(Caller caller, @Nullable IdempotencyKey key, UUID id, Withdraw withdraw) {
        return speak(
                new MatterCommand(caller, withdraw.comment()),
                key,
                id,
                withdraw,
                found -> Mono.just(found.matter().withdraw(found.actor())));
    }

    private Mono<ResponseEntity<View>> speak(
            MatterCommand matterCommand,
            @Nullable IdempotencyKey key,
            UUID id,
            Object body,
            Function<Found, Mono<Transition>> decide) {
        return reads.find(id)
                .as(transactions.within(matterCommand.caller().scope()))
                .flatMap(seen -> idempotency.once(
                        new IdempotentRequest(matterCommand.caller(), seen.owner(), key, body),
                        View.class,
                        work(seen, matterCommand, decide)));
    }

    private Mono<CommandResult<View>> work(
            MatterRow seen, MatterCommand matterCommand, Function<Found, Mono<Transition>> decide) {
        return Mono.defer(() -> reads.lock(matterCommand.caller(), seen))
                .flatMap(found -> decide.apply(found)
                        .delayUntil(transition -> keeping.keep(found.row(), transition, matterCommand)))
                .then(Mono.defer(() -> reads.view(seen.id())))
                .map(CommandResult::ok);
    }

    Mono<View> find(Caller caller, UUID id) {
        return reads.find(id).then(reads.view(id)).as(transactions.within(caller.scope()));
    }
}
