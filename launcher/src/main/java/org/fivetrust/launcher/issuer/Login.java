package org.fivetrust.launcher.issuer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Someone who may ask for a token, and the token's claims. {@code principals} is a list or {@code "*"}: all of the
 * sub-district, and where no sub-district is named all there are.
 */
record Login(
        String subject,
        String name,
        List<String> roles,
        Object principals,
        @Nullable String subdistrict) {

    Map<String, Object> claims() {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("name", name);
        claims.put("roles", roles);
        claims.put("principals", principals);
        if (subdistrict != null) {
            claims.put("street", subdistrict);
        }
        return claims;
    }
}
