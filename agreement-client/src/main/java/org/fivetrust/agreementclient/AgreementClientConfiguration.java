package org.fivetrust.agreementclient;

import org.fivetrust.shared.metrics.Measure;
import org.fivetrust.shared.record.RecordGateConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.service.registry.HttpServiceGroup;
import org.springframework.web.service.registry.ImportHttpServices;

/** How an area service asks, waits, and acts under the agreement. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuthoritySettings.class)
@ImportHttpServices(
        group = "agreements",
        types = AgreementApi.class,
        clientType = HttpServiceGroup.ClientType.WEB_CLIENT)
@Import({
    RecordGateConfiguration.class,
    AgreementGate.class,
    AnnouncedDays.class,
    AuthorityKeyStore.class,
    AuthorityKeys.class,
    Signatures.class,
    Mandates.class,
    Matters.class,
    ActDetails.class,
    Acts.class,
    ActOutcomes.class,
    ActQuestions.class,
    ActRequests.class,
    ActResumption.class,
    ActExecutions.class,
    ActWithdrawals.class,
    ActFlow.class,
    ActInbox.class,
    StandingActs.class,
    StandingRulings.class
})
public class AgreementClientConfiguration {

    @Bean
    Measure lastListingOfKeys() {
        return Measure.age(
                "authority.keys.age",
                "Time since agreements-service last listed its keys",
                "(select max(last_listed_at) from authority_key)");
    }
}
