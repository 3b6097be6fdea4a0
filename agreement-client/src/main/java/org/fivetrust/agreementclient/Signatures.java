package org.fivetrust.agreementclient;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Warrant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Reads what agreements-service signed (ES256). Only here is a {@link Warrant} made, from a signature that holds. */
class Signatures {

    private static final JOSEObjectType WARRANT = new JOSEObjectType("warrant+jwt");

    private static final JOSEObjectType MANDATE = new JOSEObjectType("mandate+jwt");

    private static final String AUTHORITY = "agreements";

    private final AuthorityKeys keys;

    Signatures(AuthorityKeys keys) {
        this.keys = keys;
    }

    Mono<Warrant> warrant(String token) {
        return claims(token, WARRANT, keys::find).map(Signatures::warrant);
    }

    /** By a key that is at hand: for within a transaction, where nobody is asked. */
    Mono<Warrant> cachedWarrant(String token) {
        return claims(token, WARRANT, keys::cached).map(Signatures::warrant);
    }

    Mono<Mandate> mandate(String token) {
        return claims(token, MANDATE, keys::find).map(Mandate::of);
    }

    private Mono<JWTClaimsSet> claims(String token, JOSEObjectType type, Function<String, Mono<JWSVerifier>> find) {
        return Mono.fromCallable(() -> parse(token, type))
                .flatMap(jwt -> find.apply(jwt.getHeader().getKeyID()).map(key -> checked(jwt, key)));
    }

    private static SignedJWT parse(String token, JOSEObjectType type) {
        try {
            var jwt = SignedJWT.parse(token);
            var header = jwt.getHeader();
            if (JWSAlgorithm.ES256.equals(header.getAlgorithm())
                    && type.equals(header.getType())
                    && header.getKeyID() != null) {
                return jwt;
            }
        } catch (ParseException notSigned) {
            // reported below, like a token of another kind
        }
        throw forged();
    }

    private static JWTClaimsSet checked(SignedJWT jwt, JWSVerifier key) {
        try {
            if (jwt.verify(key) && AUTHORITY.equals(jwt.getJWTClaimsSet().getIssuer())) {
                return jwt.getJWTClaimsSet();
            }
        } catch (JOSEException | ParseException unreadable) {
            // reported below, like an invalid signature
        }
        throw forged();
    }

    private static Warrant warrant(JWTClaimsSet claims) {
        try {
            return new Warrant(
                    UUID.fromString(claims.getJWTID()),
                    new PrincipalId(claims.getSubject()),
                    UUID.fromString(claims.getStringClaim("act")),
                    claims.getStringClaim("kind"),
                    claims.getStringClaim("digest"),
                    UUID.fromString(claims.getStringClaim("matter")),
                    approvers(claims.getStringListClaim("approvers")),
                    claims.getExpirationTime().toInstant());
        } catch (ParseException unreadable) {
            throw forged();
        }
    }

    /** A warrant without them cannot be checked, and is none. */
    private static Set<String> approvers(@Nullable List<String> named) {
        if (named == null || named.isEmpty()) {
            throw forged();
        }
        return Set.copyOf(named);
    }

    static Refused forged() {
        return new Refused(Refusal.rule("warrant.forged"));
    }
}
