package org.fivetrust.verifier;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fivetrust.evidence.model.Bundle;
import org.fivetrust.evidence.model.Checkpoint;
import org.fivetrust.evidence.model.Frontier;
import org.fivetrust.evidence.model.HashFamily;
import org.fivetrust.evidence.model.Json;
import org.fivetrust.evidence.model.Leaf;
import org.fivetrust.evidence.model.LeafRange;
import org.fivetrust.evidence.model.Manifest;
import org.fivetrust.evidence.model.Node;
import org.fivetrust.evidence.model.ProofSet;
import org.fivetrust.evidence.model.SignedNote;
import org.fivetrust.evidence.model.Tree;
import org.fivetrust.evidence.model.VerifierKey;

/**
 * A log with the leaves of two payments, each to its line in one statement of the bank, and the first of them returned.
 */
final class PaymentCase {

    static final String PAYMENT = "11111111-0000-4000-8000-000000000001";
    static final String OTHER = "22222222-0000-4000-8000-000000000002";

    private static final String STATEMENT = "33333333-0000-4000-8000-000000000003";

    private final KeyPair keys;
    private final VerifierKey key;
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<String> contents = new ArrayList<>();
    private final Map<HashFamily, Map<Node, byte[]>> nodes =
            Map.of(HashFamily.SHA256, new HashMap<>(), HashFamily.SM3, new HashMap<>());
    private final List<String> entries = List.of(entry(1, -48_000), entry(2, -2_000), entry(3, 48_000));

