package org.fivetrust.agreements.authority;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.agreements.authority.MatterMessages.Approve;
import org.fivetrust.agreements.authority.MatterMessages.Evidence;
import org.fivetrust.agreements.authority.MatterMessages.Reject;
import org.fivetrust.agreements.authority.MatterMessages.Resubmit;
import org.fivetrust.agreements.authority.MatterMessages.SendBack;
import org.fivetrust.agreements.authority.MatterMessages.View;
import org.fivetrust.agreements.authority.MatterMessages.Withdraw;
import org.fivetrust.agreements.authority.MatterReads.Found;
import org.fivetrust.agreements.authority.model.Laid;
import org.fivetrust.agreements.authority.model.Matter;
import org.fivetrust.agreements.authority.model.Move;
import org.fivetrust.agreements.authority.model.Step;
import org.fivetrust.agreements.authority.model.Taking;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.Outbox;
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
import tools.jackson.databind.json.JsonMapper;

/** Words spoken on a matter: locked, decided by the model, kept, told to the area and to open screens. */
@Component
class MatterWorkflow {

    private final MatterMoves moves;
    private final MatterReads reads;
    private final MatterNews news;
    private final EvidenceCheck evidence;
    private final Warrants warrants;
    private final Outbox outbox;
    private final Idempotency idempotency;
    private final Transactions transactions;
    private final JsonMapper json;

    MatterWorkflow(
            MatterMoves moves,
            MatterReads reads,
            MatterNews news,
            EvidenceCheck evidence,
            Warrants warrants,
            Outbox outbox,
            Idempotency idempotency,
            Transactions transactions,
            JsonMapper json) {
        this.moves = moves;
        this.reads = reads;
        this.news = news;
        this.evidence = evidence;
        this.warrants = warrants;
        this.outbox = outbox;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.json = json;
    }

    /** Who speaks, and everything he says. */
    private record Word(Caller caller, @Nullable String comment, List<Evidence> evidence, List<String> missing) {

        Word(Caller caller, @Nullable String comment) {
            this(caller, comment, List.of(), List.of());
        }

        Approve said() {
            return new Approve(comment, evidence);
        }
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
                        .then(evidence.accept(found.row(), given))
                        .map(kinds -> new Laid(kinds, EvidenceCheck.present(given)))
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
        return reads.find(word.caller(), id)
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
        return reads.find(word.caller(), id)
                .as(transactions.within(word.caller().scope()))
                .flatMap(seen -> idempotency.once(
                        new Claim(word.caller(), seen.owner(), key, body), View.class, work(seen, word, decide)));
    }

    private Mono<Done<View>> work(MatterRow seen, Word word, Function<Found, Mono<Move>> decide) {
        return Mono.defer(() -> reads.lock(word.caller(), seen))
                .flatMap(found -> decide.apply(found).delayUntil(move -> keep(found.row(), move, word)))
                .then(Mono.defer(() -> reads.view(seen.id())))
                .map(Done::ok);
    }

    private Mono<Void> keep(MatterRow row, Move move, Word word) {
        return switch (move) {
            case Move.Refuse(var because) -> Mono.error(new Refused(because));
            case Move.Advance(var taken, var opens) ->
                take(row, taken, Step.Status.APPROVED, word)
                        .then(moves.moved(row, Matter.Status.OPEN, first(opens, taken)))
                        .then(moves.open(row, opens))
                        .then(news.tell(row.principal(), row.id(), "ADVANCED"));
            case Move.Complete(var taken) ->
                take(row, taken, Step.Status.APPROVED, word)
                        .then(moves.moved(
                                row, Matter.Status.APPROVED, taken.step().no()))
                        .then(news.tell(row.principal(), row.id(), "APPROVED"))
                        .then(complete(row));
            case Move.SendBack(var taken) ->
                take(row, taken, Step.Status.RETURNED, word)
                        .then(moves.moved(
                                row, Matter.Status.RETURNED, taken.step().no()))
                        .then(said(row, "RETURNED", word));
            case Move.Reject(var taken) ->
                take(row, taken, Step.Status.REJECTED, word)
                        .then(moves.moved(
                                row, Matter.Status.REJECTED, taken.step().no()))
                        .then(moves.closeSteps(row))
                        .then(news.tell(row.principal(), row.id(), "REJECTED"))
                        .then(tell(row, "matter.rejected", word.comment(), Map.of()));
            case Move.Reopen(var at) ->
                moves.moved(row, Matter.Status.OPEN, at.no())
                        .then(moves.open(row, List.of(at)))
                        .then(said(row, "RESUBMITTED", word));
            case Move.Withdraw() ->
                moves.moved(row, Matter.Status.WITHDRAWN, row.currentStep())
                        .then(moves.closeSteps(row))
                        .then(said(row, "WITHDRAWN", word));
        };
    }

    private static int first(List<Step> opens, Taking taken) {
        return opens.isEmpty() ? taken.step().no() : opens.getFirst().no();
    }

    private Mono<Void> take(MatterRow row, Taking taken, Step.Status status, Word word) {
        return moves.taken(row, taken, status, word.caller(), word.said());
    }

    /** Noted, shown on open screens, told to the area under its own name. */
    private Mono<Void> said(MatterRow row, String what, Word word) {
        var body = new HashMap<String, Object>();
        body.put("comment", word.comment() == null ? "" : word.comment());
        body.put("missing", word.missing());
        body.put("evidence", word.evidence());
        return moves.note(row, what, body, word.caller().subject())
                .then(news.tell(row.principal(), row.id(), what))
                .then(tell(row, event(what), word.comment(), Map.of()));
    }

    private static String event(String what) {
        return what.equals("RESUBMITTED") ? "matter.reopened" : "matter." + what.toLowerCase(Locale.ROOT);
    }

    private Mono<Void> complete(MatterRow row) {
        var version = json.readValue(row.basis(), Basis.class).agreementVersion();
        return warrants.issue(row, version == null ? 1 : version)
                .flatMap(token -> tell(row, "matter.approved", null, Map.of("warrant", token)));
    }

    private Mono<Void> tell(MatterRow row, String type, @Nullable String comment, Map<String, Object> more) {
        var data = new HashMap<String, Object>(more);
        data.put("act", row.act().toString());
        data.put("matter", row.id().toString());
        data.put("number", row.number());
        if (comment != null) {
            data.put("comment", comment);
        }
        return outbox.add(Event.to(row.area().toLowerCase(Locale.ROOT), row.owner(), type, data));
    }

    Mono<View> find(Caller caller, UUID id) {
        return reads.find(caller, id).then(reads.view(id)).as(transactions.within(caller.scope()));
    }
}
