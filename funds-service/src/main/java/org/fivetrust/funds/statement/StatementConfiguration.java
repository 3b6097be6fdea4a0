package org.fivetrust.funds.statement;

import org.fivetrust.shared.web.SingleThreadPartReader;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StatementSettings.class)
class StatementConfiguration implements WebFluxConfigurer {

    private final StatementSettings settings;

    StatementConfiguration(StatementSettings settings) {
        this.settings = settings;
    }

    @Override
    public void configureHttpMessageCodecs(ServerCodecConfigurer codecs) {
        codecs.customCodecs().register(new SingleThreadPartReader(settings.form()));
    }
}
