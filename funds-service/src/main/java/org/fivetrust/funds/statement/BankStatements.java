package org.fivetrust.funds.statement;

import static org.springframework.data.relational.core.query.Criteria.where;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.statement.StatementMessages.DetailView;
import org.fivetrust.funds.statement.model.StatementChain;
import org.fivetrust.funds.statement.model.StatementHead;
import org.fivetrust.shared.kernel.Likeness;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.ListQuery;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Stores bank statements and their entries; none is changed. */
@Component
class BankStatements {

    private static final Refusal CONFLICT = Refusal.state("funds.statement-conflict");

    private static final TypeReference<List<DetailView>> DETAILS = new TypeReference<>() {};

    private final DatabaseClient database;
    private final Lists lists;
    private final JsonMapper json;

    BankStatements(DatabaseClient database, Lists lists, JsonMapper json) {
        this.database = database;
        this.lists = lists;
        this.json = json;
    }

    /** Statements of one principal's accounts queue, so that each sees the one before it. */
    Mono<Void> queue(PrincipalId principal) {
        return database.sql("select pg_advisory_xact_lock(hashtextextended(:principal, 12))::text")
                .bind("principal", principal.value())
                .then();
    }

    Flux<StatementRow> ofFile(PrincipalId principal, String digest) {
        return database.sql("""
                        select * from bank_statement_view where principal = :principal and digest = :digest order by number
                        """)
                .bind("principal", principal.value())
                .bind("digest", digest)
                .mapProperties(StatementRow.class)
                .all();
    }

    Mono<Void> addEntries(ReceivedFile file, EntryBatches.Batch batch) {
        return database.sql("""
                        insert into bank_entry (principal, statement, number, line, account_key, amount, reversal, status,
                            booked_on, value_on, reference, end_to_end_id, code, party_name, party_account, party_bank,
                            text, details)
                        select :principal, :statement, number, line, :key, amount, reversal, status, "bookedOn",
                            "valueOn", reference, "endToEndId", code, "partyName", "partyAccount", "partyBank", text,
                            details
                        from jsonb_to_recordset(:entries) as entry (number integer, line integer, amount bigint,
                            reversal boolean, status text, "bookedOn" date, "valueOn" date, reference text,
                            "endToEndId" text, code text, "partyName" text, "partyAccount" text, "partyBank" text,
                            text text, details jsonb)
                        """)
                .bind("principal", file.principal().value())
                .bind("statement", file.idOf(batch.statement()))
                .bind("key", key(file.statement(batch.statement()).head()))
                .bind(
                        "entries",
                        Json.of(json.writeValueAsBytes(
                                batch.entries().stream().map(NewEntry::of).toList())))
                .then();
    }

    private static String key(StatementHead head) {
        return Likeness.number(head.account());
    }

    /** Its entries are there already: their digest is that of what was written. */
    Mono<Void> add(ReceivedFile file, int number) {
        var statement = file.statement(number);
        var head = statement.head();
        var spec = database.sql("""
                        insert into bank_statement (principal, id, file, digest, format, profile, number, account,
                            account_key, statement_id, sequence, from_on, to_on, opening, closing, credits, debits, entries,
                            apart, entries_digest, received_by, received_at, basis)
                        values (:principal, :id, :file, :digest, :format, :profile, :number, :account, :key, :statement,
                            :sequence, :from, :to, :opening, :closing, :credits, :debits, :entries, :apart,
                            bank_entries_digest(:principal, :id), :by, :at, :basis)
                        """)
                .bind("principal", file.principal().value())
                .bind("id", file.idOf(number))
                .bind("file", file.id())
                .bind("digest", file.upload().digest())
                .bind("format", file.upload().format().name())
                .bind("number", number)
                .bind("account", head.account())
                .bind("key", key(head))
                .bind("statement", head.id())
                .bind("opening", head.opening().fen())
                .bind("closing", head.closing().fen())
                .bind("credits", statement.totals().credits().fen())
                .bind("debits", statement.totals().debits().fen())
                .bind("entries", statement.totals().entries())
                .bind("apart", statement.totals().apart())
                .bind("by", file.by())
                .bind("at", file.at())
                .bind("basis", Json.of(json.writeValueAsBytes(file.basis())));
        spec = orNull(spec, "profile", file.upload().profile(), String.class);
        spec = orNull(spec, "sequence", head.sequence(), Long.class);
        spec = orNull(spec, "from", head.from(), LocalDate.class);
        spec = orNull(spec, "to", head.to(), LocalDate.class);
        return spec.then()
                .onErrorMap(DuplicateKeyException.class, _ -> new Refused(CONFLICT.with("statement", head.id())));
    }

