package org.fivetrust.funds.matching;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.LocalDate;
import org.fivetrust.funds.matching.MatchingMessages.RuleView;
import org.fivetrust.funds.matching.MatchingMessages.RulesView;
import org.fivetrust.funds.matching.MatchingMessages.SetRule;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Entitlement;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/matching-rules")
@Tag(name = "Matching", description = "What the bank booked, and the movements of sub-ledgers that it is (勾对)")
class MatchingRuleController {

    private final MatchingRules rules;

    MatchingRuleController(MatchingRules rules) {
        this.rules = rules;
    }

    @PostMapping
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "setMatchingRule",
            summary = "Set a rule of matching, from a day on (设置勾对规则)",
            description = "A standing act. Until then the rule before holds, or the general one. (常设授权事项，自生效日起适用)")
    @ApiResponse(responseCode = "201", description = "Set (已设置)", useReturnTypeSchema = true)
    Mono<ResponseEntity<RuleView>> set(Caller caller, IdempotencyKey key, @Valid @RequestBody SetRule rule) {
        return rules.set(caller, key, rule);
    }

    @GetMapping
    @Operation(operationId = "readMatchingRules", summary = "The rules of matching of a day (勾对规则)")
    Mono<RulesView> on(
            Caller caller,
            @RequestParam String principal,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf) {
        return rules.on(caller, principal, asOf);
    }
}
