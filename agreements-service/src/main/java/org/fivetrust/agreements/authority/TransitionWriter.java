package org.fivetrust.agreements.authority;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fivetrust.agreements.authority.MatterMessages.Approve;
import org.fivetrust.agreements.authority.MatterMessages.Evidence;
import org.fivetrust.agreements.authority.model.Matter;
import org.fivetrust.agreements.authority.model.Step;
import org.fivetrust.agreements.authority.model.StepTaken;
import org.fivetrust.agreements.authority.model.Transition;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.Outbox;
import org.fivetrust.shared.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What came of a word: kept, told to the area and to open screens. */
@Component
class TransitionWriter {

    private final MatterMoves moves;
    private final MatterEvents news;
    private final Warrants warrants;
    private final Outbox outbox;
    private final JsonMapper json;

    TransitionWriter(MatterMoves moves, MatterEvents news, Warrants warrants, Outbox outbox, JsonMapper json) {
        this.moves = moves;
        this.news = news;
        this.warrants = warrants;
        this.outbox = outbox;
        this.json = json;
    }

    /** Who speaks, and everything he says. */
    record MatterCommand(Caller caller, @Nullable String comment, List<Evidence> evidence, List<String> missing) {

        MatterCommand(Caller caller, @Nullable String comment) {
            this(caller, comment, List.of(), List.of());
        }

        Approve said() {
            return new Approve(comment, evidence);
        }
    }

    Mono<Void> keep(MatterRow row, Transition transition, MatterCommand matterCommand) {
        return switch (transition) {
            case Transition.Refuse(var because) -> Mono.error(new Refused(because));
            case Transition.Advance(var taken, var opens) ->
                take(row, taken, Step.Status.APPROVED, matterCommand)
                        .then(moves.moved(row, Matter.Status.OPEN, first(opens, taken)))
                        .then(moves.open(row, opens))
                        .then(news.tell(row.principal(), row.id(), "ADVANCED"));
            case Transition.Complete(var taken) ->
                take(row, taken, Step.Status.APPROVED, matterCommand)
                        .then(moves.moved(
                                row, Matter.Status.APPROVED, taken.step().no()))
                        .then(news.tell(row.principal(), row.id(), "APPROVED"))
                        .then(complete(row));
            case Transition.SendBack(var taken) ->
                take(row, taken, Step.Status.RETURNED, matterCommand)
                        .then(moves.moved(
                                row, Matter.Status.RETURNED, taken.step().no()))
                        .then(said(row, "RETURNED", matterCommand));
            case Transition.Reject(var taken) ->
                take(row, taken, Step.Status.REJECTED, matterCommand)
                        .then(moves.moved(
                                row, Matter.Status.REJECTED, taken.step().no()))
                        .then(moves.closeSteps(row))
                        .then(news.tell(row.principal(), row.id(), "REJECTED"))
                        .then(tell(row, "matter.rejected", matterCommand.comment(), Map.of()));
            case Transition.Reopen(var at, var opens) ->
                moves.moved(row, Matter.Status.OPEN, at.no())
                        .then(moves.open(row, opens))
                        .then(said(row, "RESUBMITTED", matterCommand));
            case Transition.Withdraw() ->
                moves.moved(row, Matter.Status.WITHDRAWN, row.currentStep())
                        .then(moves.closeSteps(row))
                        .then(said(row, "WITHDRAWN", matterCommand));
        };
    }

    private static int first(List<Step> opens, StepTaken taken) {
        return opens.isEmpty() ? taken.step().no() : opens.getFirst().no();
    }

    private Mono<Void> take(MatterRow row, StepTaken taken, Step.Status status, MatterCommand matterCommand) {
        return moves.taken(row, taken, status, matterCommand.caller(), matterCommand.said());
    }

    /** Noted, shown on open screens, told to the area under its own name. */
    private Mono<Void> said(MatterRow row, String what, MatterCommand matterCommand) {
        var body = new HashMap<String, Object>();
        body.put("comment", matterCommand.comment() == null ? "" : matterCommand.comment());
        body.put("missing", matterCommand.missing());
        body.put("evidence", matterCommand.evidence());
        return moves.note(row, what, body, matterCommand.caller().subject())
                .then(news.tell(row.principal(), row.id(), what))
                .then(tell(row, event(what), matterCommand.comment(), Map.of()));
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
}
