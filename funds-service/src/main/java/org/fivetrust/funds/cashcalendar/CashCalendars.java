package org.fivetrust.funds.cashcalendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.cashcalendar.model.CashCalendar.Kind;
import org.fivetrust.funds.cashcalendar.model.CashCalendar.Movement;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Reads what a cash calendar is made of, and keeps what income is expected. */
@Repository
class CashCalendars {

    private final DatabaseClient database;

    CashCalendars(DatabaseClient database) {
        this.database = database;
    }

    /** @param days for how many days there is a calendar */
    record Account(String principal, UUID id, long cleared, long earmarked, int days) {

        Money earmarkedMoney() {
            return Money.ofFen(earmarked);
        }

        Money opening() {
            return Money.ofFen(cleared - earmarked);
        }
    }

    Mono<Account> account(Scope scope, UUID id, LocalDate today) {
        return database.sql("""
                        select held.principal, held.id, held.cleared,
                               (select coalesce(sum(marked.amount), 0)::bigint from kept_back marked
                                 where marked.principal = held.principal and marked.account = held.id
                                   and marked.kind = 'EARMARK' and marked.freed_on is null) as earmarked,
                               (select figure from cash_calendar_limit
                                 where name = 'DAYS' and :today between valid_from and coalesce(valid_to, :today)
                                 order by valid_from desc limit 1) as days
                        from trust_account held where held.id = :id
                        """ + scope.condition("held.principal"))
                .bind("id", id)
                .bind("today", today)
                .mapProperties(Account.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("trust account", id)));
    }

    private record MovementRow(
            Kind kind,
            UUID source,
            @Nullable LocalDate day,
            long amount,
            @Nullable String party,
            @Nullable String words) {

        Movement toModel() {
            return new Movement(kind, source, day, Money.ofFen(amount), party, words);
        }
    }

    Mono<List<Movement>> movements(Account account) {
        return database.sql("""
                        select kind, source, day, amount, party, words from expected_movement
                        where principal = :principal and account = :account
                        """)
                .bind("principal", account.principal())
                .bind("account", account.id())
                .mapProperties(MovementRow.class)
                .all()
                .map(MovementRow::toModel)
                .collectList();
    }

    /**
     * What assets-service tells of.
     *
     * @param id of the rent that falls due, or of the disposal
     * @param source the lease or the disposal
     */
    record Income(Kind kind, UUID id, UUID source, LocalDate dueOn, Money amount, String party) {}

    Mono<Void> expect(PrincipalId principal, Income income, Instant at) {
        return database.sql("""
                        insert into expected_income (principal, kind, id, version, source, due_on, amount, party, told_at)
                        select :principal, :kind, :id, count(*) + 1, :source, :due, :amount, :party, :at
                        from expected_income where principal = :principal and kind = :kind and id = :id
                        """)
                .bind("principal", principal.value())
                .bind("kind", income.kind().name())
                .bind("id", income.id())
                .bind("source", income.source())
                .bind("due", income.dueOn())
                .bind("amount", income.amount().fen())
                .bind("party", income.party())
                .bind("at", at)
                .then();
    }
}
