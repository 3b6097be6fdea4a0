package org.fivetrust.funds.matching;

import io.r2dbc.postgresql.codec.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.funds.account.model.Entry;
import org.fivetrust.funds.alert.model.Alert;
import org.fivetrust.funds.alert.model.AlertRule;
import org.fivetrust.funds.matching.MatchingMessages.FoundView;
import org.fivetrust.funds.matching.MatchingMessages.MatchView;
import org.fivetrust.funds.matching.MatchingMessages.MovementView;
import org.fivetrust.funds.matching.MatchingMessages.RunView;
import org.fivetrust.funds.matching.model.MatchedBy;
import org.fivetrust.funds.matching.model.Movement;
import org.fivetrust.funds.matching.model.OpenEntry;
import org.fivetrust.funds.matching.model.RuleKind;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Stores matches. Triggers clear what is matched, and take it back when a match is undone. */
@Component
public class Matches {

    private static final Refusal TAKEN = Refusal.state("funds.entry-or-movement-taken");

    private static final Refusal SIGNED_OFF = Refusal.state("funds.match-signed-off");

    private static final Refusal OPEN = Refusal.state("funds.entry-not-matched");

    private final DatabaseClient database;
    private final JsonMapper json;

    Matches(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A registered bank account, by the key of its number. */
    record Account(String principal, UUID id, String numberKey) {

        PrincipalId owner() {
            return new PrincipalId(principal);
        }
    }

    /** Who matches, when, and what allows it. */
    public record Making(String by, Instant at, Basis basis) {}

    Mono<Account> account(Scope scope, UUID id) {
        return database.sql("""
                        select principal, id, number_key from bank_account
                        where id = :id and opened_at is not null
                        """ + scope.condition("principal"))
                .bind("id", id)
                .mapProperties(Account.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("bank account", id)));
    }

    /** Runs of one account follow one another. */
    Mono<Void> queue(Account account) {
        return database.sql("select pg_advisory_xact_lock(hashtextextended(:key, 14))::text")
                .bind("key", account.numberKey())
                .then();
    }

    Mono<Long> open(Account account) {
        return database.sql("select count(*) from open_bank_entries(:owner, :key)")
                .bind("owner", account.principal())
                .bind("key", account.numberKey())
                .mapValue(Long.class)
                .one();
    }

    private record FoundRow(
            UUID statement,
            int number,
            RuleKind rule,
            int score,
            boolean automatic,
            String principal,
            UUID account,
            int seq,
            Entry.Kind kind,
            long amount) {

        Place place() {
            return new Place(statement, number);
        }

        MovementView movement() {
            return new MovementView(
                    principal, account, seq, kind, Money.ofFen(amount).toString());
        }

        FoundView view(List<MovementView> movements) {
            return new FoundView(statement, number, rule, score, automatic, movements);
        }
    }

    /** What the rules of a day find among what is open, entry by entry. */
    Mono<List<FoundView>> found(Account account, LocalDate on) {
        return database.sql("""
                        select found.*, moved.kind, moved.amount from propose_matches(:owner, :key, :on) found
                        join trust_entry moved using (principal, account, seq)
                        order by statement, number, principal, account, seq
                        """)
                .bind("owner", account.principal())
                .bind("key", account.numberKey())
                .bind("on", on)
                .mapProperties(FoundRow.class)
                .all()
                .collectList()
                .map(Matches::byEntry);
    }

    private record Place(UUID statement, int number) {}

