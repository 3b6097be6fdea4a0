package org.fivetrust.funds.monthlystatement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.funds.account.model.Entry;
import org.fivetrust.funds.monthlystatement.MonthlyStatementMessages.Content;
import org.fivetrust.funds.monthlystatement.MonthlyStatementMessages.Status;
import org.fivetrust.funds.monthlystatement.MonthlyStatementMessages.View;
import org.fivetrust.funds.monthlystatement.model.MonthlyStatement;
import org.fivetrust.funds.monthlystatement.model.MonthlyStatement.Figures;
import org.fivetrust.funds.monthlystatement.model.MonthlyStatement.KeptBack;
import org.fivetrust.funds.monthlystatement.model.MonthlyStatement.Movement;
import org.fivetrust.funds.monthlystatement.model.StatementPeriod;
import org.fivetrust.shared.act.CanonicalJson;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a monthly statement is made of, and keeps those that were signed. */
@Component
public class MonthlyStatements {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final JsonMapper json;

    MonthlyStatements(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists, JsonMapper json) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
        this.json = json;
    }

    /** Who prepared the reconciliation of a month's end, and who signed it. */
    public record Signing(
            UUID reconciliation, LocalDate asOf, String preparedByName, String by, String byName, Instant at) {

        private boolean endsMonth() {
            return asOf.equals(YearMonth.from(asOf).atEndOfMonth());
        }
    }

    @Table("trust_account")
    record Account(
            String principal, UUID id, String name, String bank, String number, LocalDate openedOn, int entries) {}

    @Table("monthly_statement")
    private record Row(
            String principal,
            @Id UUID id,
            UUID account,
            LocalDate month,
            UUID reconciliation,
            long ledger,
            long cleared,
            long reserved,
            int through,
            String content,
            String digest,
            String preparedByName,
            String signedBy,
            String signedByName,
            Instant signedAt) {

        View view(Content content) {
            return new View(
                    id,
                    principal,
                    account,
                    YearMonth.from(month),
                    Status.SIGNED,
                    digest,
                    reconciliation,
                    preparedByName,
                    signedByName,
                    signedAt,
                    content);
        }
    }

    Mono<Account> account(Scope scope, UUID id) {
        return lists.of(Account.class, scope).where(Account::id, id).one("trust account", id);
    }

    Mono<View> find(Account account, StatementPeriod period) {
        return signed(account, period.month())
                .switchIfEmpty(Mono.defer(() -> make(account, period).map(made -> draft(account, made))));
    }

    private Mono<View> signed(Account account, YearMonth month) {
        return of("""
                        select principal, id, account, month, reconciliation, ledger, cleared, reserved, through, content,
                               digest, prepared_by_name, signed_by, signed_by_name, signed_at
                        from monthly_statement
                        where principal = :principal and account = :account and month = :month
                        """, account)
                .bind("month", month.atDay(1))
                .mapProperties(Row.class)
                .one()
                .map(row -> row.view(json.readValue(row.content(), Content.class)));
    }

    private View draft(Account account, MonthlyStatement made) {
        var content = Content.of(account, made);
        return new View(
                null,
                account.principal(),
                account.id(),
                made.period().month(),
                Status.DRAFT,
                CanonicalJson.digest(canonical(content)),
                null,
                null,
                null,
                null,
                content);
    }

    private String canonical(Content content) {
        return CanonicalJson.of(json.convertValue(content, new TypeReference<Map<String, Object>>() {}));
    }

    /** Nothing is entered under the number until the transaction ends. */
    public Mono<Void> lockAccounts(String numberKey) {
        return accounts(numberKey, "for no key update").then();
    }

    /** Signs with a month's reconciliation the statement of each account that was under the number by then. */
    public Mono<Void> sign(String numberKey, Signing signing) {
        return signing.endsMonth()
                ? accounts(numberKey, "")
                        .collectList()
                        .flatMapIterable(found -> found)
                        .filter(account -> !account.openedOn().isAfter(signing.asOf()))
                        .concatMap(account -> sign(account, signing))
                        .then()
                : Mono.empty();
    }

    private Flux<Account> accounts(String numberKey, String locking) {
        return database.sql("""
                        select principal, id, name, bank, number, opened_on, entries from trust_account
                        where number_key = :key order by principal, id
                        """ + locking)
                .bind("key", numberKey)
                .mapProperties(Account.class)
                .all();
    }

    private Mono<Void> sign(Account account, Signing signing) {
        return make(account, new StatementPeriod(YearMonth.from(signing.asOf()), signing.asOf()))
                .flatMap(made -> entities.insert(row(account, made, signing)))
                .then();
    }

    private Row row(Account account, MonthlyStatement made, Signing signing) {
        var content = canonical(Content.of(account, made));
        return new Row(
                account.principal(),
                UUID.randomUUID(),
                account.id(),
                made.period().begin(),
                signing.reconciliation(),
                made.closing().ledger().fen(),
                made.closing().cleared().fen(),
                made.closing().reserved().fen(),
                account.entries(),
                content,
                CanonicalJson.digest(content),
                signing.preparedByName(),
                signing.by(),
                signing.byName(),
                signing.at());
    }

    private Mono<MonthlyStatement> make(Account account, StatementPeriod period) {
        return begin(account, period)
                .flatMap(begin -> Mono.zip(
                                movements(account, period, begin),
                                inTransit(account, period, begin),
                                keptBack(account, period))
                        .map(read -> MonthlyStatement.of(
                                period, begin.figures(), read.getT1(), read.getT2(), read.getT3())));
    }

    /**
     * What a statement begins with.
     *
     * @param told the last line that the statement of the month before tells; the following ones are late. None where
     *     that was not signed
     * @param last the last line that a later month's signed statement leaves to this one
     */
    private record Begin(
            long ledger,
            long cleared,
            long reserved,
            @Nullable Integer told,
            int last) {

        Figures figures() {
            return new Figures(Money.ofFen(ledger), Money.ofFen(cleared), Money.ofFen(reserved));
        }

        int toldOrAll() {
            return told == null ? Integer.MAX_VALUE : told;
        }
    }

    private Mono<Begin> begin(Account account, StatementPeriod period) {
        return of("""
                        with later as (
                            select coalesce(min(through), 2147483647) as last from monthly_statement
                            where principal = :principal and account = :account and month > :begin),
                        days as (
                            select coalesce(sum(ledger), 0)::bigint as ledger, coalesce(sum(cleared), 0)::bigint as cleared,
                                   coalesce(sum(reserved), 0)::bigint as reserved
                            from trust_day where principal = :principal and account = :account and day < :begin),
                        left_out as (
                            select coalesce(sum(amount), 0)::bigint as ledger,
                                   coalesce(sum(amount) filter (where cleared_on < :begin), 0)::bigint as cleared
                            from trust_entry_view, later
                            where principal = :principal and account = :account and seq > last and effective_on < :begin)
                        select coalesce(before.ledger, days.ledger - left_out.ledger) as ledger,
                               coalesce(before.cleared, days.cleared - left_out.cleared) as cleared,
                               coalesce(before.reserved, days.reserved) as reserved,
                               before.through as told, later.last
                        from later cross join days cross join left_out
                        left join monthly_statement before on before.principal = :principal and before.account = :account
                             and before.month = :before
                        """, account)
                .bind("begin", period.begin())
                .bind("before", period.month().minusMonths(1).atDay(1))
                .mapProperties(Begin.class)
                .one();
    }

    private record LineRow(
            int seq,
            Entry.Kind kind,
            UUID source,
            long amount,
            LocalDate effectiveOn,
            @Nullable LocalDate clearedOn,
            @Nullable String party,
            @Nullable String purpose,
            @Nullable String receiptNumber) {

        Movement toModel() {
            return new Movement(
                    seq, kind, source, Money.ofFen(amount), effectiveOn, clearedOn, party, purpose, receiptNumber);
        }
    }

    private static final String LINES = """
            select seq, kind, source, amount, effective_on, cleared_on, party, purpose, receipt_number
            from statement_line
            where principal = :principal and account = :account and effective_on <= :end and seq <= :last
            """;

    private Mono<List<Movement>> movements(Account account, StatementPeriod period, Begin begin) {
        return lines(account, period, begin, LINES + " and (effective_on >= :begin or seq > :told)")
                .bind("begin", period.begin())
                .bind("told", begin.toldOrAll())
                .mapProperties(LineRow.class)
                .all()
                .map(LineRow::toModel)
                .collectList();
    }

    private Mono<List<Movement>> inTransit(Account account, StatementPeriod period, Begin begin) {
        return lines(account, period, begin, LINES + " and (cleared_on is null or cleared_on > :end)")
                .mapProperties(LineRow.class)
                .all()
                .map(LineRow::toModel)
                .collectList();
    }

    private DatabaseClient.GenericExecuteSpec lines(
            Account account, StatementPeriod period, Begin begin, String query) {
        return of(query, account).bind("end", period.end()).bind("last", begin.last());
    }

    private record KeptRow(
            KeptBack.Kind kind,
            UUID source,
            long amount,
            LocalDate reservedOn,
            @Nullable String code,
            @Nullable String party,
            @Nullable String purpose) {

        KeptBack toModel() {
            return new KeptBack(kind, source, Money.ofFen(amount), reservedOn, code, party, purpose);
        }
    }

    private Mono<List<KeptBack>> keptBack(Account account, StatementPeriod period) {
        return of("""
                        select kind, source, amount, reserved_on, code, party, purpose from kept_back
                        where principal = :principal and account = :account and reserved_on <= :end
                          and (freed_on is null or freed_on > :end)
                        order by reserved_on, source
                        """, account)
                .bind("end", period.end())
                .mapProperties(KeptRow.class)
                .all()
                .map(KeptRow::toModel)
                .collectList();
    }

    private DatabaseClient.GenericExecuteSpec of(String query, Account account) {
        return database.sql(query).bind("principal", account.principal()).bind("account", account.id());
    }
}
