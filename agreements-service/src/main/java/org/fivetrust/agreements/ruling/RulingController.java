package org.fivetrust.agreements.ruling;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.LocalDate;
import org.fivetrust.agreements.ruling.RulingMessages.Ask;
import org.fivetrust.agreements.ruling.RulingMessages.Item;
import org.fivetrust.agreements.ruling.RulingMessages.View;
import org.fivetrust.agreements.ruling.RulingStore.Filter;
import org.fivetrust.agreements.ruling.model.RulingOutcome;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Entitlement;
import org.fivetrust.shared.web.Listed;
import org.fivetrust.shared.web.OpenTo;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Rulings", description = "What the agreement says, and what it has let happen (裁定与执行令)")
class RulingController {

    private final DryRuns dryRuns;
    private final RulingStore store;
    private final Transactions transactions;

    RulingController(DryRuns dryRuns, RulingStore store, Transactions transactions) {
        this.dryRuns = dryRuns;
        this.store = store;
        this.transactions = transactions;
    }

    @PostMapping("/v1/rulings")
    @OpenTo(as = Entitlement.ANYONE)
    @Operation(
            operationId = "askRuling",
            summary = "Ask what the agreement says of an act: a dry run (试裁)",
            description = "Nothing is kept and nothing opened. Related acts within the splitting window are counted. "
                    + "`asOf` judges it at a day, `knownAt` by what was known at a moment. "
                    + "(不留存、不立项；合并计算拆分期内的相关行为；可指定裁定基准日与知悉时点)")
    Mono<View> ask(Caller caller, @Valid @RequestBody Ask ask) {
        return dryRuns.ask(caller, ask);
    }

    @GetMapping("/v1/rulings")
    @Operation(
            operationId = "listRulings",
            summary = "Rulings that were given, newest first (裁定列表)",
            description = "Of acts that areas put; standing acts are ruled on by the areas themselves. `from` and `to` "
                    + "are days acts were judged at, both included. (常设授权事项由各业务自行裁定，不在此列)")
    Listed<Item> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String principal,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable RulingOutcome outcome,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        var filter = new Filter(principal, kind, outcome, from, to);
        return Listed.of(page -> store.list(caller.scope(), filter, page)
                .map(found -> found.map(Item::of))
                .as(transactions.within(caller.scope())));
    }
}
