package org.fivetrust.agreements.authority;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fivetrust.agreements.authority.MatterMessages.Approve;
import org.fivetrust.agreements.authority.MatterMessages.Item;
import org.fivetrust.agreements.authority.MatterMessages.Reject;
import org.fivetrust.agreements.authority.MatterMessages.Resubmit;
import org.fivetrust.agreements.authority.MatterMessages.SendBack;
import org.fivetrust.agreements.authority.MatterMessages.View;
import org.fivetrust.agreements.authority.MatterMessages.Withdraw;
import org.fivetrust.agreements.authority.MatterReads.Filter;
import org.fivetrust.agreements.authority.MatterReads.Found;
import org.fivetrust.agreements.authority.model.Actor;
import org.fivetrust.agreements.authority.model.Matter;
import org.fivetrust.agreements.authority.model.Move;
import org.fivetrust.agreements.authority.model.Step;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.Outbox;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Claim;
import org.fivetrust.shared.web.Done;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Words spoken on a matter: locked, decided by the model, kept, told to the area. */
@Component
class MatterWorkflow {

    private static final Map<String, String> SERVICES =
            Map.of("PAYMENT", "funds", "DISPOSAL", "assets", "LOAN", "archives", "IMPRINT", "seals");

    private final Matters matters;
    private final MatterReads reads;
    private final EvidenceCheck evidence;
    private final Warrants warrants;
    private final Outbox outbox;
    private final Idempotency idempotency;
    private final Transactions transactions;
    private final JsonMapper json;

    MatterWorkflow(
            Matters matters,
            MatterReads reads,
            EvidenceCheck evidence,
            Warrants warrants,
            Outbox outbox,
            Idempotency idempotency,
            Transactions transactions,
            JsonMapper json) {
        this.matters = matters;
        this.reads = reads;
        this.evidence = evidence;
        this.warrants = warrants;
        this.outbox = outbox;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.json = json;
    }

    /** Who speaks, and everything he says. */
    private record Word(
            Caller caller,
            @Nullable String comment,
            @Nullable Approve approval,
            List<String> missing) {

        Actor actor() {
            return new Actor(caller.subject(), caller.roles());
        }

        Approve said() {
            return approval == null ? new Approve(comment, List.of()) : approval;
        }
    }

    Mono<ResponseEntity<View>> approve(
            Caller caller, @Nullable IdempotencyKey key, UUID id, UUID step, Approve approve) {
        var word = new Word(caller, approve.comment(), approve, List.of());
        var given = Objects.requireNonNullElse(approve.evidence(), List.<MatterMessages.Evidence>of());
        return speak(
                word,
                key,
                id,
                approve,
                found -> permitted(found, step, word)
                        .then(evidence.accept(found.row(), given))
                        .map(kinds -> found.matter().approve(step, word.actor(), kinds)));
    }

    /** Who may not take the step learns so before his evidence is looked at. */
    private static Mono<Void> permitted(Found found, UUID step, Word word) {
        var wanted = found.matter().steps().stream()
                .filter(one -> one.id().equals(step))
                .flatMap(one -> one.wants().stream())
                .collect(Collectors.toUnmodifiableSet());
        return found.matter().approve(step, word.actor(), wanted) instanceof Move.Refuse(var because)
                ? Mono.error(new Refused(because))
                : Mono.empty();
    }

    Mono<ResponseEntity<View>> sendBack(
            Caller caller, @Nullable IdempotencyKey key, UUID id, UUID step, SendBack back) {
        var word = new Word(caller, back.comment(), null, back.missing());
        return speak(
                word,
                key,
                id,
                back,
                found -> Mono.fromSupplier(() -> found.matter().sendBack(step, word.actor())));
    }

    Mono<ResponseEntity<View>> reject(Caller caller, @Nullable IdempotencyKey key, UUID id, UUID step, Reject reject) {
        var word = new Word(caller, reject.comment(), null, List.of());
        return speak(
                word,
                key,
                id,
                reject,
                found -> Mono.fromSupplier(() -> found.matter().reject(step, word.actor())));
    }

    Mono<ResponseEntity<View>> resubmit(Caller caller, @Nullable IdempotencyKey key, UUID id, Resubmit again) {
        var word = new Word(caller, again.comment(), new Approve(again.comment(), again.evidence()), List.of());
        return speak(
                word,
                key,
                id,
                again,
                found -> Mono.fromSupplier(() -> found.matter().resubmit(word.actor())));
    }

