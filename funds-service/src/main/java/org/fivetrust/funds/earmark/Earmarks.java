package org.fivetrust.funds.earmark;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.fivetrust.funds.earmark.model.Earmark;
import org.fivetrust.funds.earmark.model.Spending;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Roles;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What payments and receipts ask about the earmarks they name. */
@Component
public class Earmarks {

    private static final Refusal UNKNOWN =
            Refusal.rule("funds.earmark-unknown").curedBy(Cure.of("funds.leave-it-out", Roles.REPORTER));

    private final EarmarkStore earmarks;

    Earmarks(EarmarkStore earmarks) {
        this.earmarks = earmarks;
    }

    /** In the transaction of the payment, whose account is held. */
    public Mono<Void> mustAllow(PrincipalId principal, String code, UUID payment, Spending spending, LocalDate on) {
        return find(principal, code, payment).flatMap(earmark -> refused(earmark.against(spending, on)));
    }

    /** Money is received for an earmark in the account that it is kept in; the figures follow once the bank has it. */
    public Mono<Void> mustTake(PrincipalId principal, String code, UUID account) {
        return find(principal, code, account).flatMap(earmark -> refused(earmark.againstReceipt(account)));
    }

    /** What is named and not kept would count against nothing. */
    private Mono<Earmark> find(PrincipalId principal, String code, UUID source) {
        return earmarks.open(principal, code, source)
                .switchIfEmpty(
                        Mono.error(() -> new Refused(UNKNOWN.with("named", code).with("principal", principal))));
    }

    private static Mono<Void> refused(Optional<Refusal> because) {
        return Mono.justOrEmpty(because).flatMap(refusal -> Mono.error(new Refused(refusal)));
    }
}
