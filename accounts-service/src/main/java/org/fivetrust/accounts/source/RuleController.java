package org.fivetrust.accounts.source;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.accounts.source.RuleMessages.Proposal;
import org.fivetrust.accounts.source.RuleMessages.View;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.Listed;
import org.fivetrust.shared.web.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/posting-rules")
@Tag(name = "Posting rules", description = "Which accounts go with what other areas did (记账规则)")
class RuleController {

    private final RuleWorkflow rules;

    RuleController(RuleWorkflow rules) {
        this.rules = rules;
    }

    @GetMapping
    @Operation(
            operationId = "listPostingRules",
            summary = "Posting rules in all their versions (记账规则及各版本)",
            description = "Each rule's newest version first; a voucher names the version it was drawn up by. (最新版本在前)")
    Listed<View> list(Caller caller, @RequestParam(required = false) @Nullable String standard) {
        return Listed.of(page -> rules.rules(caller, standard, page));
    }

    @PostMapping("/proposals")
    @OpenTo(Permission.PROPOSE_POSTING_RULES)
    @Operation(
            operationId = "proposePostingRule",
            summary = "Propose a version of a posting rule (提出记账规则变更)",
            description = "It takes effect once another person approves it, from the day it names. (经他人审批后生效)")
    @ApiResponse(responseCode = "201", description = "Proposed (已提出)", useReturnTypeSchema = true)
    Mono<ResponseEntity<Proposal>> propose(
            Caller caller, IdempotencyKey key, @Valid @RequestBody RuleMessages.Ask ask) {
        return rules.propose(caller, key, ask);
    }

    @GetMapping("/proposals")
    @Operation(operationId = "listPostingRuleProposals", summary = "What is proposed and was decided (记账规则变更记录)")
    Listed<Proposal> proposals(Caller caller) {
        return Listed.of(page -> rules.proposals(caller, page));
    }

    @PostMapping("/proposals/{id}/approve")
    @OpenTo(Permission.DECIDE_POSTING_RULES)
    @Operation(
            operationId = "approvePostingRule",
            summary = "Approve a proposed version (批准记账规则变更)",
            description = "By a reviewer or the head of the centre who did not propose it. (不得由提出人审批)")
    Mono<ResponseEntity<Proposal>> approve(Caller caller, IdempotencyKey key, @PathVariable UUID id) {
        return rules.decide(caller, key, id, true);
    }

    @PostMapping("/proposals/{id}/reject")
    @OpenTo(Permission.DECIDE_POSTING_RULES)
    @Operation(operationId = "rejectPostingRule", summary = "Turn a proposed version down (否决记账规则变更)")
    Mono<ResponseEntity<Proposal>> reject(Caller caller, IdempotencyKey key, @PathVariable UUID id) {
        return rules.decide(caller, key, id, false);
    }
}
