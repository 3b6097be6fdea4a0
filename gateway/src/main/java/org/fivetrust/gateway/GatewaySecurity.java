package org.fivetrust.gateway;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;

/** A valid token or no entry; each service checks it again. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class GatewaySecurity {

    @Bean
    SecurityWebFilterChain door(ServerHttpSecurity http, GatewayProblems problems) {
        return http.authorizeExchange(paths -> paths.pathMatchers(
                                "/actuator/health/**",
                                "/actuator/prometheus",
                                "/swagger-ui.html",
                                "/swagger-ui/**",
                                "/webjars/**",
                                "/v3/api-docs/**",
                                "/openapi/**",
                                "/problems/**",
                                "/.well-known/**")
                        .permitAll()
                        .anyExchange()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(_ -> {})
                        .authenticationEntryPoint((exchange, _) -> problems.unauthenticated(exchange)))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint((exchange, _) -> problems.unauthenticated(exchange)))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .build();
    }

    /** Limits count by subject; each service judges the other claims. */
    @Bean
    OAuth2TokenValidator<Jwt> namesItsSubject() {
        return new JwtClaimValidator<Object>(
                JwtClaimNames.SUB, subject -> subject instanceof String name && !name.isBlank());
    }

    /** Paths with dots to climb, doubled or encoded slashes never reach a route. */
    @Bean
    ServerExchangeRejectedHandler tricks(GatewayProblems problems) {
        return (exchange, _) -> problems.malformed(exchange);
    }
}
