package org.fivetrust.agreements.authorization;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreements.authorization.WarrantMessages.WarrantAnswer;
import org.fivetrust.agreements.authorization.WarrantMessages.WarrantView;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Rulings")
class WarrantController {

    private final Warrants warrants;
    private final Signer signer;
    private final Transactions transactions;

    WarrantController(Warrants warrants, Signer signer, Transactions transactions) {
        this.warrants = warrants;
        this.signer = signer;
        this.transactions = transactions;
    }

    @GetMapping("/v1/warrants/{id}")
    @Operation(operationId = "readWarrant", summary = "Read a warrant (查看执行令)")
    Mono<WarrantView> warrant(Caller caller, @PathVariable UUID id) {
        return warrants.find(caller.scope(), id).as(transactions.within(caller.scope()));
    }

    @GetMapping("/.well-known/jwks.json")
    @Operation(
            operationId = "readJwks",
            summary = "The public keys that warrants and mandates are verified with (验签公钥)",
            description = "RFC 7517; anyone may read them. (公开)")
    Mono<Map<String, Object>> keys() {
        return signer.published();
    }

    /** Asked by an area before it executes. */
    @Hidden
    @GetMapping("/internal/warrants/{principal}/{id}")
    Mono<WarrantAnswer> answer(@PathVariable String principal, @PathVariable UUID id) {
        var scope = Scope.only(new PrincipalId(principal));
        return warrants.ask(scope, id).as(transactions.within(scope));
    }
}
