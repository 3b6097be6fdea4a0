package org.fivetrust.agreements.matter;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.calendar.WorkingCalendar;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Marks what is late, once, but nothing while it is paused or its agreement is suspended: noted, published to the
 * superior role. Several instances may run it at the same time; each row is marked by one of them, for whoever comes
 * second passes over what is locked and finds the rest marked.
 */
@Component
class OverdueJob {

    private static final Logger log = LoggerFactory.getLogger(OverdueJob.class);

    private static final int AT_ONCE = 200;

    /** How long news are kept for clients that were away. */
    private static final Duration NEWS_KEPT = Duration.ofDays(7);

    private final DatabaseClient database;
    private final MatterEvents news;
    private final FundsNews funds;
    private final WorkingCalendar workingCalendar;
    private final Transactions transactions;
    private final Clock clock;

    OverdueJob(
            DatabaseClient database,
            MatterEvents news,
            FundsNews funds,
            WorkingCalendar workingCalendar,
            Transactions transactions,
            Clock clock) {
        this.database = database;
        this.news = news;
        this.funds = funds;
        this.workingCalendar = workingCalendar;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Late(String principal, UUID matter) {}

    private record LatePapers(
            String principal,
            UUID id,
            String number,
            UUID act,
            Area area,
            String kind,
            @Nullable String category,
            @Nullable Long amount,
            String requestedBy,
            LocalDate papersDue) {

        FundsNews.MatterFacts facts() {
            return new FundsNews.MatterFacts(principal, id, number, act, area, kind, category, amount, requestedBy);
        }
    }

    @Scheduled(fixedDelayString = "${matters.overdue-every:PT30S}", initialDelayString = "PT10S")
    Mono<Void> round() {
        return Mono.defer(this::steps)
                .then(Mono.defer(this::papers))
                .then(Mono.defer(this::forget))
                .doOnError(broken -> log.warn("late matters could not be marked: {}", broken.toString()))
                .onErrorComplete();
    }

    Mono<Void> steps() {
        return database.sql("""
                        with late as (
                            select s.principal, s.matter, s.no, s.id, s.role, s.due from matter_step s
                            join matter m on m.principal = s.principal and m.id = s.matter and m.status = 'OPEN'
                            where s.status = 'OPEN' and s.due < :today and s.overdue_at is null
                                and not exists (
                                    select 1 from matter_pause p where p.principal = s.principal
                                        and p.matter = s.matter and p.resumed_at is null)
                                and not exists (
                                    select 1 from agreement a join agreement_suspension h
                                        on h.principal = a.principal and h.agreement = a.series
                                            and h.resumed_at is null
                                    where a.principal = m.principal and a.id = m.agreement)
                            order by s.due limit :most for update of s skip locked),
                        superiors as (
                            select distinct on (role) role, superior from role_superior
                            where in_force(valid_from, valid_to, :today)
                            order by role, valid_from desc),
                        marked as (
                            update matter_step s set overdue_at = :at, escalated_to = superiors.superior
                            from late left join superiors using (role)
                            where s.principal = late.principal and s.matter = late.matter and s.no = late.no
                            returning s.principal, s.matter, s.id, s.due, s.role, s.escalated_to)
                        insert into matter_note (principal, matter, id, kind, body, by, at)
                        select principal, matter, gen_random_uuid(), 'OVERDUE',
                               jsonb_build_object('step', id, 'due', due, 'role', role, 'escalatedTo', escalated_to),
                               'svc-agreements', :at
                        from marked returning principal, matter
                        """)
                .bind("today", workingCalendar.today())
                .bind("at", clock.instant())
                .bind("most", AT_ONCE)
                .mapProperties(Late.class)
                .all()
                .collectList()
                .flatMapIterable(late -> late)
                .concatMap(late -> news.tell(late.principal(), late.matter(), "OVERDUE"))
                .then()
                .as(transactions.within(Scope.ALL));
    }

    /** Papers that an emergency still owes: red until they come, and after that it stays known that they were late. */
    Mono<Void> papers() {
        return database.sql("""
                        with late as (
                            select principal, id, papers_due from matter
                            where papers_at is null and papers_due is not null and papers_due < :today
                                and papers_overdue_at is null and status not in ('REJECTED', 'WITHDRAWN', 'EXPIRED')
                            order by papers_due limit :most for update skip locked),
                        marked as (
                            update matter m set papers_overdue_at = :at from late
                            where m.principal = late.principal and m.id = late.id
                            returning m.principal, m.id, m.number, m.act, m.area, m.kind, m.category, m.amount,
                                      m.requested_by, m.papers_due),
                        noted as (
                            insert into matter_note (principal, matter, id, kind, body, by, at)
                            select principal, id, gen_random_uuid(), 'PAPERS_OVERDUE',
                                   jsonb_build_object('due', papers_due), 'svc-agreements', :at
                            from marked)
                        select * from marked order by principal, id
                        """)
                .bind("today", workingCalendar.today())
                .bind("at", clock.instant())
                .bind("most", AT_ONCE)
                .mapProperties(LatePapers.class)
                .all()
                .collectList()
                .flatMapIterable(late -> late)
                .concatMap(this::tell)
                .then()
                .as(transactions.within(Scope.ALL));
    }

    private Mono<Void> tell(LatePapers late) {
        return news.tell(late.principal(), late.id(), "PAPERS_OVERDUE")
                .then(funds.papersOverdue(late.facts(), late.papersDue()));
    }

    private Mono<Void> forget() {
        return database.sql("""
                        delete from matter_event where (principal, tx, seq) in (
                            select principal, tx, seq from matter_event where at < :before order by at limit 5000)
                        """)
                .bind("before", clock.instant().minus(NEWS_KEPT))
                .then()
                .as(transactions.within(Scope.ALL));
    }
}
