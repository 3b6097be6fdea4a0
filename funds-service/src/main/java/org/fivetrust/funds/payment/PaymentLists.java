package org.fivetrust.funds.payment;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fivetrust.funds.payment.PaymentListMessages.ProblemView;
import org.fivetrust.funds.payment.PaymentListMessages.RowView;
import org.fivetrust.funds.payment.PaymentMessages.PayeeView;
import org.fivetrust.funds.payment.PaymentMessages.Status;
import org.fivetrust.funds.payment.model.Evidence;
import org.fivetrust.funds.payment.model.ListMode;
import org.fivetrust.funds.payment.model.Pack;
import org.fivetrust.funds.payment.model.Payee;
import org.fivetrust.funds.payment.model.PaymentListOrder;
import org.fivetrust.funds.payment.model.PaymentListOrder.RefusedRow;
import org.fivetrust.funds.payment.model.PaymentListOrder.Row;
import org.fivetrust.funds.payment.model.PaymentMethod;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/** Stores payment lists; their payments are stored as all payments are. */
@Component
class PaymentLists {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final JsonMapper json;

    PaymentLists(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists, JsonMapper json) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
        this.json = json;
    }

    @Table("payment_list")
    private record NewList(
            String principal,
            @Id UUID id,
            UUID account,
            ListMode mode,
            String purpose,
            String category,
            @Nullable String budgetLine,
            @Nullable String earmark,
            PaymentMethod method,
            @Nullable Pack pack,
            Json evidence,
            boolean emergency,
            Money amount,
            int payments,
            int refused,
            Instant requestedAt) {}

    /** After its payments. */
    Mono<Void> add(UUID id, PaymentListOrder order, Instant at) {
        var first = order.first();
        return entities.insert(new NewList(
                        order.principal().value(),
                        id,
                        first.account(),
                        order.mode(),
                        order.purpose(),
                        first.category(),
                        first.budgetLine(),
                        first.earmark(),
                        first.method(),
                        first.pack(),
                        Json.of(json.writeValueAsString(first.evidence())),
                        first.emergency(),
                        order.total(),
                        order.rows().size(),
                        order.refused().size(),
                        at))
                .then(Mono.defer(() -> addRows(id, order)));
    }

    /** A row; its names are those of the columns. */
    @JsonNaming(SnakeCaseStrategy.class)
    private record NewRow(
            String principal,
            UUID list,
            int no,
            @Nullable UUID payment,
            @Nullable String repeats,
            @Nullable String payeeName,
            @Nullable String payeeAccount,
            @Nullable String payeeBank,
            Payee.@Nullable Kind payeeKind,
            @Nullable Long amount,
            @Nullable String purpose,
            @Nullable ProblemView problem) {

        static final String COLUMNS = "principal, list, no, payment, repeats, payee_name, payee_account, payee_bank, "
                + "payee_kind, amount, purpose, problem";

        static NewRow of(PrincipalId principal, UUID list, Row row) {
            return new NewRow(
                    principal.value(),
                    list,
                    row.no(),
                    row.payment(list),
                    row.repeats(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        static NewRow of(PrincipalId principal, UUID list, RefusedRow row) {
            var payee = row.payee();
            var account = payee == null ? null : payee.account();
            return new NewRow(
                    principal.value(),
                    list,
                    row.no(),
                    null,
                    null,
                    payee == null ? null : payee.name(),
                    account == null ? null : account.value(),
                    payee == null ? null : payee.bank(),
                    payee == null ? null : payee.kind(),
                    row.amount().fen(),
                    row.purpose(),
                    ProblemView.of(row.because()));
        }
    }

    private Mono<Void> addRows(UUID id, PaymentListOrder order) {
        var rows = Stream.concat(
                        order.rows().stream().map(row -> NewRow.of(order.principal(), id, row)),
                        order.refused().stream().map(row -> NewRow.of(order.principal(), id, row)))
                .toList();
        return database.sql("""
                        insert into payment_list_row (%1$s)
                        select %1$s from jsonb_populate_recordset(null::payment_list_row, :rows)
                        """.formatted(NewRow.COLUMNS))
                .bind("rows", Json.of(json.writeValueAsString(rows)))
                .then();
    }

    Mono<PaymentListRow> find(Scope scope, UUID id) {
        return lists.of(PaymentListRow.class, scope)
                .where(PaymentListRow::id, id)
                .one("payment list", id);
    }

    private record RowRow(
            int no,
            @Nullable String payeeName,
            @Nullable String payeeAccount,
            @Nullable String payeeBank,
            Payee.@Nullable Kind payeeKind,
            long amount,
            String purpose,
            @Nullable String repeats,
            @Nullable UUID payment,
            @Nullable Status status,
            @Nullable String problem) {

        RowView view(JsonMapper json) {
            return new RowView(
                    no,
                    payeeName == null || payeeKind == null
                            ? null
                            : new PayeeView(payeeName, payeeAccount, payeeBank, payeeKind),
                    Money.ofFen(amount).toString(),
                    purpose,
                    repeats,
                    payment,
                    status,
                    problem == null ? null : json.readValue(problem, ProblemView.class));
        }
    }

    Mono<List<RowView>> rows(PaymentListRow list) {
        return database.sql("""
                        select no, payee_name, payee_account, payee_bank, payee_kind, amount, purpose, repeats, payment,
                               status, problem::text as problem
                        from payment_list_row_view where principal = :principal and list = :list order by no
                        """)
                .bind("principal", list.principal())
                .bind("list", list.id())
                .mapProperties(RowRow.class)
                .all()
                .map(row -> row.view(json))
                .collectList();
    }

    private record Line(int no, UUID payment, @Nullable String repeats) {}

    /** As its rows and its payments say it at this moment, in the transaction of its execution. */
    Mono<PaymentListOrder> order(PrincipalId principal, UUID id) {
        return find(Scope.only(principal), id).zipWhen(this::kept, (list, rows) -> order(principal, list, rows));
    }

    private PaymentListOrder order(PrincipalId principal, PaymentListRow list, List<Row> rows) {
        return new PaymentListOrder(principal, list.mode(), list.purpose(), rows, List.of());
    }

    private Mono<List<Row>> kept(PaymentListRow list) {
        return lines(list)
                .zipWhen(
                        _ -> payments(list),
                        (lines, payments) -> lines.stream()
                                .map(line -> row(line, payments.get(line.payment())))
                                .toList());
    }

    private Row row(Line line, @Nullable PaymentRow payment) {
        if (payment == null) {
            throw new IllegalStateException("row " + line.no() + " has lost its payment");
        }
        return new Row(line.no(), payment.toModel(papers(payment.evidence())).order(), line.repeats());
    }

    private Mono<List<Line>> lines(PaymentListRow list) {
        return database.sql("""
                        select no, payment, repeats from payment_list_row
                        where principal = :principal and list = :list and payment is not null order by no
                        """)
                .bind("principal", list.principal())
                .bind("list", list.id())
                .mapProperties(Line.class)
                .all()
                .collectList();
    }

    private Mono<Map<UUID, PaymentRow>> payments(PaymentListRow list) {
        return database.sql("select * from payment_view where principal = :principal and list = :list")
                .bind("principal", list.principal())
                .bind("list", list.id())
                .mapProperties(PaymentRow.class)
                .all()
                .collectList()
                .map(rows -> rows.stream().collect(Collectors.toMap(PaymentRow::id, Function.identity())));
    }

    List<Evidence> papers(Json evidence) {
        return json.readValue(evidence.asString(), new TypeReference<>() {});
    }

    /** From then on nobody prepares or releases its payments; said again it stays as it was. */
    Mono<Void> cancelled(Scope scope, UUID id, String by, String reason, Instant at) {
        return database.sql("""
                        update payment set cancelled_by = :by, cancelled_at = :at, cancel_reason = :reason
                        where cancelled_at is null and id in (
                            select payment from payment_list_row where list = :list)
                        """ + scope.condition("principal"))
                .bind("by", by)
                .bind("at", at)
                .bind("reason", reason)
                .bind("list", id)
                .then();
    }

    Mono<Page<PaymentListRow>> list(
            Scope scope, @Nullable String principal, @Nullable Status status, PageRequest page) {
        return lists.of(PaymentListRow.class, scope)
                .where(PaymentListRow::principal, principal)
                .where(PaymentListRow::status, status)
                .newestFirst(PaymentListRow::requestedAt, PaymentListRow::id)
                .page(page);
    }
}
