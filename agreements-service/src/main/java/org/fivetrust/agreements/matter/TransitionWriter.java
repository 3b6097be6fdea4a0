package org.fivetrust.agreements.matter;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.fivetrust.agreements.authorization.Warrants;
import org.fivetrust.agreements.authorization.model.WarrantRequest;
import org.fivetrust.agreements.matter.MatterRow.LoadedMatter;
import org.fivetrust.agreements.matter.MatterStore.Change;
import org.fivetrust.agreements.matter.MatterStore.Note;
import org.fivetrust.agreements.matter.model.Matter;
import org.fivetrust.agreements.matter.model.Step;
import org.fivetrust.agreements.matter.model.StepTaken;
import org.fivetrust.agreements.matter.model.Transition;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.Outbox;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Saves a transition, and publishes it to the area's service and to open screens. */
@Component
class TransitionWriter {

    private final MatterStore store;
    private final Warrants warrants;
    private final Outbox outbox;

    TransitionWriter(MatterStore store, Warrants warrants, Outbox outbox) {
        this.store = store;
        this.warrants = warrants;
        this.outbox = outbox;
    }

    Mono<Void> write(LoadedMatter loadedMatter, Transition transition, MatterCommand command) {
        return switch (transition) {
            case Transition.Refuse(var because) -> Mono.error(new Refused(because));
            case Transition.SecondNotice _ ->
                store.note(
                        loadedMatter.row(),
                        new Note(
                                command.attempt(loadedMatter.row().id()),
                                "SECOND_NOTICE",
                                Map.of("missing", command.missing()),
                                command.caller().subject()));
            case Transition.Advance(var taken, var opens) ->
                store.save(
                        loadedMatter,
                        Change.taking("ADVANCED", Matter.Status.OPEN, command.take(taken, Step.Status.APPROVED))
                                .opening(opens));
            case Transition.Complete(var taken) ->
                store.save(
                                loadedMatter,
                                Change.taking(
                                        "APPROVED", Matter.Status.APPROVED, command.take(taken, Step.Status.APPROVED)))
                        .then(issue(loadedMatter, taken));
            case Transition.SendBack(var taken) ->
                store.save(
                                loadedMatter,
                                Change.taking(
                                                "RETURNED",
                                                Matter.Status.RETURNED,
                                                command.take(taken, Step.Status.RETURNED))
                                        .noting(command))
                        .then(publish(loadedMatter, "matter.returned", command.comment(), Map.of()));
            case Transition.Reject(var taken) ->
                store.save(
                                loadedMatter,
                                Change.taking(
                                        "REJECTED", Matter.Status.REJECTED, command.take(taken, Step.Status.REJECTED)))
                        .then(publish(loadedMatter, "matter.rejected", command.comment(), Map.of()));
            case Transition.Reopen(var at, var opens) ->
                store.save(
                                loadedMatter,
                                new Change(
                                        "RESUBMITTED",
                                        Matter.Status.OPEN,
                                        at.no(),
                                        null,
                                        opens,
                                        command.note("RESUBMITTED")))
                        .then(publish(loadedMatter, "matter.reopened", command.comment(), Map.of()));
            case Transition.Withdraw() ->
                store.save(
                                loadedMatter,
                                Change.to(
                                                "WITHDRAWN",
                                                Matter.Status.WITHDRAWN,
                                                loadedMatter.row().currentStep())
                                        .noting(command))
                        .then(publish(loadedMatter, "matter.withdrawn", command.comment(), Map.of()));
        };
    }

    private Mono<Void> issue(LoadedMatter loadedMatter, StepTaken taken) {
        return warrants.issue(request(loadedMatter, taken))
                .flatMap(token -> publish(loadedMatter, "matter.approved", null, Map.of("warrant", token)));
    }

    private static WarrantRequest request(LoadedMatter loadedMatter, StepTaken taken) {
        var row = loadedMatter.row();
        return new WarrantRequest(
                row.principal(),
                row.id(),
                row.act(),
                row.kind(),
                row.digest(),
                row.agreement(),
                row.agreementVersion(),
                loadedMatter.matter().approvers(loadedMatter.actor(), taken),
                loadedMatter.holding());
    }

    private Mono<Void> publish(
            LoadedMatter loadedMatter, String type, @Nullable String comment, Map<String, Object> more) {
        var row = loadedMatter.row();
        var data = new HashMap<String, Object>(more);
        data.put("act", row.act().toString());
        data.put("matter", row.id().toString());
        data.put("number", row.number());
        if (comment != null) {
            data.put("comment", comment);
        }
        return outbox.add(Event.to(row.area().toLowerCase(Locale.ROOT), row.owner(), type, data));
    }
}
