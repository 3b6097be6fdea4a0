package org.fivetrust.agreements.authority;

import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.fivetrust.agreements.agreement.model.AgreementHold;
import org.fivetrust.agreements.agreement.model.ResumedAgreement;
import org.fivetrust.agreements.authority.model.ActingCapacity;
import org.fivetrust.agreements.authority.model.ActingCapacityQuery;
import org.fivetrust.agreements.authority.model.BilingualText;
import org.fivetrust.agreements.authority.model.Ground;
import org.fivetrust.agreements.authority.model.GroundWanted;
import org.fivetrust.agreements.authority.model.MatterQuery;
import org.fivetrust.agreements.authority.model.Question;
import org.fivetrust.agreements.authority.model.RefusalText;
import org.fivetrust.agreements.authority.model.Related;
import org.fivetrust.agreements.authority.model.RelatedWanted;
import org.fivetrust.agreements.authority.model.VisibleMatter;
import org.fivetrust.shared.act.Act;
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
    BiFunction<PrincipalId, UUID, Mono<AgreementHold>> restraintOnOffer(AgreementHolds agreementHolds) {
        return agreementHolds::of;
    }

    @Bean
    Function<ResumedAgreement, Mono<Void>> clocksOnOffer(MatterHandlingStore moves) {
        return resumedAgreement ->
                moves.resumed(resumedAgreement.principal(), resumedAgreement.series(), resumedAgreement.since());
    }

    @Bean
    BiFunction<Act, Related, Question> questionOnOffer() {
        return Explanations::question;
    }

    @Bean
    Function<MatterQuery, Flux<VisibleMatter>> mattersOnOffer(MatterStore store) {
        return store::find;
    }

    @Bean
    Function<ActingCapacityQuery, Mono<List<ActingCapacity>>> hatsOnOffer(ActingCapacities actingCapacities) {
        return actingCapacities::of;
    }

    @Bean
    Function<Refusal, RefusalText> wordsOfRefusals(BilingualTexts bilingualTexts) {
        return refusal -> new RefusalText(bilingualTexts.title(refusal), bilingualTexts.detail(refusal));
    }

    @Bean
    Function<Cure, BilingualText> wordsOfCures(BilingualTexts bilingualTexts) {
        return bilingualTexts::cure;
    }
}
