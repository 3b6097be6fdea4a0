package org.fivetrust.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPrivateKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A genuine token of somebody who sees all of another sub-district, signed as the product's own issuer signs. */
record OtherSubdistrict(Path issuerKey, String issuer) {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    String token(String subject, List<String> roles, String subdistrict) {
        try {
            var key = Body.read(Files.readString(issuerKey));
            var now = Instant.now().getEpochSecond();
            var head = encoded(Body.write(
                    Body.of("alg", "RS256", "typ", "JWT", "kid", key.path("kid").asString())));
            var claims = encoded(Body.write(Body.of(
                    "iss",
                    issuer,
                    "aud",
                    "five-trust",
                    "sub",
                    subject,
                    "name",
                    subject,
                    "roles",
                    roles,
                    "principals",
                    "*",
                    "street",
                    subdistrict,
                    "iat",
                    now,
                    "exp",
                    now + 7_200)));
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KeyFactory.getInstance("RSA")
                    .generatePrivate(new RSAPrivateKeySpec(number(key, "n"), number(key, "d"))));
            signature.update((head + "." + claims).getBytes(StandardCharsets.US_ASCII));
            return head + "." + claims + "." + BASE64.encodeToString(signature.sign());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String encoded(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static BigInteger number(JsonNode key, String field) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(field).asString()));
    }
}
