package org.fivetrust.shared.record;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.reactive.function.client.support.OAuth2WebClientHttpServiceGroupConfigurer;
import org.springframework.web.service.registry.HttpServiceGroup;
import org.springframework.web.service.registry.ImportHttpServices;

/** How a service asks archives-service, and under which identity it asks any neighbour. */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "archives", types = RecordsApi.class, clientType = HttpServiceGroup.ClientType.WEB_CLIENT)
@Import(RecordGate.class)
public class RecordGateConfiguration {

    @Bean
    OAuth2WebClientHttpServiceGroupConfigurer neighboursUnderOwnIdentity(
            ReactiveOAuth2AuthorizedClientManager serviceIdentity) {
        return OAuth2WebClientHttpServiceGroupConfigurer.from(serviceIdentity);
    }
}
