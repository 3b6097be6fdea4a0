package org.fivetrust.funds.alert;

import static org.springframework.data.relational.core.query.Criteria.where;
import static org.springframework.data.relational.core.query.Query.query;

import io.r2dbc.postgresql.codec.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.fivetrust.funds.alert.model.Alert;
import org.fivetrust.funds.alert.model.RaisedAlert;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Update;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Raises alerts, and keeps them. */
@Component
public class Alerts {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final JsonMapper json;
    private final Clock clock;

    Alerts(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists, JsonMapper json, Clock clock) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
        this.json = json;
        this.clock = clock;
    }

    /** A feature that finds what the passing of days makes wrong. */
    @FunctionalInterface
    public interface Source {

        /** Of all principals, in a transaction that sees them; what was raised before may be found again. */
        Flux<Alert> due(LocalDate today);
    }

    /** In the transaction of what it is about; raised again for the same rule and subject it stays as it is. */
    public Mono<Void> raise(Alert alert) {
        return database.sql("""
                        insert into alert (principal, id, rule, subject, level, owner, figures, links, people, raised_on,
                                           due_on, raised_at)
                        select :principal, :id, kept.rule, :subject, kept.level, kept.owner, :figures, :links, :people,
                               :today, :today + kept.days, :at
                        from alert_rule kept
                        where kept.rule = :rule and :today between kept.valid_from and coalesce(kept.valid_to, :today)
                        order by kept.valid_from desc limit 1
                        on conflict (principal, rule, subject) do nothing
                        """)
                .bind("principal", alert.principal().value())
                .bind("id", UUID.randomUUID())
                .bind("rule", alert.rule().name())
                .bind("subject", alert.subject())
                .bind("figures", Json.of(json.writeValueAsString(told(alert.figures()))))
                .bind("links", alert.links().toArray(String[]::new))
                .bind("people", alert.people().toArray(String[]::new))
                .bind("today", LocalDate.now(clock))
                .bind("at", clock.instant())
                .then();
    }

    /** Amounts and days as the rest of the interface writes them, in the order of their names. */
    private static Map<String, Object> told(Map<String, Object> figures) {
        var told = new TreeMap<String, Object>();
        figures.forEach((name, value) ->
                told.put(name, value instanceof Number || value instanceof Boolean ? value : value.toString()));
        return told;
    }

    @Table("alert_explanation")
    private record NewExplanation(
            PrincipalId principal,
            @Id UUID alert,
            int nth,
            String explanation,
            String explainedBy,
            Instant explainedAt) {}

    Mono<Void> explained(RaisedAlert.Explained given, String explanation) {
        return entities.insert(new NewExplanation(
                        given.principal(), given.id(), given.nth(), explanation, given.by(), given.at()))
                .then();
    }

    @Table("alert")
    private record ClosedAlert(PrincipalId principal, @Id UUID id) {}

    Mono<Void> closed(RaisedAlert.Closed closed, String outcome) {
        return entities.update(ClosedAlert.class)
                .matching(query(
                        where("principal").is(closed.principal()).and("id").is(closed.id())))
                .apply(Update.update("closed_by", closed.by())
                        .set("closed_at", closed.at())
                        .set("outcome", outcome))
                .then();
    }

    /** Holds the alert until the transaction ends. */
    Mono<AlertRow> lock(Scope scope, UUID id) {
        return lists.lock("alert", scope, id).then(Mono.defer(() -> find(scope, id)));
    }

    Mono<AlertRow> find(Scope scope, UUID id) {
        return lists.of(AlertRow.class, scope).where(AlertRow::id, id).one("alert", id);
    }

    Mono<Page<AlertRow>> list(Scope scope, AlertQuery query, PageRequest page) {
        return lists.of(AlertRow.class, scope)
                .where(AlertRow::principal, query.principal())
                .where(AlertRow::status, query.status())
                .where(AlertRow::level, query.level())
                .where(AlertRow::rule, query.rule())
                .where(AlertRow::subject, query.subject())
                .where(query.overdue() ? overdue() : null)
                .newestFirst(AlertRow::raisedAt, AlertRow::id)
                .page(page);
    }

    private Criteria overdue() {
        return where("unexplained").is(true).and("dueOn").lessThan(LocalDate.now(clock));
    }
}
