package org.fivetrust.agreements.webhook.model;

import java.net.Inet4Address;
import java.net.InetAddress;

/** How far away an address is: this machine, a network of one's own, or the world. */
public enum AddressScope {
    LOCAL,
    PRIVATE,
    PUBLIC;

    public static AddressScope of(InetAddress address) {
        if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            return LOCAL;
        }
        if (address.isLinkLocalAddress() || address.isSiteLocalAddress() || address.isMulticastAddress()) {
            return PRIVATE;
        }
        var bytes = address.getAddress();
        return (address instanceof Inet4Address ? isReserved4(bytes, 0) : isReserved6(bytes)) ? PRIVATE : PUBLIC;
    }

    /** 0/8, 100.64/10, 192.0.0/24, 198.18/15 and 240/4; those of RFC 1918 for addresses wrapped in IPv6. */
    private static boolean isReserved4(byte[] bytes, int from) {
        var first = bytes[from] & 0xff;
        var second = bytes[from + 1] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> true;
            case 100 -> second >= 64 && second < 128;
            case 169 -> second == 254;
            case 172 -> second >= 16 && second < 32;
            case 192 -> second == 168 || second == 0 && bytes[from + 2] == 0;
            case 198 -> second == 18 || second == 19;
            default -> first >= 224;
        };
    }

    /** fc00::/7 (unique local), ::/96, 64:ff9b::/96 (NAT64) and 2002::/16 (6to4), which carry an IPv4 address. */
    private static boolean isReserved6(byte[] bytes) {
        if ((bytes[0] & 0xfe) == 0xfc) {
            return true;
        }
        if (bytes[0] == 0x20 && bytes[1] == 0x02) {
            return isReserved4(bytes, 2);
        }
        var isNat64 = bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xff) == 0xff && (bytes[3] & 0xff) == 0x9b;
        return isNat64 && isReserved4(bytes, 12) || bytes[0] == 0 && bytes[1] == 0 && !isNat64;
    }
}
