package org.fivetrust.funds.account;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.account.TrustAccountMessages.EntryRow;
import org.fivetrust.funds.account.model.Entry;
import org.fivetrust.funds.account.model.TrustAccount;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Stores trust accounts and their entries. A trigger moves the balance with each entry. */
@Component
public class TrustAccounts {

    private static final Refusal HELD_ELSEWHERE =
            Refusal.state("funds.account-held-elsewhere").curedBy(Cure.of("funds.say-why-it-is-shared", Roles.CASHIER));

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final AmountLimits limits;

    TrustAccounts(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists, AmountLimits limits) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
        this.limits = limits;
    }

    /** Refuses more than one person alone may enter in one act of a kind. */
    public Mono<Void> mustBeWithinLimit(String act, Money amount, LocalDate on) {
        return limits.mustHold(act, amount, on);
    }

    Mono<Void> add(TrustAccount account, @Nullable String shared, Basis basis, Caller caller, Instant at) {
        var row = NewTrustAccount.of(account, shared, basis, caller.subject(), at);
        return mustBeHeldOnce(row)
                .then(entities.insert(row))
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> new Refused(Refusal.state("funds.account-exists")));
    }

    private Mono<Void> mustBeHeldOnce(NewTrustAccount row) {
        return row.shared() != null
                ? Mono.empty()
                : database.sql("select is_held_elsewhere(:principal, :key)")
                        .bind("principal", row.principal())
                        .bind("key", row.numberKey())
                        .mapValue(Boolean.class)
                        .one()
                        .filter(elsewhere -> elsewhere)
                        .flatMap(_ -> Mono.error(new Refused(HELD_ELSEWHERE)));
    }

    public Mono<Void> enter(Entry entry) {
        return database.sql("""
                        insert into trust_entry
                            (principal, account, kind, source, amount, effective_on, cleared_on, recorded_at)
                        values (:principal, :account, :kind, :source, :amount, :on, :cleared, :at)
                        """)
                .bind("principal", entry.principal().value())
                .bind("account", entry.account())
                .bind("kind", entry.kind().name())
                .bind("source", entry.source())
                .bind("amount", entry.amount().fen())
                .bind("on", entry.effectiveOn())
                .bind("cleared", Parameters.in(R2dbcType.DATE, entry.clearedOn()))
                .bind("at", entry.recordedAt())
                .then();
    }

    /** Holds the account until the transaction ends, so that money queues instead of colliding. */
    public Mono<TrustAccount> lock(PrincipalId principal, UUID id) {
        return database.sql("""
                        select principal, id, name, bank, number, shared, opened_on, opened_at, balance, cleared, reserved, available
                        from trust_account
                        where principal = :principal and id = :id for no key update
                        """)
                .bind("principal", principal.value())
                .bind("id", id)
                .mapProperties(AccountRow.class)
                .one()
                .map(AccountRow::toModel)
                .switchIfEmpty(Mono.error(() -> new NotFound("trust account", id)));
    }

    /** The same for an act: what is kept back for it is available to it. */
    public Mono<TrustAccount> lock(PrincipalId principal, UUID id, UUID act) {
        return lock(principal, id)
                .zipWhen(_ -> kept(principal, id, act), (account, kept) -> account.with(Money.ofFen(kept)));
    }

    private Mono<Long> kept(PrincipalId principal, UUID id, UUID act) {
        return database.sql("""
                        select coalesce(sum(amount), 0)::bigint from trust_reservation
                        where principal = :principal and account = :id and source = :act and freed_at is null
                        """)
                .bind("principal", principal.value())
                .bind("id", id)
                .bind("act", act)
                .mapValue(Long.class)
                .one();
    }

    Mono<AccountRow> find(Scope scope, UUID id) {
        return lists.of(AccountRow.class, scope).where(AccountRow::id, id).one("trust account", id);
    }

    Mono<Page<AccountRow>> list(Scope scope, @Nullable String principal, PageRequest page) {
        return lists.of(AccountRow.class, scope)
                .where(AccountRow::principal, principal)
                .inOrderOf(AccountRow::id)
                .page(page);
    }

    /** What an account holds, by the end of a day. */
    record Figures(long ledger, long cleared, long reserved) {}

    /** Summed over its days, however many entries each of them has. */
    Mono<Figures> figures(AccountRow account, LocalDate asOf) {
        return database.sql("""
                        select coalesce(sum(ledger), 0)::bigint as ledger, coalesce(sum(cleared), 0)::bigint as cleared,
                               coalesce(sum(reserved), 0)::bigint as reserved
                        from trust_day where principal = :principal and account = :account and day <= :day
                        """)
                .bind("principal", account.principal())
                .bind("account", account.id())
                .bind("day", asOf)
                .mapProperties(Figures.class)
                .one();
    }

    /** Summed from what was written down by a moment. */
    Mono<Figures> figuresKnown(AccountRow account, LocalDate asOf, Instant knownAt) {
        return database.sql("""
                        select (select coalesce(sum(amount) filter (where effective_on <= :day), 0)::bigint
                                  from trust_entry
                                 where principal = :principal and account = :account and recorded_at <= :known) as ledger,
                               (select coalesce(sum(amount) filter (where cleared_on <= :day), 0)::bigint
                                  from trust_entry
                                 where principal = :principal and account = :account and recorded_at <= :known)
                             + (select coalesce(sum(amount) filter (where cleared_on <= :day), 0)::bigint
                                  from trust_clearing
                                 where principal = :principal and account = :account and recorded_at <= :known) as cleared,
                               (select coalesce(sum(amount), 0)::bigint from trust_reservation
                                 where principal = :principal and account = :account and reserved_on <= :day
                                   and reserved_at <= :known and (freed_at is null or freed_at > :known or freed_on > :day)
                               ) as reserved
                        """)
                .bind("principal", account.principal())
                .bind("account", account.id())
                .bind("day", asOf)
                .bind("known", knownAt)
                .mapProperties(Figures.class)
                .one();
    }

    Mono<Page<EntryRow>> entries(AccountRow account, PageRequest page) {
        return lists.of(EntryRow.class, Scope.only(new PrincipalId(account.principal())))
                .where(EntryRow::account, account.id())
                .inReverseOrderOf(EntryRow::seq)
                .page(page);
    }
}
