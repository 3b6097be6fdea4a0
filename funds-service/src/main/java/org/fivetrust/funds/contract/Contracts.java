package org.fivetrust.funds.contract;

import java.util.UUID;
import org.fivetrust.funds.contract.model.Claim;
import org.fivetrust.funds.contract.model.Works;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.web.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What payments ask about the contracts they name. */
@Component
public class Contracts {

    private static final Refusal UNKNOWN =
            Refusal.rule("funds.contract-unknown").curedBy(Cure.of("funds.leave-it-out", Roles.REPORTER));

    private final ContractStore contracts;

    Contracts(ContractStore contracts) {
        this.contracts = contracts;
    }

    /** None where the contract serves no project of the assets. */
    public Mono<Works> works(PrincipalId principal, UUID contract) {
        return contracts.find(Scope.only(principal), contract).flatMap(row -> Mono.justOrEmpty(row.works()));
    }

    /** In the transaction of the payment; the contract is held until it ends. */
    public Mono<Void> mustAllow(PrincipalId principal, UUID contract, UUID payment, Claim claim) {
        return contracts
                .inForce(principal, contract, payment)
                .map(found -> found.orElseThrow(
                        () -> new Refused(UNKNOWN.with("named", contract).with("principal", principal))))
                .flatMap(found -> Mono.justOrEmpty(found.against(claim)))
                .flatMap(because -> Mono.error(new Refused(because)));
    }
}
