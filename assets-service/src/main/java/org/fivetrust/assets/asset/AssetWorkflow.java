package org.fivetrust.assets.asset;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.assets.asset.AssetMessages.View;
import org.fivetrust.assets.asset.model.Asset;
import org.fivetrust.assets.asset.model.AssetStatus;
import org.fivetrust.assets.depreciation.Schedules;
import org.fivetrust.shared.kernel.Ruling.Permitted;
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
import reactor.core.publisher.Mono;

/** Enters things in the register and shows them. */
@Component
class AssetWorkflow {

    private final StandingActs standing;
    private final Assets assets;
    private final Schedules schedules;
    private final Transactions transactions;
    private final Clock clock;

    AssetWorkflow(StandingActs standing, Assets assets, Schedules schedules, Transactions transactions, Clock clock) {
        this.standing = standing;
        this.assets = assets;
        this.schedules = schedules;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> register(Caller caller, IdempotencyKey key, AssetMessages.Ask ask) {
        var asset = ask.toAsset(UUID.randomUUID());
        caller.mustActFor(asset.principal());
        return standing.perform(
                new IdempotentRequest(caller, asset.principal(), key, ask),
                "ASSET",
                View.class,
                permitted -> add(asset.register(permitted, today()).orRefuse(), permitted, caller));
    }

    private Mono<CommandResult<View>> add(Asset asset, Permitted permitted, Caller caller) {
        return assets.add(asset, permitted.basis(), caller.subject(), clock.instant())
                .then(assets.find(caller.scope(), asset.id()))
                .map(row -> CommandResult.created("/v1/assets/" + row.id(), view(row)));
    }

    Mono<View> find(Caller caller, UUID id) {
        return assets.find(caller.scope(), id).map(this::view).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, @Nullable String principal, @Nullable AssetStatus status, PageRequest page) {
        return assets.list(caller.scope(), principal, status, page)
                .map(rows -> rows.map(this::view))
                .as(transactions.within(caller.scope()));
    }

    private View view(AssetRow row) {
        return View.of(row, schedules.read(row.schedule()), today());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
