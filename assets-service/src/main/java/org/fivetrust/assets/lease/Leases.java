package org.fivetrust.assets.lease;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.fivetrust.agreementclient.ActDetails;
import org.fivetrust.assets.lease.model.Escalation;
import org.fivetrust.assets.lease.model.FloorBasis;
import org.fivetrust.assets.lease.model.LeaseKind;
import org.fivetrust.assets.lease.model.LeaseLimits;
import org.fivetrust.assets.lease.model.LeaseLimits.Limit;
import org.fivetrust.assets.lease.model.LeaseOrder;
import org.fivetrust.assets.lease.model.LeaseStatus;
import org.fivetrust.assets.lease.model.PaymentTiming;
import org.fivetrust.assets.lease.model.PeriodStart;
import org.fivetrust.assets.lease.model.RentAccount;
import org.fivetrust.assets.lease.model.RentAccount.Payment;
import org.fivetrust.assets.lease.model.RentAccount.Remission;
import org.fivetrust.assets.lease.model.RentDue;
import org.fivetrust.assets.lease.model.RentInterval;
import org.fivetrust.assets.lease.model.RentUnit;
import org.fivetrust.assets.lease.model.Tenant;
import org.fivetrust.assets.lease.model.Term;
import org.fivetrust.shared.kernel.ExecutedAct;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stores leases and their rents. What is let when, what came in and what is owed follow by triggers. */
@Repository
class Leases {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final ActDetails details;
    private final JsonMapper json;

