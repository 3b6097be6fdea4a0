package org.fivetrust.archives.record;

import org.fivetrust.shared.web.SingleThreadPartReader;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;

@Configuration(proxyBeanMethods = false)
class RecordConfiguration implements WebFluxConfigurer {

    private final StoreSettings settings;

    RecordConfiguration(StoreSettings settings) {
        this.settings = settings;
    }

    @Override
    public void configureHttpMessageCodecs(ServerCodecConfigurer codecs) {
        codecs.customCodecs().register(new SingleThreadPartReader(settings.form()));
    }
}
