package org.fivetrust.agreements.authority;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.agreements.authority.EvidenceCheck.Laying;
import org.fivetrust.agreements.authority.MatterKeeping.Word;
import org.fivetrust.agreements.authority.MatterMessages.Approve;
import org.fivetrust.agreements.authority.MatterMessages.Evidence;
import org.fivetrust.agreements.authority.MatterMessages.Reject;
import org.fivetrust.agreements.authority.MatterMessages.Resubmit;
import org.fivetrust.agreements.authority.MatterMessages.SendBack;
import org.fivetrust.agreements.authority.MatterMessages.View;
import org.fivetrust.agreements.authority.MatterMessages.Withdraw;
import org.fivetrust.agreements.authority.MatterReads.Found;
import org.fivetrust.agreements.authority.model.Move;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Claim;
import org.fivetrust.shared.web.Done;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotencyKey;
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
    private final MatterKeeping keeping;
    private final EvidenceCheck evidence;
    private final Idempotency idempotency;
    private final Transactions transactions;

    MatterWorkflow(
            MatterMoves moves,
            MatterReads reads,
            MatterKeeping keeping,
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
                new Word(caller, approve.comment(), given, List.of()),
                key,
                id,
                approve,
                found -> permitted(found, step)
                        .then(evidence.accept(
                                new Laying(found, caller, found.matter().step(step), given)))
                        .map(laid -> found.matter().approve(step, found.actor(), laid)));
    }

    /** Who may not take the step learns so before his evidence is looked at. */
    private static Mono<Void> permitted(Found found, UUID step) {
        return Mono.justOrEmpty(found.matter().objection(step, found.actor()))
                .flatMap(because -> Mono.error(new Refused(because)));
    }

    Mono<ResponseEntity<View>> sendBack(
            Caller caller, @Nullable IdempotencyKey key, UUID id, UUID step, SendBack back) {
        var word = new Word(caller, back.comment(), List.of(), back.missing());
        return speak(word, key, id, back, found -> Mono.just(found.matter().sendBack(step, found.actor())))
                .onErrorResume(
                        MatterWorkflow::isSecondNotice,
                        refused -> count(word, key, id).then(Mono.error(refused)));
    }

    private static boolean isSecondNotice(Throwable thrown) {
        return thrown instanceof Refused refused && refused.because().code().equals("matter.already-returned");
    }

    /** The attempt stays on record although it was refused; the same attempt sent again is the same attempt. */
    private Mono<Long> count(Word word, @Nullable IdempotencyKey key, UUID id) {
        var attempt = key == null
                ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes(
                        (id + "\n" + word.caller().subject() + "\n" + key.value()).getBytes(StandardCharsets.UTF_8));
        return reads.find(id)
                .flatMap(row -> moves.note(
                        row,
                        attempt,
                        "SECOND_NOTICE",
                        Map.of("missing", word.missing()),
                        word.caller().subject()))
                .as(transactions.within(word.caller().scope()));
    }

    Mono<ResponseEntity<View>> reject(Caller caller, @Nullable IdempotencyKey key, UUID id, UUID step, Reject reject) {
        return speak(
                new Word(caller, reject.comment()),
                key,
                id,
                reject,
                found -> Mono.just(found.matter().reject(step, found.actor())));
    }

    Mono<ResponseEntity<View>> resubmit(Caller caller, @Nullable IdempotencyKey key, UUID id, Resubmit again) {
        var given = Objects.requireNonNullElse(again.evidence(), List.<Evidence>of());
        return speak(
                new Word(caller, again.comment(), given, List.of()),
                key,
                id,
                again,
                found -> Mono.just(found.matter().resubmit(found.actor())));
    }

    Mono<ResponseEntity<View>> withdraw(Caller caller, @Nullable IdempotencyKey key, UUID id, Withdraw withdraw) {
        return speak(
                new Word(caller, withdraw.comment()),
                key,
                id,
                withdraw,
                found -> Mono.just(found.matter().withdraw(found.actor())));
    }

    private Mono<ResponseEntity<View>> speak(
            Word word, @Nullable IdempotencyKey key, UUID id, Object body, Function<Found, Mono<Move>> decide) {
        return reads.find(id)
                .as(transactions.within(word.caller().scope()))
                .flatMap(seen -> idempotency.once(
                        new Claim(word.caller(), seen.owner(), key, body), View.class, work(seen, word, decide)));
    }

    private Mono<Done<View>> work(MatterRow seen, Word word, Function<Found, Mono<Move>> decide) {
        return Mono.defer(() -> reads.lock(word.caller(), seen))
                .flatMap(found -> decide.apply(found).delayUntil(move -> keeping.keep(found.row(), move, word)))
                .then(Mono.defer(() -> reads.view(seen.id())))
                .map(Done::ok);
    }

    Mono<View> find(Caller caller, UUID id) {
        return reads.find(id).then(reads.view(id)).as(transactions.within(caller.scope()));
    }
}
