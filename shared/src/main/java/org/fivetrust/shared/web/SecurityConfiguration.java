package org.fivetrust.shared.web;

import java.time.Clock;
import org.fivetrust.shared.kernel.Roles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtGrantedAuthoritiesConverterAdapter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;

/** Every service checks the token itself; the gateway is not the only lock. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityConfiguration {

    /** No answer is a page that runs, loads or sends anything. */
    private static final String RUNS_NOTHING =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Requests are observed as a whole, with their answer; each single filter, token and permit is not. */
    @Bean
    SecurityObservationSettings observedAsAWhole() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityWebFilterChain security(
            ServerHttpSecurity http,
            Problems problems,
            AnonymousLimit anonymous,
            ReactiveJwtDecoder decoder,
            Clock clock) {
        var known = new TokenCache(decoder, clock);
        return http.authorizeExchange(paths -> paths.pathMatchers(
                                "/actuator/health/**",
                                "/v3/api-docs/**",
                                "/v3/api-docs.yaml",
                                "/problems/**",
                                "/.well-known/**")
                        .permitAll()
                        .pathMatchers("/internal/**")
                        .hasAuthority(Roles.SERVICE)
                        .pathMatchers("/actuator/**")
                        .hasAuthority(Roles.MONITOR)
                        .anyExchange()
                        .authenticated())
                .oauth2ResourceServer(server -> server.bearerTokenConverter(known)
                        .jwt(jwt -> jwt.jwtDecoder(known).jwtAuthenticationConverter(roles()))
                        .authenticationEntryPoint(anonymous::unauthenticated))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(anonymous::unauthenticated)
                        .accessDeniedHandler(problems::denied))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(RUNS_NOTHING)))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .build();
    }

    @Bean
    ServerExchangeRejectedHandler rejectedRequests(Problems problems) {
        return problems::turnAway;
    }

    @Bean
    OAuth2TokenValidator<Jwt> readableClaims() {
        return new CallerClaims();
    }

    private static ReactiveJwtAuthenticationConverter roles() {
        var roles = new JwtGrantedAuthoritiesConverter();
        roles.setAuthoritiesClaimName("roles");
        roles.setAuthorityPrefix("");
        var converter = new ReactiveJwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(new ReactiveJwtGrantedAuthoritiesConverterAdapter(roles));
        return converter;
    }
}
