package org.fivetrust.funds.bankline;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.bankanswer.BankAnswers;
import org.fivetrust.funds.bankfile.BankProfiles;
import org.fivetrust.funds.bankfile.model.BankParty;
import org.fivetrust.funds.bankfile.model.BankProfile;
import org.fivetrust.funds.bankfile.model.BankText;
import org.fivetrust.funds.bankline.model.HeardOrder;
import org.fivetrust.funds.bankline.model.LineAnswer;
import org.fivetrust.funds.bankline.model.LinePayment;
import org.fivetrust.funds.bankline.model.LineQuestion;
import org.fivetrust.funds.bankorder.BankOrders;
import org.fivetrust.funds.bankorder.model.BankOrder;
import org.fivetrust.funds.bankorder.model.BankStatus;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Payments of the bank line at rest. Each method is one transaction, committed before anything follows from it. */
@Component
class LineOrders {

    private static final String SERVICE = "svc-funds";

    private final DatabaseClient database;
    private final BankOrders orders;
    private final BankAnswers answers;
    private final BankProfiles profiles;
    private final BankLineSettings settings;
    private final Transactions transactions;
    private final Clock clock;

    LineOrders(
            DatabaseClient database,
            BankOrders orders,
            BankAnswers answers,
            BankProfiles profiles,
            BankLineSettings settings,
            Transactions transactions,
            Clock clock) {
        this.database = database;
        this.orders = orders;
        this.answers = answers;
        this.profiles = profiles;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Row(
            String principal,
            UUID id,
            int attempt,
            String name,
            String number,
            String bank,
            String payeeName,
            @Nullable String payeeAccount,
            @Nullable String payeeBank,
            long amount,
            String purpose) {

        LinePayment toPayment(BankProfile profile, Instant validUntil, LocalDate executeOn) {
            return new LinePayment(
                    new LineQuestion(new PrincipalId(principal), id, attempt),
                    validUntil,
                    new BankParty(name, number, bank).atBank(profile),
                    new BankParty(payeeName, payeeAccount, payeeBank),
                    Money.ofFen(amount),
                    BankText.cut(BankText.onOneLine(purpose), profile.purposeLength()),
                    executeOn);
        }
    }

    /** Takes payments that wait for the line, and writes down that they leave; no other instance can take them. */
    Mono<List<LinePayment>> take() {
        return Mono.defer(() -> take(clock.instant())).as(transactions.within(Scope.ALL));
    }

    private Mono<List<LinePayment>> take(Instant now) {
        var validUntil = now.plus(settings.validFor());
        return waiting()
                .collectList()
                .delayUntil(rows -> rows.isEmpty() ? Mono.empty() : writeDown(rows, now, validUntil))
                .flatMapIterable(rows -> rows)
                .concatMap(row -> profiles.of(row.bank())
                        .map(profile -> row.toPayment(profile, validUntil, LocalDate.ofInstant(now, clock.getZone()))))
                .collectList();
    }

    private Flux<Row> waiting() {
        return database.sql("""
                        select waiting.principal, waiting.id, waiting.attempt + 1 as attempt, account.name, account.number,
                               account.bank, payment.payee_name, payment.payee_account, payment.payee_bank, payment.amount,
                               payment.purpose
                          from bank_order waiting
                          join trust_account account
                            on account.principal = waiting.principal and account.id = waiting.account
                          join payment on payment.principal = waiting.principal and payment.id = waiting.id
                         where waiting.status = 'TO_SEND' and waiting.attempt < :attempts
                           and not is_on_statement(waiting.principal, waiting.id)
                           and (select way from bank_profile where bank in (account.bank, '*')
                                 order by bank = '*' limit 1) = 'LINE'
                         order by waiting.changed_at, waiting.id limit :most
                           for update of waiting skip locked
                        """)
                .bind("attempts", settings.attempts())
                .bind("most", settings.batch())
                .mapProperties(Row.class)
                .all();
    }

    private Mono<Void> writeDown(List<Row> rows, Instant now, Instant validUntil) {
        var ids = rows.stream().map(Row::id).toArray(UUID[]::new);
        return database.sql("""
                        insert into bank_sending (principal, payment, attempt, way, valid_until, sent_by, sent_at)
                        select principal, id, attempt + 1, 'LINE', :until, :by, :at from bank_order
                        where id = any (:ids) order by id
                        """)
                .bind("until", validUntil)
                .bind("by", SERVICE)
                .bind("at", now)
                .bind("ids", ids)
                .then()
                .then(database.sql("""
                                update bank_order
                                   set status = 'SENT', attempt = attempt + 1, reference = null, reason = null, asks = 0,
                                       ask_at = :ask, changed_by = :by, changed_at = :at
                                 where id = any (:ids)
                                """)
                        .bind("ask", validUntil.plus(settings.firstPause()))
                        .bind("by", SERVICE)
                        .bind("at", now)
                        .bind("ids", ids)
                        .then());
    }

    /**
     * Takes sendings whose answer is missing or not the last, each after a longer pause; no other instance asks too.
     */
    Mono<List<LineQuestion>> takeUnanswered() {
        return Mono.defer(() -> takeUnanswered(clock.instant())).as(transactions.within(Scope.ALL));
    }

    private Mono<List<LineQuestion>> takeUnanswered(Instant now) {
        return database.sql("""
                        select principal, id, account, status, attempt, is_on_statement(principal, id) as on_statement, reference,
                            reason, changed_at
                        from bank_order
                        where ask_at <= :now and status in ('SENT', 'ACCEPTED', 'UNKNOWN')
                            and not is_on_statement(principal, id)
                        order by ask_at limit :most for update skip locked
                        """)
                .bind("now", now)
                .bind("most", settings.batch())
                .mapProperties(OrderRow.class)
                .all()
                .map(OrderRow::toModel)
                .collectList()
                .delayUntil(unanswered -> miss(unanswered, now))
                .delayUntil(unanswered -> planNext(unanswered, now))
                .flatMapIterable(unanswered -> unanswered)
                .map(order -> new LineQuestion(order.principal(), order.payment(), order.attempt()))
                .collectList();
    }

    private record OrderRow(
            String principal,
            UUID id,
            UUID account,
            BankStatus status,
            int attempt,
            boolean onStatement,
            @Nullable String reference,
            @Nullable String reason,
            Instant changedAt) {

        BankOrder toModel() {
            return new BankOrder(
                    new PrincipalId(principal),
                    id,
                    account,
                    status,
                    attempt,
                    onStatement,
                    reference,
                    reason,
                    changedAt);
        }
    }

    private Mono<Void> miss(List<BankOrder> unanswered, Instant now) {
        return Flux.fromIterable(unanswered)
                .filter(order -> order.status() == BankStatus.SENT)
                .concatMap(order -> orders.move(order.missed(), SERVICE, now))
                .then();
    }

    private Mono<Void> planNext(List<BankOrder> asked, Instant now) {
        return database.sql("""
                        update bank_order
                           set asks = asks + 1, asked_at = :now,
                               ask_at = :now + make_interval(secs => least(:longest, :first * 2.0 ^ least(asks, 16)))
                         where id = any (:ids)
                        """)
                .bind("now", now)
                .bind("longest", (double) settings.longestPause().toSeconds())
                .bind("first", (double) settings.firstPause().toSeconds())
                .bind("ids", asked.stream().map(BankOrder::payment).toArray(UUID[]::new))
                .then();
    }

    /** Writes what came of a sending or a question. */
    Mono<Void> hear(LineQuestion question, LineAnswer answer) {
        return Mono.defer(() -> orders.lock(Scope.only(question.principal()), List.of(question.payment())))
                .flatMapIterable(locked -> locked)
                .single()
                .map(order -> new HeardOrder(order, question.attempt()))
                .flatMap(heard -> write(heard, answer))
                .as(transactions.within(Scope.only(question.principal())));
    }

    private Mono<Void> write(HeardOrder heard, LineAnswer answer) {
        return switch (answer) {
            case LineAnswer.Heard said -> answers.heard(heard.hear(said), SERVICE, clock.instant());
            case LineAnswer.Silence _
            when heard.isMissing() -> orders.move(heard.order().missed(), SERVICE, clock.instant());
            case LineAnswer.Silence _ -> Mono.empty();
        };
    }
}
