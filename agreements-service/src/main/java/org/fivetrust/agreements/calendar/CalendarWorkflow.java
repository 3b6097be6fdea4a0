package org.fivetrust.agreements.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fivetrust.agreements.calendar.CalendarMessages.DayView;
import org.fivetrust.agreements.calendar.CalendarMessages.Due;
import org.fivetrust.agreements.calendar.CalendarMessages.Import;
import org.fivetrust.agreements.calendar.CalendarMessages.VersionView;
import org.fivetrust.agreements.calendar.CalendarMessages.Versions;
import org.fivetrust.agreements.calendar.model.CalendarChange;
import org.fivetrust.agreements.calendar.model.CalendarDay;
import org.fivetrust.agreements.calendar.model.CalendarLine;
import org.fivetrust.agreements.calendar.model.WorkingDays;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts working days and imports announced days, all rows of an import or none. */
@Component
class CalendarWorkflow {

    private final Calendar calendar;
    private final CalendarImports imports;
    private final Idempotency idempotency;
    private final Transactions transactions;
    private final Clock clock;

    CalendarWorkflow(
            Calendar calendar,
            CalendarImports imports,
            Idempotency idempotency,
            Transactions transactions,
            Clock clock) {
        this.calendar = calendar;
        this.imports = imports;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The days of a span and the years that are announced. */
    record Span(List<DayView> days, List<Integer> announced) {}

    /** A day that differs from the working week, as it was announced last. */
    record AnnouncedDay(LocalDate day, int version, boolean working, String name, String source) {}

    /** Of the year behind and the two ahead. */
    Mono<List<AnnouncedDay>> announced() {
        var today = LocalDate.now(clock);
        return calendar.exceptions(today.minusYears(1), today.plusYears(2), null)
                .map(one -> new AnnouncedDay(one.day(), one.version(), one.working(), one.name(), one.source()))
                .collectList();
    }

    Mono<Span> span(LocalDate from, LocalDate to, @Nullable Instant knownAt) {
        return calendar.exceptions(from, to, knownAt)
                .collectList()
                .zipWhen(
                        _ -> calendar.years().collectList(),
                        (exceptions, years) -> new Span(days(from, to, exceptions), years));
    }

    private static List<DayView> days(LocalDate from, LocalDate to, List<Calendar.Version> exceptions) {
        var named = exceptions.stream().collect(Collectors.toMap(Calendar.Version::day, Function.identity()));
        var week = week(exceptions);
        return from.datesUntil(to.plusDays(1)).map(day -> day(day, week, named)).toList();
    }

    private static WorkingDays week(List<Calendar.Version> exceptions) {
        return new WorkingDays(
                exceptions.stream().collect(Collectors.toMap(Calendar.Version::day, Calendar.Version::working)));
    }

    private static DayView day(LocalDate day, WorkingDays week, Map<LocalDate, Calendar.Version> named) {
        var exception = named.get(day);
        return exception == null ? new DayView(day, week.works(day), null, null, false, null) : view(exception);
    }

    private static DayView view(Calendar.Version known) {
        return new DayView(
                known.day(), known.working(), known.name(), known.source(), known.provisional(), known.version());
    }

    /** Twice the days and two long holidays exceed any limit. */
    Mono<Due> due(LocalDate from, int days) {
        return calendar.exceptions(from, from.plusDays(days * 2L + 60), null)
                .collectList()
                .zipWhen(
                        _ -> calendar.years().collectList(), (exceptions, years) -> due(from, days, exceptions, years));
    }

    private static Due due(LocalDate from, int days, List<Calendar.Version> exceptions, List<Integer> years) {
        var due = week(exceptions).after(from, days);
        var within = exceptions.stream()
                .filter(known -> known.day().isAfter(from) && !known.day().isAfter(due))
                .map(CalendarWorkflow::view)
                .toList();
        var announced = new HashSet<>(years);
        var first = from.plusDays(1).getYear();
        var provisional = within.stream().anyMatch(DayView::provisional)
                || !IntStream.rangeClosed(first, due.getYear()).allMatch(announced::contains);
        return new Due(from, days, due, provisional, within);
    }

    Mono<Versions> versions(LocalDate day) {
        return calendar.versions(day).collectList().map(known -> versions(day, known));
    }

    private static Versions versions(LocalDate day, List<Calendar.Version> known) {
        var works = known.isEmpty()
                ? new WorkingDays(Map.of()).works(day)
                : known.getLast().working();
        return new Versions(
                day,
                works,
                known.stream()
                        .map(one -> new VersionView(
                                one.version(), one.working(), one.name(), one.source(), one.provisional(), one.since()))
                        .toList());
    }

    /** A day whose entry does not differ from the stored one gets no new version. */
    Mono<ResponseEntity<Import>> take(
            Caller caller, @Nullable IdempotencyKey key, List<CalendarLine> lines, boolean dryRun) {
        var days = CalendarLine.read(lines);
        var judged = calendar.queue().then(Mono.defer(() -> judge(days)));
        return dryRun
                ? judged.map(all -> ResponseEntity.ok(Import.of(null, null, null, all)))
                        .as(transactions.within(Scope.ALL))
                : idempotency.once(
                        IdempotentRequest.byCaller(caller, key, lines),
                        Import.class,
                        judged.flatMap(all -> keep(caller, all))
                                .map(made -> CommandResult.created("/v1/calendar/imports/" + made.id(), made))
                                .as(transactions.within(Scope.ALL)));
    }

    private Mono<List<CalendarChange>> judge(List<CalendarDay> days) {
        var span = days.stream().map(CalendarDay::day).sorted().toList();
        return calendar.exceptions(span.getFirst(), span.getLast(), null)
                .collectMap(Calendar.Version::day, Calendar.Version::toModel)
                .map(kept -> days.stream()
                        .map(day -> new CalendarChange(kept.get(day.day()), day))
                        .toList());
    }

    private Mono<Import> keep(Caller caller, List<CalendarChange> judged) {
        var id = UUID.randomUUID();
        var view = Import.of(id, caller.name(), clock.instant(), judged);
        return imports.add(id, view, caller)
                .then(imports.addVersions(id, judged))
                .then(imports.announce(judged))
                .thenReturn(view);
    }

    Mono<Page<Import>> imports(PageRequest page) {
        return imports.list(page);
    }

    Mono<Import> find(UUID id) {
        return imports.find(id);
    }
}
