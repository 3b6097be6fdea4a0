package org.fivetrust.agreements.matter;

import java.util.UUID;
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
 * Runs a command on a matter once and in one transaction: locks it, lets its handler decide and write, answers with it.
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

    /**
     * What a command does with a locked matter: it ends with nothing, or with a refusal once the attempt is recorded.
     */
    @FunctionalInterface
    interface Handler {

        Mono<Refusal> handle(LoadedMatter loadedMatter);
    }

    Mono<ResponseEntity<View>> run(MatterCommand command, UUID id, int status, Handler handler) {
        return idempotency.onFound(
                command.caller(),
                store.locate(command.caller().scope(), id),
                located -> new IdempotentRequest(command.caller(), located.owner(), command.key(), command.body()),
                View.class,
                located -> store.lock(command.caller(), located)
                        .flatMap(loadedMatter -> done(command.caller(), loadedMatter, status, handler)));
    }

    private Mono<Outcome<CommandResult<View>>> done(
            Caller caller, LoadedMatter loadedMatter, int status, Handler handler) {
        return handler.handle(loadedMatter)
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
