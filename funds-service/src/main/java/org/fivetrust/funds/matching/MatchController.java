package org.fivetrust.funds.matching;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.funds.matching.MatchingMessages.ByHand;
import org.fivetrust.funds.matching.MatchingMessages.MatchView;
import org.fivetrust.funds.matching.MatchingMessages.Run;
import org.fivetrust.funds.matching.MatchingMessages.RunView;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Entitlement;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.OpenTo;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Matching")
class MatchController {

    private final MatchWorkflow matches;

    MatchController(MatchWorkflow matches) {
        this.matches = matches;
    }

    @PostMapping("/v1/matching-runs")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "runMatching",
            summary = "Match an account's open entries by the rules (自动勾对)",
            description = "A standing act. With dryRun=true it only shows what the rules find, with rule and score; "
                    + "without, what the rules may match is matched, and the rest is left to a person. "
                    + "(常设授权事项；dryRun=true 时仅预览)")
    @ApiResponse(responseCode = "201", description = "Matched (已勾对)", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "What a run would match (预览)", useReturnTypeSchema = true)
    Mono<ResponseEntity<RunView>> run(
            Caller caller,
            IdempotencyKey key,
            @Valid @RequestBody Run run,
            @RequestParam(defaultValue = "false") @Parameter(description = "Only show what a run would match (仅预览)")
                    boolean dryRun) {
        return dryRun ? matches.preview(caller, run).map(ResponseEntity::ok) : matches.run(caller, key, run);
    }

    @PostMapping("/v1/bank-statements/{id}/entries/{n}/match")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "matchBankEntry",
            summary = "Match an entry by hand (人工勾对)",
            description = "A standing act. The movements come to the entry; the bank has them from its day on. "
                    + "(常设授权事项，金额须一致)")
    @ApiResponse(responseCode = "201", description = "Matched (已勾对)", useReturnTypeSchema = true)
    Mono<ResponseEntity<MatchView>> match(
            Caller caller,
            IdempotencyKey key,
            @PathVariable UUID id,
            @PathVariable @Parameter(description = "Number of the entry in the statement (笔号)") int n,
            @Valid @RequestBody ByHand movements) {
        return matches.match(caller, key, id, n, movements);
    }

    @PostMapping("/v1/bank-statements/{id}/entries/{n}/unmatch")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "unmatchBankEntry",
            summary = "Undo the match of an entry (撤销勾对)",
            description = "A standing act, until a reconciliation of its day is signed. No other match is touched. "
                    + "(常设授权事项，调节表签署前可撤销)")
    @ApiResponse(responseCode = "200", description = "Open again (已撤销)", useReturnTypeSchema = true)
    Mono<ResponseEntity<MatchView>> unmatch(
            Caller caller,
            IdempotencyKey key,
            @PathVariable UUID id,
            @PathVariable @Parameter(description = "Number of the entry in the statement (笔号)") int n) {
        return matches.unmatch(caller, key, id, n);
    }
}
