package org.fivetrust.agreements.authority;

import java.util.List;
import java.util.function.Function;
import org.fivetrust.agreements.authority.model.Hat;
import org.fivetrust.agreements.authority.model.HatsWanted;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Roles lent and steps handed on, for other features of this service that ask who may take a step. */
@Configuration(proxyBeanMethods = false)
class HatOffers {

    @Bean
    Function<HatsWanted, Mono<List<Hat>>> hatsOnOffer(Hats hats) {
        return hats::seen;
    }
}
