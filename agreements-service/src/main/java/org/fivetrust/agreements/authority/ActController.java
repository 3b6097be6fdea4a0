package org.fivetrust.agreements.authority;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.agreements.authority.ActMessages.Answer;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the areas ask: a ruling on an act. */
@RestController
@Hidden
class ActController {

    private final RulingWorkflow rulings;

    ActController(RulingWorkflow rulings) {
        this.rulings = rulings;
    }

    @PutMapping("/internal/acts/{id}")
    Mono<Answer> put(@PathVariable UUID id, @Valid @RequestBody ActMessages.Put put) {
        return rulings.put(id, put);
    }
}
