package org.fivetrust.gateway;

import java.time.Duration;
import java.util.Objects;
import org.fivetrust.gateway.GatewaySettings.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.ServerWebExchange;

/** Only what is listed has a way in; /internal is listed nowhere. */
@Configuration(proxyBeanMethods = false)
class Routes {

    private static final String AUTHORITY = "agreements";

    private static final int LAST = 1;

    @Bean
    RouteLocator table(RouteLocatorBuilder locator, GatewaySettings settings) {
        var routes = locator.routes();
        settings.services().forEach((name, service) -> {
            lengthy(routes, name, service, settings.lengthyTimeout());
            open(routes, name, service);
        });
        var authority = Objects.requireNonNull(settings.services().get(AUTHORITY), AUTHORITY);
        return routes.route(
                        AUTHORITY + "/problems-of-the-frame",
                        route -> route.order(LAST).path("/problems/{code}").uri(authority.url()))
                .build();
    }

    /** Before the others, which the same paths fit. */
    private static void lengthy(RouteLocatorBuilder.Builder routes, String name, Service service, Duration timeout) {
        if (!service.lengthy().isEmpty()) {
            var paths = service.lengthy().toArray(String[]::new);
            routes.route(
                    name + "/lengthy",
                    route -> route.path(paths)
                            .metadata(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, timeout.toMillis())
                            .uri(service.url()));
        }
    }

    private static void open(RouteLocatorBuilder.Builder routes, String name, Service service) {
        var paths = service.paths().toArray(String[]::new);
        routes.route(name, route -> route.path(paths).uri(service.url()))
                .route(
                        name + "/problems",
                        route ->
                                route.path("/problems/{code:" + name + "[.].+}").uri(service.url()))
                .route(
                        name + "/openapi",
                        route -> route.path("/openapi/" + name)
                                .filters(filter -> filter.setPath("/v3/api-docs"))
                                .uri(service.url()))
                .route(
                        name + "/openapi.yaml",
                        route -> route.path("/openapi/" + name + ".yaml")
                                .filters(filter -> filter.setPath("/v3/api-docs.yaml"))
                                .uri(service.url()));
    }

    private static String name(String route) {
        var slash = route.indexOf('/');
        return slash < 0 ? route : route.substring(0, slash);
    }

    /** Which service an exchange was meant for, as far as it got. */
    static @Nullable String service(ServerWebExchange exchange) {
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        return route == null ? null : name(route.getId());
    }
}
