package org.fivetrust.agreements.agreement;

import java.util.Map;
import java.util.function.Function;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.Outbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whenever what is in force changes, all five areas drop their mandates and ask anew. */
@Configuration(proxyBeanMethods = false)
class MandateRevoker {

    @Bean
    Function<PrincipalId, Mono<Void>> mandateRevocation(Outbox outbox) {
        return principal -> Flux.fromArray(Area.values())
                .concatMap(area -> outbox.add(Event.to(area.service(), principal, "mandate.revoked", Map.of())))
                .then();
    }
}
