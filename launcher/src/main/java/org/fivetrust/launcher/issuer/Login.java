package org.fivetrust.launcher.issuer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Someone who may ask for a token, and what the token says of him. {@code principals} is a list or {@code "*"}: all of
 * the street, and where no street is named all there are.
 */
record Login(
        String subject,
        String name,
        List<String> roles,
        Object principals,
        @Nullable String street) {

    Map<String, Object> claims() {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("name", name);
        claims.put("roles", roles);
        claims.put("principals", principals);
        if (street != null) {
            claims.put("street", street);
        }
        return claims;
    }
}
