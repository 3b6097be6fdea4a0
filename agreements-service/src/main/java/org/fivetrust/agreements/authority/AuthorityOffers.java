package org.fivetrust.agreements.authority;

import java.util.List;
import java.util.function.Function;
import org.fivetrust.agreements.agreement.model.ResumedAgreement;
import org.fivetrust.agreements.authority.model.ActingCapacity;
import org.fivetrust.agreements.authority.model.ActingCapacityQuery;
import org.fivetrust.agreements.authority.model.MatterQuery;
import org.fivetrust.agreements.authority.model.VisibleMatter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What other features of this service may ask of this one; each within their own transaction. */
@Configuration(proxyBeanMethods = false)
class AuthorityOffers {

    @Bean
    Function<ResumedAgreement, Mono<Void>> clocksOnOffer(MatterHandlingStore moves) {
        return resumedAgreement ->
                moves.resumed(resumedAgreement.principal(), resumedAgreement.series(), resumedAgreement.since());
    }

    @Bean
    Function<MatterQuery, Flux<VisibleMatter>> mattersOnOffer(MatterStore store) {
        return store::find;
    }

    @Bean
    Function<ActingCapacityQuery, Mono<List<ActingCapacity>>> hatsOnOffer(ActingCapacities actingCapacities) {
        return actingCapacities::of;
    }
}
