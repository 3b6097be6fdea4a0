package org.fivetrust.testing.broken;

import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FunctionConfiguration {

    @Bean
    Supplier<String> word() {
        return () -> "word";
    }
}