    Mono<ResponseEntity<View>> withdraw(Caller caller, @Nullable IdempotencyKey key, UUID id, Withdraw withdraw) {
        var word = new Word(caller, withdraw.comment(), null, List.of());
        return speak(
                word,
                key,
                id,
                withdraw,
                found -> Mono.fromSupplier(() -> found.matter().withdraw(word.actor())));
    }

    private Mono<ResponseEntity<View>> speak(
            Word word, @Nullable IdempotencyKey key, UUID id, Object body, Function<Found, Mono<Move>> decide) {
        return reads.find(word.caller(), id)
                .as(transactions.within(word.caller().scope()))
                .flatMap(seen -> idempotency.once(
                        new Claim(word.caller(), seen.owner(), key, body), View.class, work(seen, word, decide)));
    }

    private Mono<Done<View>> work(MatterRow seen, Word word, Function<Found, Mono<Move>> decide) {
        return reads.lock(seen)
                .flatMap(found -> decide.apply(found).delayUntil(move -> keep(found.row(), move, word)))
                .then(Mono.defer(() -> reads.view(seen.id())))
                .map(Done::ok);
    }

    private Mono<Void> keep(MatterRow row, Move move, Word word) {
        return switch (move) {
            case Move.Refuse(var because) -> Mono.error(new Refused(because));
            case Move.Advance(var done, var next) ->
                approved(row, done, word)
                        .then(matters.moved(row.principal(), row.id(), Matter.Status.OPEN, next.no()))
                        .then(openStep(row, next));
            case Move.Complete(var done) ->
                approved(row, done, word)
                        .then(matters.moved(row.principal(), row.id(), Matter.Status.APPROVED, done.no()))
                        .then(complete(row));
            case Move.SendBack(var at) ->
                ended(row, at, "RETURNED", word)
                        .then(matters.moved(row.principal(), row.id(), Matter.Status.RETURNED, at.no()))
                        .then(note(row, "RETURNED", word))
                        .then(tell(row, "matter.returned", word.comment(), Map.of()));
            case Move.Reject(var at) ->
                ended(row, at, "REJECTED", word)
                        .then(matters.moved(row.principal(), row.id(), Matter.Status.REJECTED, at.no()))
                        .then(tell(row, "matter.rejected", word.comment(), Map.of()));
            case Move.Reopen(var at) ->
                matters.moved(row.principal(), row.id(), Matter.Status.OPEN, at.no())
                        .then(openStep(row, at))
                        .then(note(row, "RESUBMITTED", word))
                        .then(tell(row, "matter.reopened", word.comment(), Map.of()));
            case Move.Withdraw() ->
                matters.moved(row.principal(), row.id(), Matter.Status.WITHDRAWN, row.currentStep())
                        .then(note(row, "WITHDRAWN", word))
                        .then(tell(row, "matter.withdrawn", word.comment(), Map.of()));
        };
    }

    private Mono<Void> approved(MatterRow row, Step step, Word word) {
        return matters.approved(
                row.principal(), row.id(), step, word.actor(), word.caller().name(), word.said());
    }

    private Mono<Void> ended(MatterRow row, Step step, String status, Word word) {
        return matters.ended(
                row.principal(),
                row.id(),
                step,
                status,
                word.actor(),
                word.caller().name(),
                word.comment());
    }

    private Mono<Void> openStep(MatterRow row, Step step) {
        return matters.workingDays().flatMap(days -> matters.openStep(row.principal(), row.id(), step.no(), days));
    }

    private Mono<Void> note(MatterRow row, String kind, Word word) {
        var body = new HashMap<String, Object>();
        body.put("comment", word.comment() == null ? "" : word.comment());
        body.put("missing", word.missing());
        body.put("evidence", Objects.requireNonNullElse(word.said().evidence(), List.of()));
        return matters.note(row.principal(), row.id(), kind, body, word.caller().subject());
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
        var service = Objects.requireNonNull(SERVICES.get(row.kind()), "a service that executes " + row.kind());
        return outbox.add(Event.to(service, row.owner(), type, data));
    }

    Mono<View> find(Caller caller, UUID id) {
        return reads.find(caller, id).then(reads.view(id)).as(transactions.within(caller.scope()));
    }

    Mono<Page<Item>> inbox(Caller caller, Filter filter, PageRequest page) {
        return reads.inbox(caller, filter, page)
                .collectList()
                .map(rows -> Page.of(rows, page, MatterReads.Cursor::of).map(MatterRow.ItemRow::toItem))
                .as(transactions.within(caller.scope()));
    }
}
