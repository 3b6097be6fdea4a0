package org.fivetrust.testing.sample;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreementclient.ActFlow;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.Outbox;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Listed;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class NoteController {

    record Ask(
            @NotNull String principal,
            @NotBlank @Size(max = 20) String text) {}

    record View(UUID id, String text, @Nullable String status) {}

    record Present(@Nullable String warrant) {}

    private final StandingActs standing;
    private final ActFlow flow;
    private final NoteAct orders;
    private final DatabaseClient database;
    private final Lists lists;
    private final Transactions transactions;
    private final Outbox outbox;

    NoteController(
            StandingActs standing,
            ActFlow flow,
            NoteAct orders,
            DatabaseClient database,
            Lists lists,
            Transactions transactions,
            Outbox outbox) {
        this.standing = standing;
        this.flow = flow;
        this.orders = orders;
        this.database = database;
        this.lists = lists;
        this.transactions = transactions;
        this.outbox = outbox;
    }

    @PostMapping("/v1/notes")
    Mono<ResponseEntity<View>> note(Caller caller, IdempotencyKey key, @Valid @RequestBody Ask ask) {
        var principal = new PrincipalId(ask.principal());
        caller.mustActFor(principal);
        var id = UUID.randomUUID();
        return standing.perform(
                new IdempotentRequest(caller, principal, key, ask),
                "RECEIPT",
                View.class,
                _ -> insert(principal, id, ask.text())
                        .then(outbox.add(Event.to("funds", principal, "note.taken", Map.of("note", id.toString()))))
                        .thenReturn(CommandResult.created("/v1/notes/" + id, new View(id, ask.text(), null))));
    }

    @PostMapping("/v1/orders")
    Mono<ResponseEntity<View>> draft(Caller caller, IdempotencyKey key, @Valid @RequestBody Ask ask) {
        var principal = new PrincipalId(ask.principal());
        return flow.request(
                orders,
                new IdempotentRequest(caller, principal, key, ask),
                new NoteAct.NoteDraft(principal, ask.text()));
    }

    @PostMapping("/v1/orders/{id}/execute")
    Mono<ResponseEntity<View>> execute(
            Caller caller,
            IdempotencyKey key,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Present present) {
        return flow.execute(
                orders,
                new ActFlow.Execution(
                        caller, key, id, present == null ? "" : present, present == null ? null : present.warrant()),
                authorised -> insert(authorised.state().principal(), UUID.randomUUID(), "fulfilled"));
    }

    private Mono<Void> insert(PrincipalId principal, UUID id, String text) {
        return database.sql("insert into note (principal, id, text) values (:principal, :id, :text)")
                .bind("principal", principal.value())
                .bind("id", id)
                .bind("text", text)
                .then();
    }

    @Table("note")
    record Note(String principal, UUID id, String text) {}

    @GetMapping("/v1/notes")
    Listed<View> list(Caller caller) {
        return Listed.of(page -> lists.of(Note.class, caller.scope())
                .inOrderOf(Note::id)
                .page(page)
                .map(notes -> notes.map(note -> new View(note.id(), note.text(), null)))
                .as(transactions.within(caller.scope())));
    }
}
