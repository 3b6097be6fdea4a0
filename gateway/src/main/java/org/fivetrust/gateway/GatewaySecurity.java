package org.fivetrust.gateway;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtGrantedAuthoritiesConverterAdapter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;

/** A valid token or no entry; each service checks it again. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class GatewaySecurity {

    private static final String MONITOR = "monitor";

    @Bean
    SecurityWebFilterChain door(
            ServerHttpSecurity http, GatewayProblems problems, AnonymousLimit anonymous, SecureHeaders secureHeaders) {
        return http.authorizeExchange(paths -> paths.pathMatchers(
                                "/",
                                "/actuator/health/**",
                                "/swagger-ui.html",
                                "/swagger-ui/**",
                                "/webjars/**",
                                "/v3/api-docs/**",
                                "/openapi/**",
                                "/problems/**",
                                "/.well-known/**")
                        .permitAll()
                        .pathMatchers("/actuator/**")
                        .hasAuthority(MONITOR)
                        .anyExchange()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(roles()))
                        .authenticationEntryPoint((exchange, _) -> anonymous.unauthenticated(exchange)))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint((exchange, _) -> anonymous.unauthenticated(exchange))
                                .accessDeniedHandler((exchange, _) -> problems.denied(exchange)))
                .headers(headers -> headers.hsts(ServerHttpSecurity.HeaderSpec.HstsSpec::disable)
                        .writer(secureHeaders))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .build();
    }

    private static ReactiveJwtAuthenticationConverter roles() {
        var roles = new JwtGrantedAuthoritiesConverter();
        roles.setAuthoritiesClaimName("roles");
        roles.setAuthorityPrefix("");
        var converter = new ReactiveJwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(new ReactiveJwtGrantedAuthoritiesConverterAdapter(roles));
        return converter;
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
