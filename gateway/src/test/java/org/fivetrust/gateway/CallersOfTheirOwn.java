package org.fivetrust.gateway;

import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webtestclient.autoconfigure.WebTestClientBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.client.ClientRequest;

/** Each request comes from an address of its own, so that no test uses up what an address may ask for. */
@TestConfiguration(proxyBeanMethods = false)
class CallersOfTheirOwn {

    static String address() {
        return "2001:db8::" + UUID.randomUUID().toString().substring(0, 4);
    }

    @Bean
    WebTestClientBuilderCustomizer addressOfItsOwn() {
        return client -> client.filter((request, next) -> next.exchange(ClientRequest.from(request)
                .headers(headers -> {
                    if (!headers.containsHeader("X-Forwarded-For")) {
                        headers.set("X-Forwarded-For", address());
                    }
                })
                .build()));
    }
}
