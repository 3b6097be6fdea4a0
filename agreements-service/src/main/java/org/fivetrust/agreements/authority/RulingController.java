package org.fivetrust.agreements.authority;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreements.authority.MatterMessages.WarrantView;
import org.fivetrust.agreements.authority.RulingMessages.Ask;
import org.fivetrust.agreements.authority.RulingMessages.View;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Transactions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Rulings", description = "What the agreement says, and what it has let happen (裁定与执行令)")
class RulingController {

    private final RulingWorkflow rulings;
    private final Warrants warrants;
    private final Signer signer;
    private final Transactions transactions;

    RulingController(RulingWorkflow rulings, Warrants warrants, Signer signer, Transactions transactions) {
        this.rulings = rulings;
        this.warrants = warrants;
        this.signer = signer;
        this.transactions = transactions;
    }

    @PostMapping("/v1/rulings")
    @Operation(
            summary = "Ask what the agreement says of an act: a dry run (试裁)",
            description = "Nothing is kept and nothing opened. Related acts within the splitting window are counted. "
                    + "(不留存、不立项；合并计算拆分期内的相关行为)")
    Mono<View> ask(Caller caller, @Valid @RequestBody Ask ask) {
        return rulings.ask(caller, ask);
    }

    @GetMapping("/v1/warrants/{id}")
    @Operation(summary = "Read a warrant (查看执行令)")
    Mono<WarrantView> warrant(Caller caller, @PathVariable UUID id) {
        return warrants.find(id).as(transactions.within(caller.scope()));
    }

    @GetMapping("/.well-known/jwks.json")
    @Operation(
            summary = "The public keys that warrants and mandates are verified with (验签公钥)",
            description = "RFC 7517; anyone may read them. (公开)")
    Mono<Map<String, Object>> keys() {
        return signer.published();
    }
}
