package org.fivetrust.funds.payment;

import static org.springframework.data.relational.core.query.Criteria.where;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.fivetrust.funds.account.model.AccountNumber;
import org.fivetrust.funds.account.model.Entry;
import org.fivetrust.funds.account.model.TrustAccount;
import org.fivetrust.funds.payment.PaymentMessages.Status;
import org.fivetrust.funds.payment.model.Evidence;
import org.fivetrust.funds.payment.model.Payment;
import org.fivetrust.funds.payment.model.PaymentOrder;
import org.fivetrust.funds.payment.model.Progress;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Stores payments, and reads the account they are paid from. */
@Component
class Payments {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final JsonMapper json;

    Payments(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists, JsonMapper json) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
        this.json = json;
    }

    private record Source(
            String principal,
            UUID id,
            String name,
            String bank,
            String number,
            LocalDate openedOn,
            long balance,
            long available) {

        TrustAccount toModel() {
            return new TrustAccount(
                    id,
                    new PrincipalId(principal),
                    name,
                    bank,
                    new AccountNumber(number),
                    openedOn,
                    Money.ofFen(balance),
                    Money.ofFen(available));
        }
    }

    /**
     * Holds the account until the transaction ends, so that payments queue instead of colliding. What is kept back for
     * this payment, or for the earmark that it names, is available to it.
     */
    Mono<TrustAccount> lockSource(PaymentOrder order, UUID payment) {
        return database.sql("""
                        select account.principal, account.id, name, bank, number, opened_on, balance,
                               available + (
                                   select coalesce(sum(held.amount), 0)::bigint from trust_reservation held
                                   where held.principal = account.principal and held.account = account.id
                                       and held.freed_at is null
                                       and (held.source = :payment or held.source = (
                                           select earmark.id from earmark
                                           where earmark.principal = account.principal and earmark.code = :earmark
                                               and earmark.opened_at is not null))) as available
                        from trust_account account
                        where account.principal = :principal and account.id = :id for no key update of account
                        """)
                .bind("principal", order.principal().value())
                .bind("id", order.account())
                .bind("payment", payment)
                .bind("earmark", Objects.requireNonNullElse(order.earmark(), ""))
                .mapProperties(Source.class)
                .one()
                .map(Source::toModel)
                .switchIfEmpty(Mono.error(() -> new NotFound("trust account", order.account())));
    }

    /** What is left of the line it names, in the budget of that day; held until the transaction ends. */
    Mono<Optional<Money>> leftOfLine(PaymentOrder order, LocalDate on) {
        return order.budgetLine() == null
                ? Mono.just(Optional.empty())
                : database.sql("""
                                select line.remaining from budget_balance line
                                join budget on budget.principal = line.principal and budget.id = line.budget
                                where line.principal = :principal and line.code = :code
                                    and budget.year = :year and budget.adopted_at is not null
                                for no key update of line
                                """)
                        .bind("principal", order.principal().value())
                        .bind("code", order.budgetLine())
                        .bind("year", on.getYear())
                        .mapValue(Long.class)
                        .one()
                        .map(Money::ofFen)
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty());
    }

    Mono<Void> add(UUID id, PaymentOrder order, Instant at) {
        var evidence = Json.of(json.writeValueAsString(order.evidence()));
        return entities.insert(NewPayment.of(id, order, evidence, at)).then();
    }

    Mono<Void> prepared(PrincipalId principal, UUID id, Progress.Prepared prepared) {
        return database.sql("""
                        update payment set prepared_by = :by, prepared_at = :at
                        where principal = :principal and id = :id
                        """)
                .bind("by", prepared.by())
                .bind("at", prepared.at())
                .bind("principal", principal.value())
                .bind("id", id)
                .then();
    }

    /** From then on nobody prepares or releases it; said again it stays as it was. */
    Mono<Void> cancelled(Scope scope, UUID id, String by, String reason, Instant at) {
        return database.sql("""
                        update payment set cancelled_by = :by, cancelled_at = :at, cancel_reason = :reason
                        where id = :id and cancelled_at is null
                        """ + scope.condition("principal"))
                .bind("by", by)
                .bind("at", at)
                .bind("reason", reason)
                .bind("id", id)
                .then();
    }

    Mono<Void> paid(PrincipalId principal, UUID id, Progress.Paid paid, Entry entry) {
        return database.sql("""
                        update payment set released_by = :by, paid_at = :at
                        where principal = :principal and id = :id
                        """)
                .bind("by", paid.releasedBy())
                .bind("at", paid.at())
                .bind("principal", principal.value())
                .bind("id", id)
                .then()
                .then(enter(entry));
    }

    private Mono<Void> enter(Entry entry) {
        return database.sql("""
                        insert into trust_entry (principal, account, kind, source, amount, effective_on, recorded_at)
                        values (:principal, :account, :kind, :source, :amount, :on, :at)
                        """)
                .bind("principal", entry.principal().value())
                .bind("account", entry.account())
                .bind("kind", entry.kind().name())
                .bind("source", entry.source())
                .bind("amount", entry.amount().fen())
                .bind("on", entry.effectiveOn())
                .bind("at", entry.recordedAt())
                .then();
    }

    List<Evidence> papers(PaymentRow row) {
        return json.readValue(row.evidence().asString(), new TypeReference<>() {});
    }

    /** In the transaction of its execution. */
    Mono<Payment> find(PrincipalId principal, UUID id) {
        return find(Scope.only(principal), id).map(row -> row.toModel(papers(row)));
    }

    Mono<PaymentRow> find(Scope scope, UUID id) {
        return lists.of(PaymentRow.class, scope).where(PaymentRow::id, id).one("payment", id);
    }

    Mono<Page<PaymentRow>> list(Scope scope, PaymentQuery query, PageRequest page) {
        return lists.of(PaymentRow.class, scope)
                .where(PaymentRow::principal, query.principal())
                .where(PaymentRow::status, query.status())
                .where(PaymentRow::amount, query.fen())
                .where(query.words() == null ? null : Lists.containing("words", query.words()))
                .where(query.from() == null ? null : where("requestedAt").greaterThanOrEquals(start(query.from())))
                .where(
                        query.to() == null
                                ? null
                                : where("requestedAt").lessThan(start(query.to().plusDays(1))))
                .where(query.waitingFor() == null ? null : waiting(query.waitingFor()))
                .newestFirst(PaymentRow::requestedAt, PaymentRow::id)
                .page(page);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(PaymentRow.CHINA).toInstant();
    }

    /** To be prepared by a cashier, to be released by a second person, or returned to the one who asked. */
    private static Criteria waiting(Caller caller) {
        var returned = where("status").is(Status.RETURNED).and("requestedBy").is(caller.subject());
        var forCashiers =
                where("status").is(Status.AUTHORISED).and("requestedBy").not(caller.subject());
        var forReleasers = where("status").is(Status.PREPARED).and("preparedBy").not(caller.subject());
        var waiting = caller.hasAny(Roles.CASHIER) ? returned.or(forCashiers) : returned;
        return caller.hasAny(Roles.RELEASER) ? waiting.or(forReleasers) : waiting;
    }
}
