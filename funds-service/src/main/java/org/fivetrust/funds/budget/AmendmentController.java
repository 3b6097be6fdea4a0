package org.fivetrust.funds.budget;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.agreementclient.WarrantInHand;
import org.fivetrust.funds.budget.BudgetMessages.AmendmentView;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/budget-amendments")
@Tag(name = "Budgets", description = "What may be spent in a year, line by line (年度预算)")
class AmendmentController {

    private final BudgetWorkflow budgets;

    AmendmentController(BudgetWorkflow budgets) {
        this.budgets = budgets;
    }

    @PostMapping("/{id}/adopt")
    @OpenTo(Permission.ADOPT_BUDGETS)
    @Operation(
            operationId = "adoptBudgetAmendment",
            summary = "Put an amendment of a budget into force under its warrant (凭执行令启用预算调整)",
            description = "What is reserved or spent by then stays covered. Never by who asked; once. (不得低于届时已占用和已支出)")
    @ApiResponse(responseCode = "200", description = "In force (已启用)", useReturnTypeSchema = true)
    Mono<ResponseEntity<AmendmentView>> adopt(
            Caller caller,
            IdempotencyKey key,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable WarrantInHand presented) {
        return budgets.adoptAmendment(caller, key, id, presented);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readBudgetAmendment", summary = "Read an amendment of a budget (查看预算调整)")
    Mono<AmendmentView> find(Caller caller, @PathVariable UUID id) {
        return budgets.findAmendment(caller, id);
    }
}
