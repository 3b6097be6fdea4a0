package org.fivetrust.agreements.matter;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.agreements.matter.ActIntakeMessages.Answer;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Takes the acts of the areas, to be ruled on. */
@RestController
@Hidden
class ActIntakeController {

    private final ActIntake acts;
    private final ActWithdrawal withdrawal;

    ActIntakeController(ActIntake acts, ActWithdrawal withdrawal) {
        this.acts = acts;
        this.withdrawal = withdrawal;
    }

    @PutMapping("/internal/acts/{id}")
    Mono<Answer> put(@PathVariable UUID id, @Valid @RequestBody ActIntakeMessages.Put put) {
        return acts.put(id, put);
    }

    @PutMapping("/internal/acts/{id}/withdrawal")
    Mono<Void> withdraw(@PathVariable UUID id, @Valid @RequestBody ActIntakeMessages.Withdraw withdraw) {
        return withdrawal.withdraw(id, withdraw);
    }
}
