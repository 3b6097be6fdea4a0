package org.fivetrust.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.shared.kernel.Roles;

/** Signs as agreements-service does, with a key of its own. */
final class Authority {

    static final ECKey KEY = key("authority");

    static final ECKey STRANGER = key("authority");

    private static final Map<String, List<String>> STANDING = Map.ofEntries(
            Map.entry("TRUST_ACCOUNT", List.of(Roles.CASHIER, Roles.AGENCY_ACCOUNTANT, Roles.CENTRE_HEAD)),
            Map.entry("RECEIPT", List.of(Roles.CASHIER, Roles.AGENCY_ACCOUNTANT, Roles.REPORTER)),
            Map.entry(
                    "RECEIPT_BOOK", List.of(Roles.CASHIER, Roles.AGENCY_ACCOUNTANT, Roles.CENTRE_HEAD, Roles.REPORTER)),
            Map.entry("DEPOSIT", List.of(Roles.CASHIER, Roles.AGENCY_ACCOUNTANT, Roles.REPORTER)),
            Map.entry("PAYEE", List.of(Roles.CASHIER, Roles.AGENCY_ACCOUNTANT, Roles.REPORTER)),
            Map.entry("STATEMENT", List.of(Roles.CASHIER, Roles.AGENCY_ACCOUNTANT)),
            Map.entry("IMPREST_CLAIM", List.of(Roles.CASHIER)),
            Map.entry("IMPREST_SETTLEMENT", List.of(Roles.CASHIER, Roles.AGENCY_ACCOUNTANT, Roles.REPORTER)),
            Map.entry("IMPREST_COUNT", List.of(Roles.AGENCY_ACCOUNTANT, Roles.REVIEWER, Roles.CENTRE_HEAD)),
            Map.entry("RENT_DEMAND", List.of(Roles.AGENCY_ACCOUNTANT, Roles.REPORTER, Roles.CENTRE_HEAD)),
            Map.entry("CONTRACT_PERFORMANCE", List.of(Roles.AGENCY_ACCOUNTANT, Roles.REPORTER)),
            Map.entry("MATCH", List.of(Roles.AGENCY_ACCOUNTANT, Roles.REVIEWER, Roles.CENTRE_HEAD)),
            Map.entry("RECONCILIATION", List.of(Roles.AGENCY_ACCOUNTANT, Roles.REVIEWER, Roles.CENTRE_HEAD)),
            Map.entry("BANK_CHARGE", List.of(Roles.AGENCY_ACCOUNTANT)),
            Map.entry("BOOK", List.of(Roles.AGENCY_ACCOUNTANT, Roles.CENTRE_HEAD)),
            Map.entry("VOUCHER", List.of(Roles.AGENCY_ACCOUNTANT)),
            Map.entry("REVIEW", List.of(Roles.REVIEWER, Roles.CENTRE_HEAD)),
            Map.entry("POSTING", List.of(Roles.AGENCY_ACCOUNTANT, Roles.REVIEWER)),
            Map.entry(
                    "ASSET",
                    List.of(Roles.AGENCY_ACCOUNTANT, Roles.REPORTER, Roles.CIVIL_AFFAIRS_OFFICER, Roles.CENTRE_HEAD)),
            Map.entry("ASSET_CHANGE", List.of(Roles.AGENCY_ACCOUNTANT, Roles.CENTRE_HEAD)),
            Map.entry("DEPRECIATION_RUN", List.of(Roles.AGENCY_ACCOUNTANT, Roles.CENTRE_HEAD)),
            Map.entry(
                    "FILING",
                    List.of(Roles.ARCHIVIST, Roles.CIVIL_AFFAIRS_OFFICER, Roles.AGENCY_ACCOUNTANT, Roles.REPORTER)),
            Map.entry("LOAN_RETURN", List.of(Roles.ARCHIVIST)),
            Map.entry("SEAL", List.of(Roles.SEAL_CUSTODIAN, Roles.CIVIL_AFFAIRS_OFFICER, Roles.CENTRE_HEAD)));

    private Authority() {}

    private static ECKey key(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static String mandate(String area, String principal) {
        return sign(KEY, "mandate+jwt", claims(area, principal, STANDING), Duration.ofMinutes(15));
    }

    /** Less than the agreement grants, and why. */
    static String givingBack(String area, String principal, Map<String, Object> held) {
        var standing = Map.of("LOAN_RETURN", List.of(Roles.ARCHIVIST));
        return sign(KEY, "mandate+jwt", claims(area, principal, standing).claim("held", held), Duration.ofMinutes(15));
    }

    private static JWTClaimsSet.Builder claims(String area, String principal, Map<String, List<String>> granted) {
        var standing = granted.entrySet().stream()
                .map(entry -> standing(entry.getKey(), entry.getValue()))
                .toList();
        return new JWTClaimsSet.Builder()
                .subject(principal)
                .claim("area", area)
                .claim("street", "binhe")
                .claim("agreement", UUID.randomUUID().toString())
                .claim("agreementVersion", 1)
                .claim("agreementDigest", "sha-256:" + "0".repeat(64))
                .claim("resolution", UUID.randomUUID().toString())
                .claim("standing", standing);
    }

    private static Map<String, Object> standing(String kind, List<String> roles) {
        var clauses = List.of(Map.of("number", "3.1", "text", "日常事务", "english", "Everyday acts"));
        return kind.equals("BANK_CHARGE")
                ? Map.of("kind", kind, "roles", roles, "clauses", clauses, "upTo", "200.00")
                : Map.of("kind", kind, "roles", roles, "clauses", clauses);
    }

    static String warrant(ECKey key, NeighbourStub.Asked act, Duration life, List<String> approvers) {
        var claims = new JWTClaimsSet.Builder()
                .subject(act.principal())
                .claim("act", act.id().toString())
                .claim("kind", act.kind())
                .claim("digest", act.digest())
                .claim("matter", act.matter().toString())
                .claim("agreement", UUID.randomUUID().toString())
                .claim("agreementVersion", 1)
                .claim("approvers", approvers);
        return sign(key, "warrant+jwt", claims, life);
    }

    private static String sign(ECKey key, String type, JWTClaimsSet.Builder claims, Duration life) {
        try {
            var now = Instant.now();
            var complete = claims.issuer("agreements")
                    .jwtID(UUID.randomUUID().toString())
                    .issueTime(Date.from(now))
                    .expirationTime(Date.from(now.plus(life)))
                    .build();
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(new JOSEObjectType(type))
                    .keyID(key.getKeyID())
                    .build();
            var jwt = new SignedJWT(header, complete);
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
