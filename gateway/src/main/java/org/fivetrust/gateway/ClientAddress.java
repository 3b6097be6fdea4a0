package org.fivetrust.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fivetrust.shared.kernel.BoundedPattern;
import org.fivetrust.shared.kernel.Splitter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Where a request comes from: the last address that no trusted proxy has. */
@Component
class ClientAddress {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";

    private final BoundedPattern trusted;

    ClientAddress(GatewaySettings settings) {
        this.trusted = BoundedPattern.of(settings.trustedProxies());
    }

    String of(ServerHttpRequest request) {
        var addresses = new ArrayList<>(forwarded(request.getHeaders()));
        addresses.add(peer(request));
        return addresses.reversed().stream()
                .filter(address -> !isTrusted(address))
                .findFirst()
                .orElseGet(addresses::getFirst);
    }

    /** Whether the client spoke HTTPS, here or to a trusted proxy. */
    boolean isSecure(ServerHttpRequest request) {
        return "https".equalsIgnoreCase(request.getURI().getScheme())
                || isTrusted(peer(request))
                        && "https".equalsIgnoreCase(request.getHeaders().getFirst(FORWARDED_PROTO));
    }

    private boolean isTrusted(String address) {
        return trusted.matches(address);
    }

    private static List<String> forwarded(HttpHeaders headers) {
        return headers.getOrEmpty(FORWARDED_FOR).stream()
                .flatMap(value -> Splitter.of(value, ',').stream())
                .map(String::strip)
                .toList();
    }

    private static String peer(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        return remote == null || remote.getAddress() == null
                ? Objects.toString(remote)
                : remote.getAddress().getHostAddress();
    }
}
