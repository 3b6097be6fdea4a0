package org.fivetrust.agreements.authority;

import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.fivetrust.agreements.agreement.model.Restraint;
import org.fivetrust.agreements.agreement.model.Resumed;
import org.fivetrust.agreements.authority.model.Ground;
import org.fivetrust.agreements.authority.model.GroundWanted;
import org.fivetrust.agreements.authority.model.Hat;
import org.fivetrust.agreements.authority.model.HatsWanted;
import org.fivetrust.agreements.authority.model.MatterSeen;
import org.fivetrust.agreements.authority.model.MattersWanted;
import org.fivetrust.agreements.authority.model.Question;
import org.fivetrust.agreements.authority.model.Related;
import org.fivetrust.agreements.authority.model.RelatedWanted;
import org.fivetrust.agreements.authority.model.Worded;
import org.fivetrust.agreements.authority.model.Wording;
import org.fivetrust.shared.agreement.Act;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What other features of this service may ask of this one; each within their own transaction. */
@Configuration(proxyBeanMethods = false)
class AuthorityOffers {

    @Bean
    Function<GroundWanted, Mono<Ground>> groundOnOffer(Grounds grounds) {
        return grounds::find;
    }

    @Bean
    Function<RelatedWanted, Mono<Related>> relatedOnOffer(Grounds grounds) {
        return grounds::related;
    }

    @Bean
    BiFunction<PrincipalId, UUID, Mono<Restraint>> restraintOnOffer(Restraints restraints) {
        return restraints::of;
    }

    @Bean
    Function<Resumed, Mono<Void>> clocksOnOffer(CourseMoves moves) {
        return resumed -> moves.resumed(resumed.principal(), resumed.series(), resumed.since());
    }

    @Bean
    BiFunction<Act, Related, Question> questionOnOffer() {
        return Explanations::question;
    }

    @Bean
    Function<MattersWanted, Flux<MatterSeen>> mattersOnOffer(MatterSight sight) {
        return sight::find;
    }

    @Bean
    Function<HatsWanted, Mono<List<Hat>>> hatsOnOffer(Hats hats) {
        return hats::of;
    }

    @Bean
    Function<Refusal, Worded> wordsOfRefusals(Phrases phrases) {
        return refusal -> new Worded(phrases.title(refusal), phrases.detail(refusal));
    }

    @Bean
    Function<Cure, Wording> wordsOfCures(Phrases phrases) {
        return phrases::cure;
    }
}
