package org.fivetrust.assets.depreciation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.assets.depreciation.RunMessages.Ask;
import org.fivetrust.assets.depreciation.RunMessages.LineView;
import org.fivetrust.assets.depreciation.RunMessages.View;
import org.fivetrust.assets.depreciation.model.AssetUse;
import org.fivetrust.assets.depreciation.model.DepreciationRun;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.Outbox;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Charges months: the run, its lines and its events in one transaction. */
@Component
class RunWorkflow {

    private static final String KIND = "DEPRECIATION_RUN";

    private final StandingActs standing;
    private final DepreciationRuns runs;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    RunWorkflow(StandingActs standing, DepreciationRuns runs, Outbox outbox, Transactions transactions, Clock clock) {
        this.standing = standing;
        this.runs = runs;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<View> preview(Caller caller, Ask ask) {
        var principal = new PrincipalId(ask.principal());
        caller.mustActFor(principal);
        return standing.mustBeEntitled(caller, principal, KIND)
                .then(Mono.defer(() -> shown(caller, principal, ask.period()).as(transactions.within(caller.scope()))));
    }

    /** Of a confirmed month its run. */
    private Mono<View> shown(Caller caller, PrincipalId principal, YearMonth month) {
        return runs.of(principal, month)
                .flatMap(id -> runs.find(caller.scope(), id))
                .map(this::view)
                .switchIfEmpty(Mono.defer(
                        () -> due(principal, month).map(run -> View.preview(run, DepreciationRuns.digest(run)))));
    }

    private Mono<DepreciationRun> due(PrincipalId principal, YearMonth month) {
        return runs.confirmed(principal)
                .map(confirmed -> DepreciationRun.open(month, confirmed.month(), YearMonth.now(clock))
                        .orRefuse())
                .flatMap(open -> runs.due(principal, open));
    }

    Mono<ResponseEntity<View>> confirm(Caller caller, IdempotencyKey key, Ask ask) {
        var principal = new PrincipalId(ask.principal());
        caller.mustActFor(principal);
        return standing.perform(
                new IdempotentRequest(caller, principal, key, ask),
                KIND,
                View.class,
                permitted -> confirm(caller, principal, ask.period(), permitted));
    }

    /** Whoever comes second finds the run of who came first. */
    private Mono<CommandResult<View>> confirm(
            Caller caller, PrincipalId principal, YearMonth month, Permitted permitted) {
        return runs.queue(principal)
                .then(Mono.defer(() -> runs.of(principal, month)))
                .switchIfEmpty(Mono.defer(() -> charge(caller, principal, month, permitted)))
                .flatMap(id -> runs.find(caller.scope(), id))
                .map(row -> CommandResult.created("/v1/depreciation-runs/" + row.id(), view(row)));
    }

    private Mono<UUID> charge(Caller caller, PrincipalId principal, YearMonth month, Permitted permitted) {
        var id = UUID.randomUUID();
        return due(principal, month)
                .delayUntil(run -> runs.add(id, run, caller.subject(), clock.instant(), permitted.basis()))
                .delayUntil(run -> tell(id, run))
                .thenReturn(id);
    }

    private record AssetDepreciated(
            String depreciation,
            LocalDate depreciatedOn,
            Money amount,
            String category,
            String purpose,
            String reference) {}

    private Mono<Void> tell(UUID id, DepreciationRun run) {
        return Flux.fromIterable(run.uses().entrySet())
                .concatMap(use -> outbox.add(Event.to("accounts", run.principal(), depreciated(id, run.month(), use))))
                .then();
    }

    /** The id says month and use, so that the books can show each only once. */
    private static AssetDepreciated depreciated(UUID id, YearMonth month, Map.Entry<AssetUse, Money> charged) {
        var use = charged.getKey();
        return new AssetDepreciated(
                month + "-" + use.category(),
                month.atEndOfMonth(),
                charged.getValue(),
                use.category(),
                "%d年%d月%s资产折旧".formatted(month.getYear(), month.getMonthValue(), use.chinese()),
                id.toString());
    }

    Mono<View> find(Caller caller, UUID id) {
        return runs.find(caller.scope(), id).map(this::view).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, @Nullable String principal, PageRequest page) {
        return runs.list(caller.scope(), principal, page)
                .map(rows -> rows.map(this::view))
                .as(transactions.within(caller.scope()));
    }

    Mono<Page<LineView>> lines(Caller caller, UUID id, PageRequest page) {
        return runs.find(caller.scope(), id)
                .flatMap(run -> runs.lines(caller.scope(), run, page))
                .map(rows -> rows.map(LineRow::view))
                .as(transactions.within(caller.scope()));
    }

    private View view(RunRow row) {
        return View.of(row, runs.uses(row));
    }
}
