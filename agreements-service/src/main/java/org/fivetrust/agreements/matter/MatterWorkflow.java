package org.fivetrust.agreements.matter;

import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.matter.EvidenceCheck.Laying;
import org.fivetrust.agreements.matter.MatterMessages.Approve;
import org.fivetrust.agreements.matter.MatterMessages.Reject;
import org.fivetrust.agreements.matter.MatterMessages.Resubmit;
import org.fivetrust.agreements.matter.MatterMessages.SendBack;
import org.fivetrust.agreements.matter.MatterMessages.View;
import org.fivetrust.agreements.matter.MatterMessages.Withdraw;
import org.fivetrust.agreements.matter.MatterRow.LoadedMatter;
import org.fivetrust.agreements.matter.model.Transition;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.record.NamedRecords;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Handles commands on the steps of a matter: locked, decided by the model, saved. */
@Component
class MatterWorkflow {

    private final MatterCommands commands;
    private final MatterSight sight;
    private final MatterReader reader;
    private final TransitionWriter transitions;
    private final EvidenceCheck evidence;
    private final EvidenceRecords records;
    private final Transactions transactions;

    MatterWorkflow(
            MatterCommands commands,
            MatterSight sight,
            MatterReader reader,
            TransitionWriter transitions,
            EvidenceCheck evidence,
            EvidenceRecords records,
            Transactions transactions) {
        this.commands = commands;
        this.sight = sight;
        this.reader = reader;
        this.transitions = transitions;
        this.evidence = evidence;
        this.records = records;
        this.transactions = transactions;
    }

    Mono<ResponseEntity<View>> approve(
            Caller caller, @Nullable IdempotencyKey key, UUID id, UUID step, Approve approve) {
        var command = MatterCommand.with(caller, key, approve, approve.comment(), approve.evidence());
        return records.look(caller, id, command.evidence()).flatMap(named -> approve(command, id, step, named));
    }

    private Mono<ResponseEntity<View>> approve(MatterCommand command, UUID id, UUID step, NamedRecords named) {
        return handle(
                command,
                id,
                loadedMatter -> permitted(loadedMatter, step)
                        .then(Mono.defer(() -> evidence.accept(new Laying(
                                loadedMatter,
                                command.caller(),
                                loadedMatter.matter().step(step),
                                command.evidence(),
                                named))))
                        .map(presentedEvidence ->
                                loadedMatter.matter().approve(step, loadedMatter.actor(), presentedEvidence)));
    }

    /** A person who may not take the step is refused before the evidence is looked at. */
    private static Mono<Void> permitted(LoadedMatter loadedMatter, UUID step) {
        return Mono.justOrEmpty(loadedMatter.matter().objection(step, loadedMatter.actor()))
                .flatMap(because -> Mono.error(new Refused(because)));
    }

    Mono<ResponseEntity<View>> sendBack(
            Caller caller, @Nullable IdempotencyKey key, UUID id, UUID step, SendBack back) {
        return handle(
                new MatterCommand(caller, key, back, back.comment(), List.of(), back.missing()),
                id,
                loadedMatter -> Mono.just(loadedMatter.matter().sendBack(step, loadedMatter.actor())));
    }

    Mono<ResponseEntity<View>> reject(Caller caller, @Nullable IdempotencyKey key, UUID id, UUID step, Reject reject) {
        return handle(
                new MatterCommand(caller, key, reject, reject.comment()),
                id,
                loadedMatter -> Mono.just(loadedMatter.matter().reject(step, loadedMatter.actor())));
    }

    Mono<ResponseEntity<View>> resubmit(Caller caller, @Nullable IdempotencyKey key, UUID id, Resubmit again) {
        var command = MatterCommand.with(caller, key, again, again.comment(), again.evidence());
        return records.look(caller, id, command.evidence()).flatMap(named -> resubmit(command, id, again, named));
    }

    private Mono<ResponseEntity<View>> resubmit(MatterCommand command, UUID id, Resubmit again, NamedRecords named) {
        return handle(
                command,
                id,
                loadedMatter -> evidence.correction(loadedMatter, again)
                        .map(correction -> loadedMatter.matter().resubmit(loadedMatter.actor(), correction))
                        .doOnNext(transition -> mustBeFiled(transition, command, named)));
    }

    private static void mustBeFiled(Transition transition, MatterCommand command, NamedRecords named) {
        if (transition.refusal().isEmpty()) {
            named.mustExist(EvidenceRecords.named(command.evidence()));
        }
    }

    Mono<ResponseEntity<View>> withdraw(Caller caller, @Nullable IdempotencyKey key, UUID id, Withdraw withdraw) {
        return handle(
                new MatterCommand(caller, key, withdraw, withdraw.comment()),
                id,
                loadedMatter -> Mono.just(loadedMatter.matter().withdraw(loadedMatter.actor())));
    }

    /** Decides the transition of a locked matter. */
    @FunctionalInterface
    private interface Decision {

        Mono<Transition> decide(LoadedMatter loadedMatter);
    }

    private Mono<ResponseEntity<View>> handle(MatterCommand command, UUID id, Decision decision) {
        return commands.run(
                command,
                id,
                200,
                loadedMatter -> decision.decide(loadedMatter)
                        .delayUntil(transition -> transitions.write(loadedMatter, transition, command))
                        .flatMap(transition -> Mono.justOrEmpty(transition.refusal())));
    }

    Mono<View> find(Caller caller, UUID id) {
        return sight.admit(caller, id).then(reader.view(caller, id)).as(transactions.within(caller.scope()));
    }
}
