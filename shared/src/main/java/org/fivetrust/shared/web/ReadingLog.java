package org.fivetrust.shared.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.shared.kernel.BoundedPattern;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.http.server.PathContainer;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The log of what auditors and district systems ask for (查阅日志), written before it is answered. */
public class ReadingLog {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final String CLAIMED = ReadingLog.class.getName() + ".claimed";

    private static final String EVERYONE = "*";

    private static final BoundedPattern NAME = BoundedPattern.of(PrincipalId.PATTERN);

    private static final BoundedPattern ID = BoundedPattern.of("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Lists lists;
    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Transactions transactions;
    private final Clock clock;

    ReadingLog(
            Lists lists,
            DatabaseClient database,
            R2dbcEntityTemplate entities,
            Transactions transactions,
            Clock clock) {
        this.lists = lists;
        this.database = database;
        this.entities = entities;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Filters of the log. */
    record Search(
            @Nullable String subject,
            @Nullable String principal,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String text) {}

    /** Whether this is the first to log a request; whoever judges it further logs it with its own answer. */
    public static boolean claim(ServerWebExchange exchange) {
        return exchange.getAttributes().putIfAbsent(CLAIMED, true) == null;
    }

    public Mono<Void> add(ServerWebExchange exchange, Caller caller, boolean allowed) {
        var request = exchange.getRequest();
        return principal(exchange, caller)
                .map(principal -> new LoggedReading(
                        principal,
                        UUID.randomUUID(),
                        caller.subject(),
                        caller.name(),
                        request.getMethod().name(),
                        path(exchange),
                        Objects.requireNonNullElse(request.getURI().getRawQuery(), ""),
                        allowed,
                        clock.instant()))
                .flatMap(entities::insert)
                .then()
                .as(transactions.within(Scope.ALL));
    }

    /** The path as handlers match it: decoded, without the parameters of its segments. */
    public static String path(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().pathWithinApplication().elements().stream()
                .map(part -> part instanceof PathContainer.PathSegment segment ? segment.valueToMatch() : part.value())
                .collect(Collectors.joining());
    }

    /** Of what the path names, else of the query; an invalid name counts as none. */
    private Mono<String> principal(ServerWebExchange exchange, Caller caller) {
        var asked = exchange.getRequest().getQueryParams().getFirst("principal");
        var named = asked != null && NAME.matches(asked) ? asked : none(caller);
        return ID.firstIn(path(exchange))
                .map(this::ownerOf)
                .orElse(Mono.empty())
                .defaultIfEmpty(named);
    }

    /** Each row that a leaf proves is found by its id. */
    private Mono<String> ownerOf(String id) {
        return database.sql("select principal from evidence_leaf where subject = :id limit 1")
                .bind("id", id)
                .mapValue(String.class)
                .one();
    }

    private static String none(Caller caller) {
        var subdistrict = caller.scope().subdistrict();
        return subdistrict.isEmpty() ? EVERYONE : Subdistricts.own(subdistrict).value();
    }

    /** Oldest first. */
    Mono<Page<LoggedReading>> list(Scope scope, Search search, PageRequest page) {
        return lists.of(LoggedReading.class, scope)
                .where(LoggedReading::subject, search.subject())
                .where(LoggedReading::principal, search.principal())
                .where(search.from() == null ? null : Criteria.where("at").greaterThanOrEquals(begin(search.from())))
                .where(
                        search.to() == null
                                ? null
                                : Criteria.where("at")
                                        .lessThan(begin(search.to().plusDays(1))))
                .where(search.text() == null ? null : words(search.text()))
                .inOrderOf(LoggedReading::at, LoggedReading::id)
                .page(page)
                .as(transactions.within(scope));
    }

    private static Criteria words(String text) {
        return Lists.containing("name", text).or(Lists.containing("path", text)).or(Lists.containing("query", text));
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(CHINA).toInstant();
    }
}
