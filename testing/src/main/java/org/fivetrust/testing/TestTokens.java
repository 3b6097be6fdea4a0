package org.fivetrust.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;

/** Tokens of the demo town's people, signed by a key that the stub publishes. */
public final class TestTokens {

    /** Where the demo town lies. */
    public static final String SUBDISTRICT = "binhe";

    private static final Duration VALID = Duration.ofHours(2);

    static final RSAKey KEY = key();

    private static final Map<JWTClaimsSet, String> SIGNED = new ConcurrentHashMap<>();

    private static final Map<String, String> COMMUNITY_ROLES = Map.of(
            "reporter", Roles.REPORTER,
            "director", Roles.COMMITTEE_DIRECTOR,
            "secretary", Roles.PARTY_SECRETARY,
            "supervisor", Roles.SUPERVISOR);

    private static final Map<String, String> SUBDISTRICT_ROLES = Map.ofEntries(
            Map.entry("accountant", Roles.AGENCY_ACCOUNTANT),
            Map.entry("reviewer", Roles.REVIEWER),
            Map.entry("cashier", Roles.CASHIER),
            Map.entry("releaser", Roles.RELEASER),
            Map.entry("head", Roles.CENTRE_HEAD),
            Map.entry("civil-affairs", Roles.CIVIL_AFFAIRS_OFFICER),
            Map.entry("archivist", Roles.ARCHIVIST),
            Map.entry("custodian", Roles.SEAL_CUSTODIAN),
            Map.entry("leader", Roles.SUBDISTRICT_LEADER),
            Map.entry("principal-leader", Roles.SUBDISTRICT_PRINCIPAL),
            Map.entry("auditor", Roles.AUDITOR),
            Map.entry("district", Roles.DISTRICT_SYSTEM));

    private TestTokens() {}

    /** Short: thousands of tokens are signed in a run, by a JVM that does not optimise. */
    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(1024, true).keyID("issuer").generate();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** As the header wants it, for {@code cashier} or for {@code reporter.dongfang} of any community. */
    public static String bearer(String login) {
        var dot = login.indexOf('.');
        if (dot < 0) {
            return bearer(
                    login, List.of(role(SUBDISTRICT_ROLES, login)), "*", login.equals("district") ? null : SUBDISTRICT);
        }
        var community = login.substring(dot + 1);
        return bearer(
                login,
                List.of(role(COMMUNITY_ROLES, login.substring(0, dot))),
                List.of(community, community + "-committee", community + "-collective"));
    }

    private static String role(Map<String, String> roles, String person) {
        var role = roles.get(person);
        if (role == null) {
            throw new IllegalArgumentException("no such login: " + person);
        }
        return role;
    }

    /** Of another service. */
    public static String service(String name) {
        return bearer("svc-" + name, List.of(Roles.SERVICE), "*", null);
    }

    public static String bearer(String subject, List<String> roles, Object principals) {
        return bearer(subject, roles, principals, SUBDISTRICT);
    }

    /** Of another sub-district, or of none. */
    public static String bearer(
            @Nullable String subject, List<String> roles, Object principals, @Nullable String subdistrict) {
        return "Bearer " + sign(claims(subject, roles, principals, subdistrict, expiry()));
    }

    /** One of the logins of a person. */
    public static String ofPerson(Object person, String login, List<String> roles, Object principals) {
        var claims = claims(login, roles, principals, SUBDISTRICT, expiry());
        return "Bearer "
                + sign(new JWTClaimsSet.Builder(claims).claim("person", person).build());
    }

    /** Everybody's roles at once, for every principal of a sub-district. */
    public static String everyRole(String subject, String subdistrict) {
        var roles = Stream.concat(COMMUNITY_ROLES.values().stream(), SUBDISTRICT_ROLES.values().stream())
                .toList();
        return bearer(subject, roles, "*", subdistrict);
    }

    /** Of the process that reads the metrics. */
    public static String monitor() {
        return bearer("prometheus", List.of("monitor"), List.of(), null);
    }

    /** Of a cashier, for another product. */
    public static String forAudience(String audience) {
        var claims = claims("cashier", List.of(Roles.CASHIER), "*", SUBDISTRICT, expiry());
        return "Bearer "
                + sign(new JWTClaimsSet.Builder(claims).audience(audience).build());
    }

    public static String expired(String login) {
        return "Bearer "
                + sign(claims(
                        login,
                        List.of(Roles.AUDITOR),
                        "*",
                        SUBDISTRICT,
                        Instant.now().minusSeconds(3600)));
    }

    /** The same for an hour, so that a login's token is signed once. */
    private static Instant expiry() {
        return Instant.now().truncatedTo(ChronoUnit.HOURS).plus(VALID);
    }

    private static JWTClaimsSet claims(
            @Nullable String subject,
            List<String> roles,
            Object principals,
            @Nullable String subdistrict,
            Instant expiry) {
        return new JWTClaimsSet.Builder()
                .issuer(NeighbourStub.url())
                .audience("five-trust")
                .subject(subject)
                .claim("name", subject)
                .claim("roles", roles)
                .claim("principals", principals)
                .claim("street", subdistrict)
                .issueTime(Date.from(expiry.minus(VALID)))
                .expirationTime(Date.from(expiry))
                .build();
    }

    private static String sign(JWTClaimsSet claims) {
        return SIGNED.computeIfAbsent(claims, TestTokens::signed);
    }

    private static String signed(JWTClaimsSet claims) {
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("issuer").build(), claims);
            jwt.sign(new RSASSASigner(KEY, Set.of(AllowWeakRSAKey.getInstance())));
            return jwt.serialize();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
