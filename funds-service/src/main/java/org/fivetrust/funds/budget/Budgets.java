package org.fivetrust.funds.budget;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreementclient.ActDetails;
import org.fivetrust.funds.budget.BudgetMessages.LineView;
import org.fivetrust.funds.budget.model.AmendmentOrder;
import org.fivetrust.funds.budget.model.BudgetLine;
import org.fivetrust.funds.budget.model.BudgetOrder;
import org.fivetrust.shared.kernel.ExecutedAct;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Stores budgets, their amendments, and reads what of each line is used. */
@Repository
class Budgets {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final ActDetails details;
    private final JsonMapper json;

    Budgets(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists, ActDetails details, JsonMapper json) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
        this.details = details;
        this.json = json;
    }

    /** A line as it is stored, in fen. */
    private record StoredLine(String code, String name, long amount) {

        BudgetLine toModel() {
            return new BudgetLine(code, name, Money.ofFen(amount));
        }
    }

    List<BudgetLine> lines(Json stored) {
        return json.readValue(stored.asString(), new TypeReference<List<StoredLine>>() {}).stream()
                .map(StoredLine::toModel)
                .toList();
    }

    private Json stored(List<BudgetLine> lines) {
        return Json.of(json.writeValueAsString(lines.stream()
                .map(line ->
                        new StoredLine(line.code(), line.name(), line.amount().fen()))
                .toList()));
    }

    Mono<Boolean> hasOne(PrincipalId principal, int year) {
        return database.sql("""
                        select exists (select from budget
                                       where principal = :principal and year = :year and closed_at is null)
                        """)
                .bind("principal", principal.value())
                .bind("year", year)
                .mapValue(Boolean.class)
                .one();
    }

    @Table("budget")
    private record NewBudget(
            PrincipalId principal,
            @Id UUID id,
            int year,
            String resolution,
            Json lines,
            long total,
            Instant requestedAt) {}

    /** Of two that ask at once for one year the database lets one pass. */
    Mono<Void> add(UUID id, BudgetOrder order, Instant at) {
        return entities.insert(new NewBudget(
                        order.principal(),
                        id,
                        order.year(),
                        order.resolution(),
                        stored(order.lines()),
                        order.total().fen(),
                        at))
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> new Refused(BudgetOrder.exists(order.year())));
    }

    Mono<Boolean> hasOpenAmendment(PrincipalId principal, UUID budget) {
        return database.sql("""
                        select exists (select from budget_amendment
                                       where principal = :principal and budget = :budget
                                           and closed_at is null and adopted_at is null)
                        """)
                .bind("principal", principal.value())
                .bind("budget", budget)
                .mapValue(Boolean.class)
                .one();
    }

    @Table("budget_amendment")
    private record NewAmendment(
            PrincipalId principal,
            @Id UUID id,
            UUID budget,
            String reason,
            String resolution,
            Json lines,
            Instant requestedAt) {}

    Mono<Void> add(UUID id, AmendmentOrder order, Instant at) {
        return entities.insert(new NewAmendment(
                        order.principal(),
                        id,
                        order.budget(),
                        order.reason(),
                        order.resolution(),
                        stored(order.lines()),
                        at))
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> new Refused(AmendmentOrder.oneAtATime()));
    }

    Mono<Void> adopted(ExecutedAct act) {
        return details.executed("budget", "adopted", act);
    }

    Mono<Void> amended(ExecutedAct act) {
        return details.executed("budget_amendment", "adopted", act);
    }

    private record Used(String code, long used) {}

    /** What is reserved or spent of each line; the lines are held until the transaction ends. */
    Mono<Map<String, Money>> used(PrincipalId principal, UUID budget) {
        return database.sql("""
                        select code, reserved + spent as used from budget_balance
                        where principal = :principal and budget = :budget order by code for no key update
                        """)
                .bind("principal", principal.value())
                .bind("budget", budget)
                .mapProperties(Used.class)
                .all()
                .collectMap(Used::code, used -> Money.ofFen(used.used()));
    }

    private record Balance(String code, String name, long adopted, long reserved, long spent, long remaining) {

        LineView view() {
            return new LineView(
                    code,
                    name,
                    Money.ofFen(adopted).toString(),
                    Money.ofFen(reserved).toString(),
                    Money.ofFen(spent).toString(),
                    Money.ofFen(remaining).toString());
        }
    }

    /** As adopted; until then as asked for. */
    List<LineView> now(BudgetRow budget) {
        return budget.balances() == null
                ? lines(budget.lines()).stream().map(LineView::asked).toList()
                : json.readValue(budget.balances().asString(), new TypeReference<List<Balance>>() {}).stream()
                        .map(Balance::view)
                        .toList();
    }

    Mono<BudgetRow> find(Scope scope, UUID id) {
        return lists.of(BudgetRow.class, scope).where(BudgetRow::id, id).one("budget", id);
    }

    Mono<Page<BudgetRow>> list(Scope scope, @Nullable String principal, @Nullable Integer year, PageRequest page) {
        return lists.of(BudgetRow.class, scope)
                .where(BudgetRow::principal, principal)
                .where(BudgetRow::year, year)
                .newestFirst(BudgetRow::requestedAt, BudgetRow::id)
                .page(page);
    }

    Mono<AmendmentRow> findAmendment(Scope scope, UUID id) {
        return lists.of(AmendmentRow.class, scope).where(AmendmentRow::id, id).one("budget amendment", id);
    }

    Mono<Page<AmendmentRow>> amendments(Scope scope, UUID budget, PageRequest page) {
        return lists.of(AmendmentRow.class, scope)
                .where(AmendmentRow::budget, budget)
                .newestFirst(AmendmentRow::requestedAt, AmendmentRow::id)
                .page(page);
    }
}
