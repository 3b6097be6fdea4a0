package org.fivetrust.agreements.matter;

import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.agreements.matter.MatterMessages.View;
import org.fivetrust.agreements.matter.MatterRow.LoadedMatter;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotentRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Runs a command on a matter once and in one transaction: locks it, lets the work decide and write, answers with it.
 */
@Component
class MatterCommands {

    private final MatterStore store;
    private final MatterReader reader;
    private final Idempotency idempotency;

    MatterCommands(MatterStore store, MatterReader reader, Idempotency idempotency) {
        this.store = store;
        this.reader = reader;
        this.idempotency = idempotency;
    }

    /** @param work ends with nothing, or with a refusal after it has recorded the attempt */
    Mono<ResponseEntity<View>> run(
            MatterCommand command, UUID id, int status, Function<LoadedMatter, Mono<Refusal>> work) {
        return idempotency.onFound(
                command.caller(),
                store.locate(command.caller().scope(), id),
                located -> new IdempotentRequest(command.caller(), located.owner(), command.key(), command.body()),
                View.class,
                located -> store.lock(command.caller(), located)
                        .flatMap(loadedMatter -> done(command.caller(), loadedMatter, status, work)));
    }

    private Mono<Outcome<CommandResult<View>>> done(
            Caller caller, LoadedMatter loadedMatter, int status, Function<LoadedMatter, Mono<Refusal>> work) {
        return work.apply(loadedMatter)
                .<Outcome<CommandResult<View>>>map(Outcome::declined)
                .switchIfEmpty(Mono.defer(() -> reader.view(caller, loadedMatter))
                        .map(view -> Outcome.done(new CommandResult<>(
                                status,
                                status == 201
                                        ? "/v1/matters/" + loadedMatter.row().id()
                                        : null,
                                view))));
    }
}
