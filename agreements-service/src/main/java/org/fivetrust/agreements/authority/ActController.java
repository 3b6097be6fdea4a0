package org.fivetrust.agreements.authority;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.agreements.authority.ActMessages.Answer;
import org.fivetrust.agreements.authority.ActMessages.WarrantAnswer;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the areas ask: a ruling on an act, and before it is executed, whether its warrant still holds. */
@RestController
@Hidden
class ActController {

    private final ActIntake acts;
    private final Warrants warrants;
    private final Transactions transactions;

    ActController(ActIntake acts, Warrants warrants, Transactions transactions) {
        this.acts = acts;
        this.warrants = warrants;
        this.transactions = transactions;
    }

    @PutMapping("/internal/acts/{id}")
    Mono<Answer> put(@PathVariable UUID id, @Valid @RequestBody ActMessages.Put put) {
        return acts.put(id, put);
    }

    @GetMapping("/internal/warrants/{principal}/{id}")
    Mono<WarrantAnswer> warrant(@PathVariable String principal, @PathVariable UUID id) {
        return warrants.ask(id).as(transactions.within(Scope.only(new PrincipalId(principal))));
    }
}
