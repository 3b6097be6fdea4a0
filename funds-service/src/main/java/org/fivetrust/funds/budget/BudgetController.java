package org.fivetrust.funds.budget;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.agreementclient.WarrantInHand;
import org.fivetrust.funds.budget.BudgetMessages.Amend;
import org.fivetrust.funds.budget.BudgetMessages.AmendmentView;
import org.fivetrust.funds.budget.BudgetMessages.Ask;
import org.fivetrust.funds.budget.BudgetMessages.View;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Entitlement;
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
@RequestMapping("/v1/budgets")
@Tag(name = "Budgets", description = "What may be spent in a year, line by line (年度预算)")
class BudgetController {

    private final BudgetWorkflow budgets;

    BudgetController(BudgetWorkflow budgets) {
        this.budgets = budgets;
    }

    @PostMapping
    @OpenTo(as = Entitlement.ORIGINATOR)
    @Operation(
            operationId = "requestBudget",
            summary = "Draw up a year's budget (编报年度预算)",
            description = "One for each principal and year; adopted or not as a whole. (每年一份，整体通过)")
    @ApiResponse(
            responseCode = "201",
            description = "Asked; the matter is open (已编报，事项已发起)",
            useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> request(Caller caller, IdempotencyKey key, @Valid @RequestBody Ask ask) {
        return budgets.request(caller, key, ask);
    }

    @PostMapping("/{id}/adopt")
    @OpenTo(Permission.ADOPT_BUDGETS)
    @Operation(
            operationId = "adoptBudget",
            summary = "Put a budget into force under its warrant (凭执行令启用预算)",
            description = "From then on payments may name its lines. Never by who drew it up; once. (启用后付款方可占用预算科目)")
    @ApiResponse(responseCode = "200", description = "In force (已启用)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> adopt(
            Caller caller,
            IdempotencyKey key,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable WarrantInHand presented) {
        return budgets.adopt(caller, key, id, presented);
    }

    @PostMapping("/{id}/amendments")
    @OpenTo(as = Entitlement.ORIGINATOR)
    @Operation(
            operationId = "requestBudgetAmendment",
            summary = "Ask for an amendment of a budget (申请调整预算)",
            description = "Each line is named with what it has from then on, never less than what is reserved or spent "
                    + "of it; one amendment at a time. (列明调整后金额，不得低于已占用和已支出；同时仅一项)")
    @ApiResponse(
            responseCode = "201",
            description = "Asked; the matter is open (已申请，事项已发起)",
            useReturnTypeSchema = true)
    Mono<ResponseEntity<AmendmentView>> amend(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Amend amend) {
        return budgets.amend(caller, key, id, amend);
    }

    @GetMapping("/{id}/amendments")
    @Operation(operationId = "listBudgetAmendments", summary = "Amendments of a budget, newest first (预算调整列表)")
    Listed<AmendmentView> amendments(Caller caller, @PathVariable UUID id) {
        return Listed.of(page -> budgets.amendments(caller, id, page));
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "readBudget",
            summary = "Read a budget, with what of each line is reserved, spent and left (查看预算及执行情况)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return budgets.find(caller, id);
    }

    @GetMapping
    @Operation(operationId = "listBudgets", summary = "List budgets, newest first (预算列表)")
    Listed<View> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String principal,
            @RequestParam(required = false) @Nullable Integer year) {
        return Listed.of(page -> budgets.list(caller, principal, year, page));
    }
}
