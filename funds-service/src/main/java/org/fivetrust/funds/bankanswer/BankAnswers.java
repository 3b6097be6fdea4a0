package org.fivetrust.funds.bankanswer;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fivetrust.funds.bankanswer.BankAnswerMessages.LineRow;
import org.fivetrust.funds.bankanswer.BankAnswerMessages.Row;
import org.fivetrust.funds.bankanswer.model.SettledLine;
import org.fivetrust.funds.bankorder.BankOrders;
import org.fivetrust.funds.bankorder.model.Settlement;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps answers of the bank, line by line: each line settles its payment, or is a finding. */
@Component
public class BankAnswers {

    private static final Logger log = LoggerFactory.getLogger(BankAnswers.class);

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final BankOrders orders;

    BankAnswers(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists, BankOrders orders) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
        this.orders = orders;
    }

    /** Keeps what the bank line answered of one locked payment, unless it is known already. */
    public Mono<Void> heard(SettledLine line, String by, Instant at) {
        return line.settlement() instanceof Settlement.Repeated
                ? Mono.empty()
                : keep(Row.heard(line, by, at), List.of(line)).then();
    }

    /** Keeps an answer; its payments are locked. */
    Mono<List<LineRow>> keep(Row answer, List<SettledLine> lines) {
        var rows = IntStream.range(0, lines.size())
                .mapToObj(n -> LineRow.of(answer, n + 1, lines.get(n)))
                .toList();
        return add(answer, rows)
                .thenMany(Flux.fromIterable(lines)
                        .concatMap(line -> settle(line, answer.receivedBy(), answer.receivedAt())))
                .then(Mono.just(rows));
    }

    private Mono<Void> settle(SettledLine line, String by, Instant at) {
        return switch (line.settlement()) {
            case Settlement.Settled(var order) -> orders.move(order, by, at);
            case Settlement.Contradicts _ -> contradicted(line);
            case Settlement.Repeated _, Settlement.Late _ -> Mono.empty();
        };
    }

    private static Mono<Void> contradicted(SettledLine line) {
        return Mono.fromRunnable(() -> log.error(
                "the bank says {} of payment {}, which it has {}: ask the bank",
                line.status().code(),
                line.order().payment(),
                line.order().status()));
    }

    /** The payments that were sent in the message of this identifier. */
    Mono<Set<UUID>> sentIn(Scope scope, String message) {
        return database.sql("""
                        select sending.payment from bank_file file
                        join bank_sending sending on sending.principal = file.principal and sending.file = file.id
                        where file.message = :message""" + scope.condition("file.principal"))
                .bind("message", message)
                .mapValue(UUID.class)
                .all()
                .collect(Collectors.toUnmodifiableSet());
    }

    Mono<Row> ofBytes(Scope scope, String sha256) {
        return lists.of(Row.class, scope).where(Row::sha256, sha256).one();
    }

    private Mono<Void> add(Row answer, List<LineRow> lines) {
        return entities.insert(answer)
                .thenMany(Flux.fromIterable(lines).concatMap(entities::insert))
                .then();
    }

    Mono<Row> find(Scope scope, UUID id) {
        return lists.of(Row.class, scope).where(Row::id, id).one("bank answer", id);
    }

    Mono<List<LineRow>> lines(Row answer) {
        return database.sql("""
                        select principal, answer, no, payment, code, said, known, effect, reference, reason
                        from bank_answer_line where principal = :principal and answer = :answer order by no
                        """)
                .bind("principal", answer.principal())
                .bind("answer", answer.id())
                .mapProperties(LineRow.class)
                .all()
                .collectList();
    }

    Mono<Page<Row>> list(Scope scope, @Nullable String principal, boolean contradicting, PageRequest page) {
        return lists.of(Row.class, scope)
                .where(Row::principal, principal)
                .where(contradicting ? Criteria.where("contradictions").greaterThan(0) : null)
                .newestFirst(Row::receivedAt, Row::id)
                .page(page);
    }
}
