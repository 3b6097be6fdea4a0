package org.fivetrust.agreements.matter;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.fivetrust.agreements.matter.ExplanationMessages.Explained;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Transactions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Rulings")
class ExplanationController {

    private final Explanations explanations;
    private final Transactions transactions;

    ExplanationController(Explanations explanations, Transactions transactions) {
        this.explanations = explanations;
        this.transactions = transactions;
    }

    @GetMapping("/v1/rulings/{id}")
    @Operation(
            operationId = "explainRuling",
            summary = "Explain a ruling that was given, and decide it again (裁定说明与重现)",
            description =
                    "In words of both languages, with the inputs as they were frozen. `reproduced` only where the "
                            + "agreement's words and the inputs kept lead to the same ruling again. (凭留存的协议与输入重新裁定)")
    Mono<Explained> explain(Caller caller, @PathVariable UUID id) {
        return explanations.explain(caller, id).as(transactions.within(caller.scope()));
    }
}
