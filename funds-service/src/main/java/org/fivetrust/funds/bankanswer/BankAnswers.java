package org.fivetrust.funds.bankanswer;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.funds.bankanswer.BankAnswerMessages.LineRow;
import org.fivetrust.funds.bankanswer.BankAnswerMessages.Row;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stores answers of the bank, line by line, also those that contradict what is known. */
@Component
class BankAnswers {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;

    BankAnswers(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
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

    Mono<Void> add(Row answer, List<LineRow> lines) {
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
