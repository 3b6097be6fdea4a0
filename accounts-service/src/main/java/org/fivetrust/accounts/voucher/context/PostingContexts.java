package org.fivetrust.accounts.voucher.context;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.accounts.book.model.Account;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.book.model.Chart;
import org.fivetrust.accounts.book.model.Nature;
import org.fivetrust.accounts.book.model.Side;
import org.fivetrust.accounts.book.model.Standard;
import org.fivetrust.accounts.voucher.model.Dimensions;
import org.fivetrust.accounts.voucher.model.KeptMoney;
import org.fivetrust.accounts.voucher.model.PostedThrough;
import org.fivetrust.accounts.voucher.model.PostingContext;
import org.fivetrust.accounts.voucher.model.RuleSeverities;
import org.fivetrust.accounts.voucher.model.Severity;
import org.fivetrust.accounts.voucher.model.VoucherRule;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads, and keeps from changing, what the vouchers of a book are checked against. */
@Repository
public class PostingContexts {

    private final DatabaseClient database;
    private final DimensionReader dimensions;
    private final JsonMapper json;

    PostingContexts(DatabaseClient database, DimensionReader dimensions, JsonMapper json) {
        this.database = database;
        this.dimensions = dimensions;
        this.json = json;
    }

    /**
     * The context with these accounts, as far as the book has them. Until the transaction ends no account gets details
     * and no month is closed.
     */
    public Mono<PostingContext> lock(Book book, Set<String> codes) {
        return database.sql("""
                        select pg_advisory_xact_lock_shared(hashtextextended(:book, 3))::text,
                               pg_advisory_xact_lock_shared(hashtextextended(:book, 6))::text
                        """).bind("book", book.id().toString()).then().then(Mono.defer(() -> read(book, codes)));
    }

    private Mono<PostingContext> read(Book book, Set<String> codes) {
        return accounts(book, codes)
                .zipWith(dimensions.of(book), (accounts, dimensions) -> context(book, accounts, dimensions))
                .zipWith(progress(book), (context, progress) -> progress.of(context));
    }

    private static PostingContext context(Book book, List<AccountRow> accounts, Dimensions dimensions) {
        return new PostingContext(
                book,
                Chart.of(accounts.stream().map(AccountRow::toModel).toList()),
                dimensions,
                accounts.stream()
                        .filter(account -> account.nature().isResult())
                        .map(AccountRow::code)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private record AccountRow(
            String code, String name, @Nullable String parent, Side side, boolean leaf, Nature nature) {

        Account toModel() {
            return new Account(code, name, parent, side, leaf);
        }
    }

    private Mono<List<AccountRow>> accounts(Book book, Set<String> codes) {
        return database.sql("""
                        select code, name, parent, side, leaf, nature
                          from account
                         where principal = :principal and book = :book and code = any(:codes)
                        """)
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("codes", codes.toArray(String[]::new))
                .mapProperties(AccountRow.class)
                .all()
                .collectList();
    }

    /**
     * A book as {@code book_json} returns it.
     *
     * @param closed the last month closed
     * @param lastDay the last day it takes
     * @param kept the money that funds keeps, once it keeps any
     * @param posted the last day posted, by type and month, where days have to run with numbers
     */
    private record Progress(
            String principal,
            UUID id,
            String standard,
            String standardName,
            LocalDate startsOn,
            LocalDate inForceFrom,
            @Nullable LocalDate inForceTo,
            @Nullable LocalDate closed,
            LocalDate lastDay,
            @Nullable KeptMoney kept,
            @Nullable List<Last> posted) {

        record Last(VoucherType type, LocalDate month, LocalDate day) {}

        Book toBook() {
            return new Book(
                    id,
                    new PrincipalId(principal),
                    new Standard(standard, standardName, inForceFrom, inForceTo),
                    startsOn);
        }

        PostingContext of(PostingContext context) {
            return context.after(closed == null ? null : YearMonth.from(closed), postedThrough())
                    .until(lastDay)
                    .keeping(kept == null ? KeptMoney.NONE : kept);
        }

        private PostedThrough postedThrough() {
            return posted == null
                    ? PostedThrough.UNORDERED
                    : new PostedThrough(posted.stream()
                            .collect(Collectors.groupingBy(
                                    Last::type, Collectors.toMap(last -> YearMonth.from(last.month()), Last::day))));
        }
    }

    private Mono<Progress> progress(Book book) {
        return database.sql("select json from book_json where principal = :principal and id = :book")
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .mapValue(String.class)
                .one()
                .map(text -> json.readValue(text, Progress.class));
    }

    /** The context of a book that was read as JSON with a voucher, without accounts and dimensions. */
    public PostingContext of(String bookJson) {
        var progress = json.readValue(bookJson, Progress.class);
        return progress.of(PostingContext.of(progress.toBook(), Chart.of(List.of())));
    }

    private record RulesOfDay(LocalDate day, String rules) {}

    /** The rules for vouchers of a book, by day. */
    public Mono<Map<LocalDate, RuleSeverities>> rules(Book book, Set<LocalDate> days) {
        return database.sql("""
                        select days.day,
                               (select coalesce(json_object_agg(rule.code, rule.severity), '{}')::text
                                  from (select distinct on (code) code, severity
                                          from voucher_rule
                                         where standard in ('*', :standard)
                                           and days.day between valid_from and coalesce(valid_to, 'infinity')
                                         order by code, standard = '*', valid_from desc) rule) as rules
                          from unnest(:days) as days (day)
                        """)
                .bind("standard", book.standard().code())
                .bind("days", days.toArray(LocalDate[]::new))
                .mapProperties(RulesOfDay.class)
                .all()
                .collect(Collectors.toUnmodifiableMap(RulesOfDay::day, row -> severities(row.rules())));
    }

    private RuleSeverities severities(String rules) {
        return new RuleSeverities(json.readValue(rules, new TypeReference<Map<VoucherRule, Severity>>() {}));
    }
}
