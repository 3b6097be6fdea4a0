package org.fivetrust.agreements.inquiry;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.fivetrust.agreements.authority.model.Findings;
import org.fivetrust.agreements.authority.model.Gathered;
import org.fivetrust.agreements.authority.model.Gathering;
import org.fivetrust.agreements.authority.model.RulingQuery;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** What other features may ask of this one; nothing of it needs a transaction of theirs. */
@Configuration(proxyBeanMethods = false)
class InquiryOffers {

    @Bean
    Function<RulingQuery, Mono<Findings>> inquiriesOnOffer(Inquiries inquiries) {
        return inquiries::find;
    }

    @Bean
    Function<Gathering, Mono<Gathered>> gatheringOnOffer(Inquiries inquiries) {
        return inquiries::gather;
    }

    @Bean
    BiFunction<RulingQuery, Gathered, Mono<Findings>> gatheredOnOffer(Inquiries inquiries) {
        return inquiries::find;
    }
}
