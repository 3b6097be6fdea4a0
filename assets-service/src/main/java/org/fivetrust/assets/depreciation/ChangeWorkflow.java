package org.fivetrust.assets.depreciation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.assets.depreciation.ChangeMessages.Ask;
import org.fivetrust.assets.depreciation.ChangeMessages.HistoryRow;
import org.fivetrust.assets.depreciation.ChangeMessages.HistoryView;
import org.fivetrust.assets.depreciation.ChangeMessages.ReadingAsk;
import org.fivetrust.assets.depreciation.ChangeMessages.ReadingView;
import org.fivetrust.assets.depreciation.ChangeMessages.View;
import org.fivetrust.assets.depreciation.DepreciationRuns.Confirmed;
import org.fivetrust.assets.depreciation.ValueChanges.Entry;
import org.fivetrust.assets.depreciation.model.ChangeRequest;
import org.fivetrust.assets.depreciation.model.MeterReading;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Enters what changes the schedule of an asset, one at a time for each principal and never during a run. */
@Component
class ChangeWorkflow {

    private final StandingActs standing;
    private final Schedules schedules;
    private final DepreciationRuns runs;
    private final ValueChanges changes;
    private final Transactions transactions;
    private final Clock clock;

    ChangeWorkflow(
            StandingActs standing,
            Schedules schedules,
            DepreciationRuns runs,
            ValueChanges changes,
            Transactions transactions,
            Clock clock) {
        this.standing = standing;
        this.schedules = schedules;
        this.runs = runs;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The body of a request that names its asset in the path. */
    private record Addressed(UUID asset, Object body) {}

    Mono<ResponseEntity<View>> change(Caller caller, IdempotencyKey key, UUID asset, Ask ask) {
        return schedules
                .find(caller.scope(), asset)
                .as(transactions.within(caller.scope()))
                .flatMap(row -> standing.perform(
                        new IdempotentRequest(caller, new PrincipalId(row.principal()), key, new Addressed(asset, ask)),
                        "ASSET_CHANGE",
                        View.class,
                        permitted -> change(caller, row, ask.toRequest(), permitted)));
    }

    private Mono<CommandResult<View>> change(
            Caller caller, ScheduleRow asset, ChangeRequest request, Permitted permitted) {
        var id = UUID.randomUUID();
        return queued(caller, asset)
                .flatMap(current -> add(id, current, request, entry(caller, permitted)))
                .then(Mono.defer(() -> changes.find(caller.scope(), id)))
                .map(row -> CommandResult.created("/v1/assets/" + asset.id() + "/history", row.view()));
    }

    /** The schedule as it stands once nobody else changes it, and the last confirmed month. */
    private record Current(ScheduleRow asset, Confirmed confirmed) {}

    private Mono<Current> queued(Caller caller, ScheduleRow asset) {
        var principal = new PrincipalId(asset.principal());
        return runs.queue(principal)
                .then(Mono.defer(() -> runs.confirmed(principal)))
                .zipWhen(
                        _ -> schedules.find(caller.scope(), asset.id()),
                        (confirmed, row) -> new Current(row, confirmed));
    }

    private Mono<Void> add(UUID id, Current current, ChangeRequest request, Entry entry) {
        var asset = current.asset();
        var schedule = schedules.read(asset.schedule());
        var base =
                request.decide(schedule, current.confirmed().month(), today()).orRefuse();
        var number = schedule.bases().size();
        return schedules
                .add(new PrincipalId(asset.principal()), asset.id(), number, base, entry.by(), entry.at())
                .then(Mono.defer(() -> changes.add(id, asset, request, base, number, entry)));
    }

    Mono<ResponseEntity<ReadingView>> read(Caller caller, IdempotencyKey key, UUID asset, ReadingAsk ask) {
        return schedules
                .find(caller.scope(), asset)
                .as(transactions.within(caller.scope()))
                .flatMap(row -> standing.perform(
                        new IdempotentRequest(caller, new PrincipalId(row.principal()), key, new Addressed(asset, ask)),
                        "ASSET",
                        ReadingView.class,
                        permitted -> read(caller, row, ask.toReading(), entry(caller, permitted))));
    }

    private Mono<CommandResult<ReadingView>> read(Caller caller, ScheduleRow asset, MeterReading reading, Entry entry) {
        return queued(caller, asset)
                .map(current -> schedules
                        .read(current.asset().schedule())
                        .read(reading, current.confirmed().month(), today())
                        .orRefuse())
                .delayUntil(next -> changes.add(asset, next, entry))
                .map(next -> CommandResult.created(
                        "/v1/assets/" + asset.id() + "/schedule",
                        new ReadingView(asset.id(), next.readOn(), next.meter(), entry.by(), entry.at())));
    }

    Mono<Page<HistoryView>> history(Caller caller, UUID asset, PageRequest page) {
        return schedules
                .find(caller.scope(), asset)
                .flatMap(row -> changes.history(caller.scope(), row, page))
                .map(rows -> rows.map(HistoryRow::view))
                .as(transactions.within(caller.scope()));
    }

    private Entry entry(Caller caller, Permitted permitted) {
        return new Entry(caller.subject(), clock.instant(), permitted.basis());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
