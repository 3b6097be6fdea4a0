package org.fivetrust.shared.outbox;

import org.fivetrust.shared.metrics.Measure;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.client.AuthorizedClientServiceReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;

/** The transactional outbox, its delivery, and the inbox. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboxSettings.class)
@Import({OutboxSignal.class, Outbox.class, EventSender.class, OutboxDelivery.class, EventController.class})
public class OutboxConfiguration {

    /** The service's own identity, for calls no user waits for. */
    @Bean
    ReactiveOAuth2AuthorizedClientManager serviceIdentity(
            ReactiveClientRegistrationRepository registrations, ReactiveOAuth2AuthorizedClientService clients) {
        return new AuthorizedClientServiceReactiveOAuth2AuthorizedClientManager(registrations, clients);
    }

    @Bean
    Measure undeliveredEvents() {
        return Measure.count(
                "outbox.undelivered",
                "events",
                "Events that their receivers have not taken yet",
                "undelivered_events()");
    }

    @Bean
    Measure oldestUndeliveredEvent() {
        return Measure.age(
                "outbox.oldest.age", "Age of the oldest event not delivered yet", "oldest_undelivered_event()");
    }
}
