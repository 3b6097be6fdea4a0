package org.fivetrust.agreements.webhook.model;

import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import org.fivetrust.shared.kernel.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * Where events may be sent. Outside only over TLS and only to public addresses; this machine and private networks (as a
 * district's own) only where the operator has opened them.
 */
public record EgressPolicy(boolean localhostOpen, boolean privateNetworksOpen) {

    private static final String HERE = "localhost";

    public boolean mayReach(InetAddress address) {
        return switch (AddressScope.of(address)) {
            case PUBLIC -> true;
            case PRIVATE -> privateNetworksOpen;
            case LOCAL -> localhostOpen;
        };
    }

    /** The address as it may be kept, or everything that is wrong with it. */
    public URI check(String pointer, String address) {
        var uri = parse(pointer, address);
        var literal = literal(uri);
        var local = HERE.equalsIgnoreCase(uri.getHost())
                || literal.map(AddressScope::of)
                        .filter(AddressScope.LOCAL::equals)
                        .isPresent();
        if (!"https".equalsIgnoreCase(uri.getScheme())
                && !("http".equalsIgnoreCase(uri.getScheme()) && local && localhostOpen)) {
            throw InvalidValue.worded("https", pointer);
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw InvalidValue.worded("address-parts", pointer);
        }
        if (local && !localhostOpen || literal.filter(known -> !mayReach(known)).isPresent()) {
            throw InvalidValue.worded("address-public", pointer);
        }
        return uri;
    }

    private static URI parse(String pointer, String address) {
        try {
            var uri = URI.create(address);
            if (uri.getHost() != null && uri.isAbsolute()) {
                return uri;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // refused below, like an address without a host
        }
        throw InvalidValue.worded("address-absolute", pointer);
    }

    /** The address a host name spells out; a name that has to be looked up is judged then. */
    public static Optional<InetAddress> literal(URI uri) {
        return literal(uri.getHost());
    }

    private static Optional<InetAddress> literal(@Nullable String host) {
        try {
            return host == null ? Optional.empty() : Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException aName) {
            return Optional.empty();
        }
    }
}
