package org.fivetrust.agreements.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.agreements.agreement.Agreements;
import org.fivetrust.agreements.agreement.model.AgreementEffect;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.calendar.WorkingCalendar;
import org.fivetrust.agreements.matter.InboxMessages.Actors;
import org.fivetrust.agreements.matter.InboxMessages.Counts;
import org.fivetrust.agreements.matter.InboxMessages.Deputy;
import org.fivetrust.agreements.matter.InboxMessages.Excluded;
import org.fivetrust.agreements.matter.InboxMessages.StepActors;
import org.fivetrust.agreements.matter.InboxQuery.Filter;
import org.fivetrust.agreements.matter.MatterMessages.Item;
import org.fivetrust.agreements.matter.MatterRow.LoadedMatter;
import org.fivetrust.agreements.matter.model.Matter;
import org.fivetrust.agreements.matter.model.Step;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Keyset;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The one inbox of five areas: what waits, how much of it, and for whom. */
@Component
class Inbox {

    private final DatabaseClient database;
    private final MatterStore store;
    private final MatterSight sight;
    private final Agreements agreements;
    private final WorkingCalendar workingCalendar;
    private final Transactions transactions;

    Inbox(
            DatabaseClient database,
            MatterStore store,
            MatterSight sight,
            Agreements agreements,
            WorkingCalendar workingCalendar,
            Transactions transactions) {
        this.database = database;
        this.store = store;
        this.sight = sight;
        this.agreements = agreements;
        this.workingCalendar = workingCalendar;
        this.transactions = transactions;
    }

    /** A line of the inbox. */
    record ItemRow(
            String principal,
            UUID id,
            String number,
            String kind,
            String area,
            @Nullable Long amount,
            String subject,
            Matter.Status status,
            @Nullable UUID step,
            @Nullable String role,
            @Nullable LocalDate due,
            boolean overdue,
            @Nullable String escalatedTo,
            boolean emergency,
            boolean paused,
            String requestedBy,
            Instant openedAt,
            UUID agreement) {

        Item toItem(@Nullable AgreementEffect agreementEffect, LocalDate today) {
            return new Item(
                    id,
                    number,
                    kind,
                    area,
                    principal,
                    MatterViews.money(amount),
                    subject,
                    status,
                    step,
                    role,
                    due,
                    overdue,
                    escalatedTo,
                    emergency,
                    paused,
                    requestedBy,
                    openedAt,
                    agreementEffect == null
                            ? null
                            : MatterViews.heldBy(
                                    status, agreementEffect.of(kind, Area.valueOf(area), List.of(), today)));
        }
    }

    private record CountRow(String kind, String status, long matters) {}

    private record DeputyRow(
            UUID step,
            String subject,
            String name,
            @Nullable String onBehalfOf) {}

    private static final Keyset<ItemRow> OLDEST_FIRST = Keyset.of("inbox", ItemRow::openedAt, ItemRow::id);

    Mono<Page<Item>> list(Caller caller, Filter filter, PageRequest page) {
        var query = InboxQuery.of(
                caller, sight.of(caller), filter, OLDEST_FIRST.after(page), page.fetch(), workingCalendar.today());
        return database.sql(query.sql())
                .bindValues(query.bindings())
                .mapProperties(ItemRow.class)
                .all()
                .collectList()
                .zipWhen(
                        this::forces,
                        (rows, forces) -> OLDEST_FIRST
                                .page(rows, page)
                                .map(row -> row.toItem(forces.get(row.agreement()), workingCalendar.today())))
                .as(transactions.within(caller.scope()));
    }

    private Mono<Map<UUID, AgreementEffect>> forces(List<ItemRow> rows) {
        return agreements.effects(rows.stream()
                .filter(row -> row.status().isUnfinished())
                .map(ItemRow::agreement)
                .collect(Collectors.toSet()));
    }

    Mono<Counts> counts(Caller caller) {
        var late = InboxQuery.late(caller, sight.of(caller), workingCalendar.today());
        return Mono.zip(
                        kept(caller).collectList(),
                        database.sql(late.sql())
                                .bindValues(late.bindings())
                                .mapValue(Long.class)
                                .one(),
                        Inbox::sum)
                .as(transactions.within(caller.scope()));
    }

