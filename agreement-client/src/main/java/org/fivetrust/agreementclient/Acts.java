package org.fivetrust.agreementclient;

import io.r2dbc.postgresql.codec.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Warrant;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The acts asked for in this area, from the first word to the last. */
class Acts {

    private static final String COLUMNS =
            "select body, digest, status, records, matter, matter_number, warrant_id, warrant, part_of from act ";

    private final DatabaseClient database;
    private final Transactions transactions;
    private final JsonMapper json;
    private final Clock clock;

    Acts(DatabaseClient database, Transactions transactions, JsonMapper json, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    private record Row(
            String body,
            String digest,
            ActState.Status status,
            Set<String> records,
            @Nullable UUID matter,
            @Nullable String matterNumber,
            @Nullable UUID warrantId,
            @Nullable String warrant,
            @Nullable UUID partOf) {}

    /** The caller's own, of this kind; anything else is not found. */
    Mono<ActState> visible(Caller caller, UUID id, String kind) {
        return one(database.sql(COLUMNS + "where id = :id and kind = :kind"
                                + caller.scope().condition("principal"))
                        .bind("id", id)
                        .bind("kind", kind))
                .as(transactions.within(caller.scope()))
                .switchIfEmpty(Mono.error(() -> new NotFound(kind, id)));
    }

    /** Within the caller's transaction. */
    Mono<ActState> find(PrincipalId principal, UUID id) {
        return one(key("", principal, id)).switchIfEmpty(Mono.error(() -> new NotFound("act", id)));
    }

    /** Holds the act until the transaction ends. */
    Mono<ActState> lock(PrincipalId principal, UUID id) {
        return one(key(" for update", principal, id)).switchIfEmpty(Mono.error(() -> new NotFound("act", id)));
    }

    private DatabaseClient.GenericExecuteSpec key(String suffix, PrincipalId principal, UUID id) {
        return database.sql(COLUMNS + "where principal = :principal and id = :id" + suffix)
                .bind("principal", principal.value())
                .bind("id", id);
    }

    private Mono<ActState> one(DatabaseClient.GenericExecuteSpec query) {
        return query.mapProperties(Row.class).one().map(this::state);
    }

    private ActState state(Row row) {
        return new ActState(
                Act.of(json.readValue(row.body(), new TypeReference<Map<String, Object>>() {})),
                row.digest(),
                row.status(),
                row.records(),
                row.matter(),
                row.matterNumber(),
                row.warrantId(),
                row.warrant(),
                row.partOf());
    }

    /** Writes the intent; nobody but its own request asks for it before {@code patience} has passed. */
    Mono<Void> add(Act act, Set<String> records, Duration patience) {
        return add(act, records, patience, null);
    }

    /** Nobody asks for it: it goes where the whole goes. */
    Mono<Void> addPart(Act part, UUID of) {
        return add(part, Set.of(), Duration.ZERO, of);
    }

    private Mono<Void> add(Act act, Set<String> records, Duration patience, @Nullable UUID partOf) {
        var now = clock.instant();
        var insert = database.sql("""
                        insert into act (principal, id, kind, subject, amount, category, body, digest, records, requested_by,
                            requested_by_name, requested_at, status, changed_at, ask_again_at, part_of)
                        values (:principal, :id, :kind, :subject, :amount, :category, :body, :digest, :records, :by,
                            :name, :now, 'ASKED', :now, :again, :whole)
                        """)
                .bind("principal", act.principal().value())
                .bind("id", act.id())
                .bind("kind", act.kind())
                .bind("subject", act.subject())
                .bind("body", act.canonical())
                .bind("digest", act.digest())
                .bind("records", records.stream().sorted().toArray(String[]::new))
                .bind("by", act.requestedBy().subject())
                .bind("name", act.requestedBy().name())
                .bind("now", now)
                .bind("again", now.plus(patience));
        insert = act.amount() == null
                ? insert.bindNull("amount", Long.class)
                : insert.bind("amount", act.amount().fen());
        insert = partOf == null ? insert.bindNull("whole", UUID.class) : insert.bind("whole", partOf);
        return bind(insert, "category", act.category()).then();
    }

    private static DatabaseClient.GenericExecuteSpec bind(
            DatabaseClient.GenericExecuteSpec statement, String name, @Nullable String value) {
        return value == null ? statement.bindNull(name, String.class) : statement.bind(name, value);
    }

    Flux<ActState> silent(int limit) {
        return database.sql(
                        COLUMNS
                                + "where status = 'ASKED' and part_of is null and ask_again_at < :now order by ask_again_at limit :limit")
                .bind("now", clock.instant())
                .bind("limit", limit)
                .mapProperties(Row.class)
                .all()
                .map(this::state)
                .collectList()
                .as(transactions.within(Scope.ALL))
                .flatMapIterable(states -> states);
    }

    Mono<Void> postpone(ActState state, Duration by) {
        return database.sql("""
                        update act set ask_again_at = :again
                        where principal = :principal and id = :id and status = 'ASKED'
                        """)
                .bind("principal", state.principal().value())
                .bind("id", state.id())
                .bind("again", clock.instant().plus(by))
                .then();
    }

    Mono<Void> awaiting(ActState state, AgreementAnswer agreementAnswer, AgreementAnswer.Matter matter) {
        return change(
                        state.principal(),
                        state.id(),
                        "status = 'AWAITING_APPROVAL', matter = :matter, matter_number = :number, ruling = :ruling",
                        "status = 'ASKED'")
                .bind("matter", matter.id())
                .bind("number", matter.number())
                .bind("ruling", Json.of(json.writeValueAsString(agreementAnswer.basis())))
                .then();
    }

    /** @param basis what it rests on, where the agreement refused */
    Mono<Void> refused(ActState state, Refusal because, @Nullable Basis basis) {
        var change = change(
                        state.principal(),
                        state.id(),
                        "status = 'REFUSED', ruling = :ruling, refusal = :refusal",
                        "status = 'ASKED'")
                .bind("refusal", Json.of(json.writeValueAsString(because)));
        return basis == null
                ? change.bindNull("ruling", Json.class).then()
                : change.bind("ruling", Json.of(json.writeValueAsString(basis))).then();
    }

    Mono<Refusal> refusal(PrincipalId principal, UUID id) {
        return database.sql("select refusal::text from act where principal = :principal and id = :id")
                .bind("principal", principal.value())
                .bind("id", id)
                .mapValue(String.class)
                .one()
                .map(text -> json.readValue(text, Refusal.class));
    }

    Mono<Void> authorised(Warrant warrant, String token, String matterNumber) {
        return change(warrant.principal(), warrant.act(), """
                        status = 'AUTHORISED', warrant_id = :warrant, warrant = :token, matter = :matter,
                        matter_number = :number, approvers = :approvers""", "status in ('ASKED', 'AWAITING_APPROVAL', 'RETURNED')")
                .bind("warrant", warrant.id())
                .bind("token", token)
                .bind("matter", warrant.matter())
                .bind("number", matterNumber)
                .bind("approvers", warrant.approvers().stream().sorted().toArray(String[]::new))
                .then();
    }

    Mono<Void> moved(PrincipalId principal, UUID act, ActState.Status to, UUID matter, @Nullable String comment) {
        return bind(
                        change(
                                        principal,
                                        act,
                                        "status = :to, matter = :matter, comment = :comment",
                                        "status not in ('REFUSED', 'EXECUTED')")
                                .bind("to", to.name())
                                .bind("matter", matter),
                        "comment",
                        comment)
                .then();
    }

    Mono<Void> executed(ActState state, Caller caller) {
        return change(
                        state.principal(),
                        state.id(),
                        "status = 'EXECUTED', executed_by = :by, executed_at = :now",
                        "true")
                .bind("by", caller.subject())
                .then();
    }

    private DatabaseClient.GenericExecuteSpec change(PrincipalId principal, UUID id, String assign, String where) {
        return database.sql("update act set changed_at = :now, " + assign
                        + " where principal = :principal and id = :id and " + where)
                .bind("principal", principal.value())
                .bind("id", id)
                .bind("now", clock.instant());
    }
}
