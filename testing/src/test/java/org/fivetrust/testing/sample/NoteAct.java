package org.fivetrust.testing.sample;

import java.util.Set;
import java.util.UUID;
import org.fivetrust.agreementclient.ActKind;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.ActContent;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.testing.sample.NoteController.View;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The smallest act there can be: a text. */
@Component
class NoteAct implements ActKind<NoteAct.NoteDraft, View> {

    private static final Definition<View> DEFINITION =
            new Definition<>("PAYMENT", "/v1/orders/", View.class, Refusal.person("sample.own-note"));

    record NoteDraft(PrincipalId principal, String text) {}

    private final DatabaseClient database;

    NoteAct(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Definition<View> definition() {
        return DEFINITION;
    }

    @Override
    public ActContent content(NoteDraft draft) {
        return ActContent.of(draft.principal(), draft.text()).with("text", draft.text());
    }

    /** Of a text such as "see R-1". */
    @Override
    public Set<String> records(NoteDraft draft) {
        return draft.text().startsWith("see ") ? Set.of(draft.text().substring("see ".length())) : Set.of();
    }

    @Override
    public Mono<Void> save(Act act, NoteDraft draft) {
        return draft.text().equals("forbidden here")
                ? Mono.error(new Refused(Refusal.rule("sample.no").with("what", draft.text())))
                : database.sql("insert into note (principal, id, text) values (:principal, :id, :text)")
                        .bind("principal", draft.principal().value())
                        .bind("id", act.id())
                        .bind("text", draft.text())
                        .then();
    }

    @Override
    public Mono<NoteDraft> stored(ActState state) {
        return database.sql("select text from note where principal = :principal and id = :id")
                .bind("principal", state.principal().value())
                .bind("id", state.id())
                .mapValue(String.class)
                .one()
                .map(text -> new NoteDraft(state.principal(), text));
    }

    @Override
    public Mono<View> view(Caller caller, UUID id) {
        return database.sql("select id, subject as text, status from act where id = :id")
                .bind("id", id)
                .mapProperties(View.class)
                .one();
    }

    @Override
    public CommandResult<View> done(View view) {
        return CommandResult.ok(new View(view.id(), "fulfilled", "EXECUTED"));
    }
}