    private Flux<CountRow> kept(Caller caller) {
        return database.sql("""
                        select kind, status, sum(matters)::bigint as matters from matter_count
                        where (:subdistrict = '' or subdistrict = :subdistrict)
                            and kind in (select known.kind from act_kind known where known.area = any (:areas))
                        group by kind, status
                        """)
                .bind("subdistrict", caller.scope().subdistrict())
                .bind("areas", sight.of(caller).areas().toArray(String[]::new))
                .mapProperties(CountRow.class)
                .all();
    }

    private static Counts sum(List<CountRow> rows, long overdue) {
        var byStatus = new TreeMap<String, Long>();
        var byKind = new TreeMap<String, Long>();
        var total = 0L;
        for (var row : rows) {
            byStatus.merge(row.status(), row.matters(), Long::sum);
            byKind.merge(row.kind(), row.matters(), Long::sum);
            total += row.matters();
        }
        return new Counts(total, Map.copyOf(byStatus), Map.copyOf(byKind), overdue);
    }

    Mono<Actors> actors(Caller caller, UUID id) {
        return sight.admit(caller, id)
                .then(Mono.defer(() -> store.find(caller, id)))
                .zipWhen(loadedMatter -> deputies(loadedMatter.row()).collectList(), Inbox::actors)
                .as(transactions.within(caller.scope()));
    }

    /** Delegates whose delegator could still take the step, and substitutes. */
    private Flux<DeputyRow> deputies(MatterRow row) {
        return database.sql("""
                        select s.id as step, d.delegate as subject, d.delegate_name as name, d.delegator as on_behalf_of
                        from matter_step s
                        join delegation d on d.principal = s.principal and d.role = s.role and d.revoked_at is null
                            and :today between d.valid_from and d.valid_to
                        where s.principal = :principal and s.matter = :matter and s.status = 'OPEN'
                        union all
                        select h.step, h.to_subject, h.to_name, null
                        from matter_reassignment h join matter_step s
                            on s.principal = h.principal and s.matter = h.matter and s.id = h.step and s.status = 'OPEN'
                        where h.principal = :principal and h.matter = :matter and h.accepted_at is not null
                        """)
                .bind("today", workingCalendar.today())
                .bind("principal", row.principal())
                .bind("matter", row.id())
                .mapProperties(DeputyRow.class)
                .all();
    }

    private static Actors actors(LoadedMatter loadedMatter, List<DeputyRow> deputies) {
        var excluded = excluded(loadedMatter);
        var out = excluded.stream().map(Excluded::subject).toList();
        var steps = loadedMatter.steps().stream()
                .filter(step ->
                        step.status() == Step.Status.OPEN && loadedMatter.row().status() == Matter.Status.OPEN)
                .map(step -> new StepActors(
                        step.id(),
                        step.title(),
                        step.role(),
                        deputies.stream()
                                .filter(deputy -> deputy.step().equals(step.id()))
                                .filter(deputy -> !out.contains(deputy.subject()) && !out.contains(deputy.onBehalfOf()))
                                .map(deputy -> new Deputy(deputy.subject(), deputy.name(), deputy.onBehalfOf()))
                                .toList()))
                .toList();
        return new Actors(loadedMatter.row().id(), loadedMatter.row().status().name(), steps, excluded);
    }

    private static List<Excluded> excluded(LoadedMatter loadedMatter) {
        var excluded = new ArrayList<Excluded>();
        excluded.add(new Excluded(loadedMatter.row().requestedBy(), "REQUESTER"));
        loadedMatter.matter().involved().stream()
                .filter(one -> !one.equals(loadedMatter.row().requestedBy()))
                .sorted()
                .forEach(one -> excluded.add(new Excluded(one, "HAS_ACTED")));
        loadedMatter.matter().bounds().conflicted().stream()
                .sorted()
                .forEach(one -> excluded.add(new Excluded(one, "CONFLICT")));
        return List.copyOf(excluded);
    }
}