    PaymentCase() {
        try {
            keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
        key = VerifierKey.of("fivetrust.org/funds", keys.getPublic());
        paid(PAYMENT, 48_000, 1);
        paid(OTHER, 2_000, 2);
        leaf(
                "bank-statement.taken",
                Map.of("id", STATEMENT, "digest", "f00d", "entries", 3L, "entries_digest", digest(entries)));
        settled(PAYMENT, -48_000, 1);
        settled(OTHER, -2_000, 2);
        leaf("payment-return.recorded", Map.of("id", "r1", "payment", PAYMENT, "reference", "T1"));
        leaf("payment-return.confirmed", Map.of("id", "r1", "payment", PAYMENT, "reference", "T1"));
        leaf("trust-entry.recorded", Map.of("source", PAYMENT, "kind", "RETURN", "amount", 48_000L));
        leaf("bank-order.returned", Map.of("id", PAYMENT, "status", "RETURNED", "attempt", 1L));
        for (var hashFamily : HashFamily.values()) {
            var tree = new Frontier(hashFamily);
            leaves.forEach(leaf -> tree.add(leaf.hash(hashFamily))
                    .forEach(made -> nodes.get(hashFamily).put(made.node(), made.hash())));
        }
    }

    /** As the database writes an entry: with blanks. */
    private static String entry(int number, long amount) {
        return "{\"number\": %d, \"statement\": \"%s\", \"amount\": %d, \"booked_on\": \"2026-06-03\", \"text\": \"转账\"}"
                .formatted(number, STATEMENT, amount);
    }

    private static String digest(List<String> entries) {
        var all = entries.stream().map(PaymentCase::sha256).collect(Collectors.joining());
        return HexFormat.of().formatHex(HashFamily.SHA256.digest(HexFormat.of().parseHex(all)));
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(HashFamily.SHA256.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void paid(String payment, long amount, int n) {
        var body = Json.canonical(Map.of("id", payment, "amount", Long.toString(amount)));
        var act = Map.<String, Object>of("id", payment, "amount", amount, "body", body, "digest", Leaf.digest(body));
        leaf("act.asked", act);
        leaf("payment.requested", Map.of("id", payment, "amount", amount, "payee_name", "恒源铺装"));
        leaf("act.awaiting_approval", with(act, "matter", "m" + n));
        var warrant = with(act, "warrant_id", "w" + n, "warrant", signed(payment, Leaf.digest(body), "w" + n));
        leaf("act.authorised", warrant);
        leaf("payment.prepared", Map.of("id", payment, "amount", amount, "prepared_by", "cashier"));
        leaf("payment.paid", Map.of("id", payment, "amount", amount, "released_by", "releaser"));
        leaf("act.executed", with(warrant, "executed_by", "releaser"));
        leaf("trust-entry.recorded", Map.of("source", payment, "kind", "PAYMENT", "amount", -amount));
        leaf("bank-order.to_send", Map.of("id", payment, "status", "TO_SEND", "attempt", 0L));
        leaf("payment.sent", Map.of("payment", payment, "attempt", 1L, "file", "f" + n));
        leaf("bank-file.made", Map.of("id", "f" + n, "payments", 1L));
        leaf("bank-order.sent", Map.of("id", payment, "status", "SENT", "attempt", 1L));
    }

    private void settled(String payment, long amount, int n) {
        leaf("bank-entry.matched", Map.of("id", "match" + n, "statement", STATEMENT, "entry", (long) n));
        leaf(
                "trust-entry.matched",
                Map.of(
                        "match",
                        "match" + n,
                        "source",
                        payment,
                        "principal",
                        "p",
                        "owner",
                        "p",
                        "amount",
                        amount,
                        "booked_on",
                        "2026-06-03"));
        leaf("bank-order.confirmed", Map.of("id", payment, "status", "CONFIRMED", "attempt", 1L));
    }

    private static String signed(String payment, String digest, String id) {
        var claims = Json.canonical(Map.of("act", payment, "digest", digest, "jti", id, "exp", 1_800_000_000L));
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".c2ln";
    }

    private static Map<String, Object> with(Map<String, Object> fields, Object... more) {
        var all = new HashMap<>(fields);
        for (var i = 0; i < more.length; i += 2) {
            all.put((String) more[i], more[i + 1]);
        }
        return all;
    }

    private void leaf(String kind, Map<String, Object> fields) {
        var content = Json.canonical(fields);
        contents.add(content);
        leaves.add(Leaf.parse(Json.canonical(Map.of(
                "format",
                Leaf.FORMAT,
                "service",
                "funds",
                "kind",
                kind,
                "subject",
                "s" + leaves.size(),
                "principal",
                "p",
                "digest",
                Leaf.digest(content),
                "at",
                "2026-06-03T00:00:00Z"))));
    }

    private byte[] root(HashFamily hashFamily, LeafRange leafRange) {
        return Tree.root(hashFamily, leafRange, nodes.get(hashFamily)::get);
    }

    private SignedNote checkpoint() {
        var all = new LeafRange(0, leaves.size());
        return signed(new Checkpoint(key.name(), leaves.size(), root(HashFamily.SHA256, all), root(HashFamily.SM3, all))
                .text());
    }

    private SignedNote signed(String text) {
        return SignedNote.sign(text, key, keys.getPrivate());
    }

    String key() {
        return key.text();
    }

    Bundle bundle(int index) {
        var path = Tree.inclusion(index, leaves.size());
        return new Bundle(
                leaves.get(index),
                contents.get(index),
                index,
                path.stream().map(part -> root(HashFamily.SHA256, part)).toList(),
                path.stream().map(part -> root(HashFamily.SM3, part)).toList(),
                checkpoint());
    }

    /** All leaves of a payment, as the service that tells the truth finds them. */
    List<Bundle> bundles(String payment) {
        var n = payment.equals(PAYMENT) ? 1 : 2;
        return of(content -> content.contains(payment)
                || content.contains("\"f" + n + "\"")
                || content.contains("\"match" + n + "\"")
                || content.contains("entries_digest"));
    }

    private List<Bundle> of(Predicate<String> content) {
        return Stream.iterate(0, index -> index + 1)
                .limit(leaves.size())
                .filter(index -> content.test(contents.get(index)))
                .map(this::bundle)
                .toList();
    }

    private Map<String, Object> line(int number) {
        return Map.of(
                "entry",
                entries.get(number - 1),
                "entries",
                entries.stream().map(PaymentCase::sha256).toList());
    }

    private ProofSet set(String payment, List<Bundle> bundles, SignedNote manifest) {
        var n = payment.equals(PAYMENT) ? 1 : 2;
        return new ProofSet(
                "payment/" + payment, bundles, checkpoint(), manifest, Map.of("bankLines", List.of(line(n))));
    }

    ProofSet set() {
        var bundles = bundles(PAYMENT);
        return set(PAYMENT, bundles, manifest(bundles));
    }

    /** Some leaves under the manifest of all. */
    ProofSet holding(List<Bundle> bundles) {
        return set(PAYMENT, bundles, manifest(bundles(PAYMENT)));
    }

    /** Some leaves, and a service that signs that these are all. */
    ProofSet swornOf(List<Bundle> bundles) {
        return set(PAYMENT, bundles, manifest(bundles));
    }

    private SignedNote manifest(List<Bundle> bundles) {
        return signed(Manifest.of("funds", "payment/" + PAYMENT, leaves.size(), bundles)
                .text());
    }
}