    Leases(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists, ActDetails details, JsonMapper json) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
        this.details = details;
        this.json = json;
    }

    Mono<AssetToLet> asset(PrincipalId principal, UUID id) {
        return database.sql("""
                        select name, card_year, card_serial, status from asset_view
                        where principal = :principal and id = :id
                        """)
                .bind("principal", principal.value())
                .bind("id", id)
                .mapProperties(AssetToLet.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("asset", id)));
    }

    /** What is known of a lease that is asked for or entered under this id. */
    Mono<LeaseOrder.Facts> facts(UUID id, LeaseOrder order, LocalDate askedOn) {
        return Mono.zip(
                        limits(order.kind(), askedOn),
                        asset(order.principal(), order.thing().asset()),
                        occupations(id, order),
                        owed(order.principal(), order.tenant()))
                .map(found -> new LeaseOrder.Facts(
                        found.getT1(), askedOn, found.getT2().isDisposed(), found.getT3(), found.getT4()));
    }

    private record LimitRow(String rule, int figure, String source) {

        Limit toModel() {
            return new Limit(figure, source);
        }
    }

    /** The strictest rows of a day. */
    private Mono<LeaseLimits> limits(LeaseKind kind, LocalDate day) {
        return database.sql("""
                        select distinct on (rule) rule, figure, source from lease_limit
                        where kind = :kind and :day between valid_from and coalesce(valid_to, :day)
                        order by rule, figure
                        """)
                .bind("kind", kind.name())
                .bind("day", day)
                .mapProperties(LimitRow.class)
                .all()
                .collectMap(LimitRow::rule, LimitRow::toModel)
                .map(Leases::limits);
    }

    private static LeaseLimits limits(Map<String, Limit> byRule) {
        return new LeaseLimits(byRule.get("LONGEST_TERM"), byRule.get("WRITTEN_FORM"));
    }

    private Mono<List<LeaseOrder.Occupation>> occupations(UUID id, LeaseOrder order) {
        return database.sql("""
                        select coalesce(to_char(number.year, 'FM0000-') || to_char(number.serial, 'FM0000'),
                                   act.matter_number, lease.id::text) as lease,
                               lease.part, lower(occupation.term) as begins, upper(occupation.term) - 1 as ends
                        from lease_occupation occupation
                        join lease on lease.principal = occupation.principal and lease.id = occupation.lease
                        join act on act.principal = lease.principal and act.id = lease.id
                        left join lease_number number
                            on number.principal = lease.principal and number.lease = lease.id
                        where occupation.principal = :principal and occupation.asset = :asset
                            and occupation.lease <> :id
                        order by occupation.term
                        """)
                .bind("principal", order.principal().value())
                .bind("asset", order.thing().asset())
                .bind("id", id)
                .mapProperties(LeaseOrder.Occupation.class)
                .all()
                .collectList();
    }

    private Mono<Money> owed(PrincipalId principal, Tenant tenant) {
        return database.sql("""
                        select coalesce(sum(owed), 0)::bigint from lease_view
                        where principal = :principal and tenant_key = :tenant
                        """)
                .bind("principal", principal.value())
                .bind("tenant", tenant.key())
                .mapValue(Long.class)
                .one()
                .map(Money::ofFen);
    }

    @Table("lease")
    private record NewLease(
            PrincipalId principal,
            @Id UUID id,
            UUID asset,
            @Nullable String part,
            LeaseKind kind,
            String tenantName,
            String tenantKey,
            String use,
            LocalDate beginsOn,
            LocalDate endsOn,
            Money price,
            BigDecimal quantity,
            RentUnit per,
            RentInterval every,
            PaymentTiming timing,
            PeriodStart monthsStart,
            Integer[] freeMonths,
            JsonNode escalations,
            Money floor,
            FloorBasis floorBasis,
            String[] floorDocuments,
            Money deposit,
            @Nullable UUID renews,
            @Nullable String document,
            Money total,
            Instant requestedAt) {}

    private record StoredEscalation(
            int fromYear,
            @Nullable Integer everyYears,
            @Nullable Integer rate,
            @Nullable Long amount) {

        static StoredEscalation of(Escalation escalation) {
            return new StoredEscalation(
                    escalation.fromYear(),
                    escalation.everyYears(),
                    escalation.rate() == null ? null : escalation.rate().hundredths(),
                    escalation.amount() == null ? null : escalation.amount().fen());
        }
    }

    /** Of two that ask at once for one place the database lets one pass. */
    Mono<Void> add(UUID id, LeaseOrder order, Instant at) {
        var rent = order.rent();
        return entities.insert(new NewLease(
                        order.principal(),
                        id,
                        order.thing().asset(),
                        order.thing().part(),
                        order.kind(),
                        order.tenant().name(),
                        order.tenant().key(),
                        order.use(),
                        order.term().from(),
                        order.term().to(),
                        rent.price(),
                        rent.quantity(),
                        rent.per(),
                        rent.every(),
                        rent.timing(),
                        rent.start(),
                        new TreeSet<>(rent.freeMonths()).toArray(Integer[]::new),
                        json.valueToTree(rent.escalations().stream()
                                .map(StoredEscalation::of)
                                .toList()),
                        order.floor().perYear(),
                        order.floor().basis(),
                        order.floor().documents().toArray(String[]::new),
                        order.deposit(),
                        order.renews(),
                        order.document(),
                        order.total(),
                        at))
                .then()
                .onErrorMap(Leases::isOccupied, _ -> new Refused(LeaseOrder.overtaken(order)));
    }

    private static boolean isOccupied(Throwable failed) {
        return failed instanceof DataIntegrityViolationException violated
                && String.valueOf(violated.getMessage()).contains("lease_occupation_once");
    }

    /** With its rents; the database gives its number. */
    Mono<Void> entered(ExecutedAct act, List<RentDue> rents) {
        return details.executed("lease", "entered", act).then(Mono.defer(() -> agreed(act, rents)));
    }

    private Mono<Void> agreed(ExecutedAct act, List<RentDue> rents) {
        return database.sql("""
                        insert into rent_due (principal, lease, number, period_from, period_to, due_on, amount, total)
                        select :principal, :lease, told.number, told.period_from, told.period_to, told.due_on,
                               told.amount, sum(told.amount) over (order by told.number)
                        from unnest(:numbers, :from, :to, :due, :amounts)
                            told (number, period_from, period_to, due_on, amount)
                        """)
                .bind("principal", act.principal().value())
                .bind("lease", act.id())
                .bind("numbers", rents.stream().map(RentDue::number).toArray(Integer[]::new))
                .bind("from", rents.stream().map(rent -> rent.period().from()).toArray(LocalDate[]::new))
                .bind("to", rents.stream().map(rent -> rent.period().to()).toArray(LocalDate[]::new))
                .bind("due", rents.stream().map(RentDue::dueOn).toArray(LocalDate[]::new))
                .bind("amounts", rents.stream().map(rent -> rent.amount().fen()).toArray(Long[]::new))
                .then();
    }

    /** Held until the transaction ends: of two waivers at once the second sees what the first left. */
    Mono<Void> lock(PrincipalId principal, UUID lease) {
        return database.sql("select id from lease where principal = :principal and id = :lease for no key update")
                .bind("principal", principal.value())
                .bind("lease", lease)
                .mapValue(UUID.class)
                .one()
                .then();
    }

    /** What of its rents is paid, waived and owed at the end of a day. */
    Mono<RentAccount> account(PrincipalId principal, UUID lease, LocalDate day) {
        return Mono.zip(rents(principal, lease), remissions(principal, lease), payments(principal, lease))
                .map(found -> RentAccount.of(found.getT1(), found.getT2(), found.getT3(), day));
    }

    private record RentRow(int number, LocalDate periodFrom, LocalDate periodTo, LocalDate dueOn, long amount) {

        RentDue toModel() {
            return new RentDue(number, new Term(periodFrom, periodTo), dueOn, Money.ofFen(amount));
        }
    }

    private Mono<List<RentDue>> rents(PrincipalId principal, UUID lease) {
        return database.sql("""
                        select number, period_from, period_to, due_on, amount from rent_due
                        where principal = :principal and lease = :lease order by number
                        """)
                .bind("principal", principal.value())
                .bind("lease", lease)
                .mapProperties(RentRow.class)
                .all()
                .map(RentRow::toModel)
                .collectList();
    }

    private record RemissionRow(int number, long amount, LocalDate remittedOn) {

        Remission toModel() {
            return new Remission(number, Money.ofFen(amount), remittedOn);
        }
    }

    private Mono<List<Remission>> remissions(PrincipalId principal, UUID lease) {
        return database.sql("""
                        select number, amount, remitted_on from rent_remission
                        where principal = :principal and lease = :lease
                        """)
                .bind("principal", principal.value())
                .bind("lease", lease)
                .mapProperties(RemissionRow.class)
                .all()
                .map(RemissionRow::toModel)
                .collectList();
    }

    private record PaymentRow(
            long amount, LocalDate receivedOn, @Nullable LocalDate reversedOn) {

        Payment toModel() {
            return new Payment(Money.ofFen(amount), receivedOn, reversedOn);
        }
    }

    /** Of rent alone: a deposit is none. */
    private Mono<List<Payment>> payments(PrincipalId principal, UUID lease) {
        return database.sql("""
                        select amount, received_on, reversed_on from proceeds came
                        where principal = :principal and lease = :lease
                            and not exists (select from security_deposit_category where category = came.category)
                        """)
                .bind("principal", principal.value())
                .bind("lease", lease)
                .mapProperties(PaymentRow.class)
                .all()
                .map(PaymentRow::toModel)
                .collectList();
    }

    Mono<LeaseRow> find(Scope scope, UUID id) {
        return lists.of(LeaseRow.class, scope).where(LeaseRow::id, id).one("lease", id);
    }

    /** @param tenant words anywhere in the tenant's name */
    record Filter(
            @Nullable String principal,
            @Nullable UUID asset,
            @Nullable String tenant,
            @Nullable LeaseStatus status,
            @Nullable Boolean inArrears) {

        private @Nullable Criteria named() {
            return Optional.ofNullable(tenant)
                    .map(words -> Lists.containing("tenantName", words))
                    .orElse(null);
        }

        private @Nullable Criteria owing() {
            return inArrears == null
                    ? null
                    : inArrears
                            ? Criteria.where("owed").greaterThan(0)
                            : Criteria.where("owed").is(0);
        }
    }

    Mono<Page<LeaseRow>> list(Scope scope, Filter filter, PageRequest page) {
        return lists.of(LeaseRow.class, scope)
                .where(LeaseRow::principal, filter.principal())
                .where(LeaseRow::asset, filter.asset())
                .where(LeaseRow::status, filter.status())
                .where(filter.named())
                .where(filter.owing())
                .newestFirst(LeaseRow::requestedAt, LeaseRow::id)
                .page(page);
    }
}