    private static List<FoundView> byEntry(List<FoundRow> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(FoundRow::place, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(found -> found.getFirst()
                        .view(found.stream().map(FoundRow::movement).toList()))
                .toList();
    }

    /** Writes the run down and matches what it has found and may match, all in one statement. */
    Mono<Void> apply(UUID id, RunView run, Account account, Making making) {
        return database.sql("""
                        with found as materialized (
                            select line.statement, line.entry as number, line.rule, line.score, moved.*
                            from jsonb_to_recordset(:found) as line (statement uuid, entry integer, rule text, score integer,
                                automatic boolean, movements jsonb),
                                jsonb_to_recordset(line.movements) as moved (principal text, account uuid, seq integer)
                            where line.automatic
                        ), entry as materialized (
                            select statement, number, min(rule) as rule, min(score) as score, gen_random_uuid() as id
                            from found group by statement, number
                        ), run as (
                            insert into matching_run (principal, id, account, matched, proposed, unmatched, run_by, run_at, basis)
                            values (:owner, :run, :account, :matched, :proposed, :unmatched, :by, :at, :basis)
                        ), matched as (
                            insert into bank_match (principal, id, statement, entry, rule, score, run, matched_by, matched_at,
                                ruling)
                            select :owner, id, statement, number, rule, score, :run, :by, :at, :ruling from entry
                        )
                        insert into bank_match_movement (principal, match, account, seq, owner, kind, source, amount, booked_on,
                            reference, matched_by, matched_at, clears)
                        select moved.principal, entry.id, moved.account, moved.seq, :owner, moved.kind, moved.source,
                            moved.amount, booked.booked_on, taken.statement_id || '/' || entry.number, :by, :at,
                            moved.cleared_on is null
                        from found
                        join entry using (statement, number)
                        join trust_entry_view moved on moved.principal = found.principal and moved.account = found.account
                            and moved.seq = found.seq
                        join bank_entry booked on booked.principal = :owner and booked.statement = entry.statement
                            and booked.number = entry.number
                        join bank_statement taken on taken.principal = :owner and taken.id = entry.statement
                        """)
                .bind("owner", account.principal())
                .bind("account", account.id())
                .bind("found", Json.of(json.writeValueAsBytes(run.found())))
                .bind("run", id)
                .bind("matched", run.matched())
                .bind("proposed", run.proposed())
                .bind("unmatched", run.unmatched())
                .bind("by", making.by())
                .bind("at", making.at())
                .bind("basis", Json.of(json.writeValueAsString(making.basis())))
                .bind("ruling", making.basis().ruling())
                .then()
                .onErrorMap(DataIntegrityViolationException.class, _ -> new Refused(TAKEN));
    }

    private record DebitRow(UUID statement, int number, long amount, LocalDate bookedOn, boolean shared) {

        private Place place() {
            return new Place(statement, number);
        }

        /** Under a number that several principals share it may be another's, and nothing of it is told. */
        private Alert alert(PrincipalId owner) {
            Map<String, Object> figures = shared
                    ? Map.of("entry", number)
                    : Map.of("entry", number, "amount", Money.ofFen(amount), "bookedOn", bookedOn);
            var subject = UUID.nameUUIDFromBytes((statement + "/" + number).getBytes(StandardCharsets.UTF_8));
            return new Alert(owner, AlertRule.UNAUTHORISED_BANK_ENTRY, subject, figures)
                    .seen("/v1/bank-statements/" + statement + "/entries?matched=false");
        }
    }

    /** What went out and nothing was found for: nobody authorised it. */
    Mono<List<Alert>> unauthorised(Account account, List<FoundView> found) {
        var places = found.stream()
                .map(view -> new Place(view.statement(), view.entry()))
                .collect(Collectors.toUnmodifiableSet());
        return database.sql("""
                        select statement, number, amount, booked_on, is_held_elsewhere(:owner, :key) as shared
                        from open_bank_entries(:owner, :key) where amount < 0 order by statement, number
                        """)
                .bind("owner", account.principal())
                .bind("key", account.numberKey())
                .mapProperties(DebitRow.class)
                .all()
                .filter(row -> !places.contains(row.place()))
                .map(row -> row.alert(account.owner()))
                .collectList();
    }

    private record EntryRow(
            String principal,
            UUID statement,
            int number,
            String accountKey,
            long amount,
            LocalDate bookedOn,
            boolean counted,
            boolean matched) {

        OpenEntry toModel() {
            return new OpenEntry(
                    new PrincipalId(principal),
                    statement,
                    number,
                    accountKey,
                    Money.ofFen(amount),
                    bookedOn,
                    counted,
                    matched);
        }
    }

    public Mono<OpenEntry> entry(Scope scope, UUID statement, int number) {
        return database.sql("""
                        select entry.principal, entry.statement, entry.number, entry.account_key, entry.amount,
                            entry.booked_on, entry.match is not null as matched,
                            taken.place is not null and entry.status = 'BOOKED' and entry.repeats_statement is null
                                and not exists (select from suspense kept where kept.principal = entry.principal
                                    and kept.statement = entry.statement and kept.entry = entry.number
                                    and kept.settled_at is null) as counted
                        from bank_entry_view entry
                        join bank_statement taken on taken.principal = entry.principal and taken.id = entry.statement
                        where entry.statement = :statement and entry.number = :number
                        """ + scope.condition("entry.principal"))
                .bind("statement", statement)
                .bind("number", number)
                .mapProperties(EntryRow.class)
                .one()
                .map(EntryRow::toModel)
                .switchIfEmpty(Mono.error(() -> new NotFound("bank entry", statement + "/" + number)));
    }

    /** Holds the entry until the transaction ends, so that what becomes of it queues. */
    public Mono<OpenEntry> lockEntry(Scope scope, UUID statement, int number) {
        return database.sql("""
                        select number from bank_entry where statement = :statement and number = :number
                        """ + scope.condition("principal") + " for no key update")
                .bind("statement", statement)
                .bind("number", number)
                .fetch()
                .rowsUpdated()
                .then(Mono.defer(() -> entry(scope, statement, number)));
    }

    private record MovementRow(
            String principal, UUID account, int seq, long amount, String numberKey, boolean matched) {

        Movement toModel() {
            return new Movement(
                    new PrincipalId(principal),
                    new Movement.Key(account, seq),
                    Money.ofFen(amount),
                    numberKey,
                    matched);
        }
    }

    Mono<List<Movement>> movements(Scope scope, List<Movement.Key> wanted) {
        return database.sql("""
                        select moved.principal, moved.account, moved.seq, moved.amount, moved.number_key,
                            exists (select from bank_match_movement other
                                where other.principal = moved.principal and other.account = moved.account
                                    and other.seq = moved.seq and other.undone_at is null) as matched
                        from unnest(:accounts, :seqs) as wanted (account, seq)
                        join bank_movement moved on moved.account = wanted.account and moved.seq = wanted.seq
                        where true
                        """ + scope.condition("moved.principal"))
                .bind("accounts", wanted.stream().map(Movement.Key::account).toArray(UUID[]::new))
                .bind("seqs", wanted.stream().map(Movement.Key::seq).toArray(Integer[]::new))
                .mapProperties(MovementRow.class)
                .all()
                .map(MovementRow::toModel)
                .collectList();
    }

    /** The only movement of a source of this kind, such as the entry of a receipt. */
    public Mono<Movement> movement(PrincipalId principal, Entry.Kind kind, UUID source) {
        return database.sql("""
                        select moved.principal, moved.account, moved.seq, moved.amount, moved.number_key, false as matched
                        from bank_movement moved
                        where moved.principal = :principal and moved.kind = :kind and moved.source = :source
                        """)
                .bind("principal", principal.value())
                .bind("kind", kind.name())
                .bind("source", source)
                .mapProperties(MovementRow.class)
                .one()
                .map(MovementRow::toModel);
    }

    /** Matches a locked entry with movements that come to it. */
    public Mono<UUID> add(OpenEntry entry, List<Movement> movements, MatchedBy rule, Making making) {
        var id = UUID.randomUUID();
        return database.sql("""
                        with matched as (
                            insert into bank_match (principal, id, statement, entry, rule, score, matched_by, matched_at, ruling)
                            values (:owner, :id, :statement, :number, :rule, 100, :by, :at, :ruling)
                        )
                        insert into bank_match_movement (principal, match, account, seq, owner, kind, source, amount, booked_on,
                            reference, matched_by, matched_at, clears)
                        select moved.principal, :id, moved.account, moved.seq, :owner, moved.kind, moved.source, moved.amount,
                            :booked, taken.statement_id || '/' || :number::text, :by, :at, moved.cleared_on is null
                        from unnest(:principals, :accounts, :seqs) as wanted (principal, account, seq)
                        join trust_entry_view moved using (principal, account, seq)
                        join bank_statement taken on taken.principal = :owner and taken.id = :statement
                        """)
                .bind("owner", entry.principal().value())
                .bind("id", id)
                .bind("statement", entry.statement())
                .bind("number", entry.number())
                .bind("rule", rule.name())
                .bind("booked", entry.bookedOn())
                .bind("by", making.by())
                .bind("at", making.at())
                .bind("ruling", making.basis().ruling())
                .bind(
                        "principals",
                        movements.stream()
                                .map(movement -> movement.principal().value())
                                .toArray(String[]::new))
                .bind(
                        "accounts",
                        movements.stream()
                                .map(movement -> movement.key().account())
                                .toArray(UUID[]::new))
                .bind(
                        "seqs",
                        movements.stream().map(movement -> movement.key().seq()).toArray(Integer[]::new))
                .then()
                .onErrorMap(DataIntegrityViolationException.class, _ -> new Refused(TAKEN))
                .thenReturn(id);
    }

    /** Undoes the match of a locked entry. */
    Mono<UUID> undo(OpenEntry entry, Making making) {
        return database.sql("""
                        update bank_match set undone_by = :by, undone_at = :at
                        where principal = :owner and statement = :statement and entry = :number and undone_at is null
                        returning id
                        """)
                .bind("by", making.by())
                .bind("at", making.at())
                .bind("owner", entry.principal().value())
                .bind("statement", entry.statement())
                .bind("number", entry.number())
                .mapValue(UUID.class)
                .one()
                .onErrorMap(
                        DataIntegrityViolationException.class,
                        _ -> new Refused(
                                SIGNED_OFF.with("entry", entry.number()).with("date", entry.bookedOn())))
                .switchIfEmpty(Mono.error(() -> new Refused(OPEN.with("entry", entry.number()))));
    }

    private record MatchRow(
            UUID id,
            String principal,
            UUID statement,
            int entry,
            MatchedBy rule,
            int score,
            String matchedBy,
            Instant matchedAt,
            @Nullable String undoneBy,
            @Nullable Instant undoneAt) {

        MatchView view(List<MovementView> movements) {
            return new MatchView(
                    id, principal, statement, entry, rule, score, movements, matchedBy, matchedAt, undoneBy, undoneAt);
        }
    }

    private record MatchedRow(String principal, UUID account, int seq, Entry.Kind kind, long amount) {

        MovementView view() {
            return new MovementView(
                    principal, account, seq, kind, Money.ofFen(amount).toString());
        }
    }

    Mono<MatchView> view(Scope scope, UUID id) {
        return database.sql("""
                        select id, principal, statement, entry, rule, score, matched_by, matched_at, undone_by, undone_at
                        from bank_match where id = :id
                        """ + scope.condition("principal"))
                .bind("id", id)
                .mapProperties(MatchRow.class)
                .one()
                .zipWhen(row -> matched(scope, row.principal(), id), MatchRow::view);
    }

    private Mono<List<MovementView>> matched(Scope scope, String owner, UUID id) {
        return database.sql("""
                        select principal, account, seq, kind, amount from bank_match_movement
                        where owner = :owner and match = :id
                        """ + scope.condition("principal") + " order by principal, account, seq")
                .bind("owner", owner)
                .bind("id", id)
                .mapProperties(MatchedRow.class)
                .all()
                .map(MatchedRow::view)
                .collectList();
    }
}