    private static <T> DatabaseClient.GenericExecuteSpec orNull(
            DatabaseClient.GenericExecuteSpec spec, String name, @Nullable T value, Class<T> type) {
        return value == null ? spec.bindNull(name, type) : spec.bind(name, value);
    }

    /** Which of its entries earlier statements have already, or may have. */
    Mono<StatementRow> marked(PrincipalId principal, UUID id) {
        return database.sql("call mark_entries(:principal, :id)")
                .bind("principal", principal.value())
                .bind("id", id)
                .then()
                .then(Mono.defer(() -> row(principal, id)));
    }

    private Mono<StatementRow> row(PrincipalId principal, UUID id) {
        return database.sql("select * from bank_statement_view where principal = :principal and id = :id")
                .bind("principal", principal.value())
                .bind("id", id)
                .mapProperties(StatementRow.class)
                .one();
    }

    private record Last(int place, long closing, @Nullable Long sequence) {

        StatementChain toModel() {
            return new StatementChain(place, Money.ofFen(closing), sequence);
        }
    }

    /** The statement that the next one of the account follows. */
    Mono<StatementChain> chain(StatementRow next) {
        return database.sql("""
                        select place, closing, sequence from bank_statement
                        where principal = :principal and account_key = :key and place is not null
                        order by place desc limit 1
                        """)
                .bind("principal", next.principal())
                .bind("key", next.accountKey())
                .mapProperties(Last.class)
                .one()
                .map(Last::toModel)
                .defaultIfEmpty(StatementChain.BEGINNING);
    }

    Mono<Void> place(StatementRow row, int place, Instant at) {
        return database.sql("""
                        update bank_statement set place = :place, taken_at = :at where principal = :principal and id = :id
                        """)
                .bind("place", place)
                .bind("at", at)
                .bind("principal", row.principal())
                .bind("id", row.id())
                .then();
    }

    /** Those of the same account that wait, the earliest first. */
    Flux<UUID> held(StatementRow before) {
        return database.sql("""
                        select id from bank_statement
                        where principal = :principal and account_key = :key and place is null
                        order by from_on, sequence, received_at, number
                        """)
                .bind("principal", before.principal())
                .bind("key", before.accountKey())
                .mapValue(UUID.class)
                .all();
    }

    /** Of an account that other principals share a community's own people see no statement. */
    Mono<StatementRow> find(Caller caller, UUID id) {
        return visible(caller).where(StatementRow::id, id).one("bank statement", id);
    }

    private ListQuery<StatementRow> visible(Caller caller) {
        return lists.of(StatementRow.class, caller.scope())
                .where(caller.isOwner() ? where("shared").is(false) : null);
    }

    Mono<Page<StatementRow>> list(Caller caller, @Nullable String principal, PageRequest page) {
        return visible(caller)
                .where(StatementRow::principal, principal)
                .newestFirst(StatementRow::receivedAt, StatementRow::id)
                .page(page);
    }

    Mono<Page<EntryRow>> entries(Scope scope, UUID statement, @Nullable Boolean matched, PageRequest page) {
        return lists.of(EntryRow.class, scope)
                .where(EntryRow::statement, statement)
                .where(
                        matched == null
                                ? null
                                : matched
                                        ? where("match").isNotNull()
                                        : where("match").isNull())
                .inOrderOf(EntryRow::number)
                .page(page);
    }

    StatementMessages.EntryView view(EntryRow row) {
        return row.view(json.readValue(row.details().asArray(), DETAILS));
    }
}
