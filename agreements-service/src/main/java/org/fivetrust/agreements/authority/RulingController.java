package org.fivetrust.agreements.authority;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreements.authority.ExplanationMessages.Explained;
import org.fivetrust.agreements.authority.MatterMessages.WarrantView;
import org.fivetrust.agreements.authority.RulingMessages.Ask;
import org.fivetrust.agreements.authority.RulingMessages.Item;
import org.fivetrust.agreements.authority.RulingMessages.View;
import org.fivetrust.agreements.authority.RulingReads.Filter;
import org.fivetrust.agreements.authority.model.RulingOutcome;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Listing;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Rulings", description = "What the agreement says, and what it has let happen (裁定与执行令)")
class RulingController {

    private final RulingWorkflow rulings;
    private final DryRuns dryRuns;
    private final Warrants warrants;
    private final Signer signer;
    private final Transactions transactions;

    RulingController(
            RulingWorkflow rulings, DryRuns dryRuns, Warrants warrants, Signer signer, Transactions transactions) {
        this.rulings = rulings;
        this.dryRuns = dryRuns;
        this.warrants = warrants;
        this.signer = signer;
        this.transactions = transactions;
    }

    @PostMapping("/v1/rulings")
    @Operation(
            summary = "Ask what the agreement says of an act: a dry run (试裁)",
            description = "Nothing is kept and nothing opened. Related acts within the splitting window are counted. "
                    + "`asOf` judges it at a day, `knownAt` by what was known at a moment. "
                    + "(不留存、不立项；合并计算拆分期内的相关行为；可指定裁定基准日与知悉时点)")
    Mono<View> ask(Caller caller, @Valid @RequestBody Ask ask) {
        return dryRuns.ask(caller, ask);
    }

    @GetMapping("/v1/rulings")
    @Operation(
            summary = "Rulings that were given, newest first (裁定列表)",
            description = "Of acts that areas put; standing acts are ruled on by the areas themselves. `from` and `to` "
                    + "are days acts were judged at, both included. (常设授权事项由各业务自行裁定，不在此列)")
    Mono<ResponseEntity<Page<Item>>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String principal,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable RulingOutcome outcome,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            PageRequest page,
            ServerWebExchange exchange) {
        return rulings.list(caller, new Filter(principal, kind, outcome, from, to), page)
                .map(found -> Listing.render(found, exchange));
    }

    @GetMapping(path = "/v1/rulings", produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Operation(hidden = true)
    Flux<Item> stream(
            Caller caller,
            @RequestParam(required = false) @Nullable String principal,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable RulingOutcome outcome,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        var filter = new Filter(principal, kind, outcome, from, to);
        return Listing.stream(page -> rulings.list(caller, filter, page));
    }

    @GetMapping("/v1/rulings/{id}")
    @Operation(
            summary = "Explain a ruling that was given, and decide it again (裁定说明与重现)",
            description =
                    "In words of both languages, with the inputs as they were frozen. `reproduced` only where the "
                            + "agreement's words and the inputs kept lead to the same ruling again. (凭留存的协议与输入重新裁定)")
    Mono<Explained> explain(Caller caller, @PathVariable UUID id) {
        return rulings.explain(caller, id);
    }

    @GetMapping("/v1/warrants/{id}")
    @Operation(summary = "Read a warrant (查看执行令)")
    Mono<WarrantView> warrant(Caller caller, @PathVariable UUID id) {
        return warrants.find(id).as(transactions.within(caller.scope()));
    }

    @GetMapping("/.well-known/jwks.json")
    @Operation(
            summary = "The public keys that warrants and mandates are verified with (验签公钥)",
            description = "RFC 7517; anyone may read them. (公开)")
    Mono<Map<String, Object>> keys() {
        return signer.published();
    }
}
