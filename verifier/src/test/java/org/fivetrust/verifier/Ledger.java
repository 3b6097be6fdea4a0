package org.fivetrust.verifier;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.fivetrust.evidence.model.Bundle;
import org.fivetrust.evidence.model.Checkpoint;
import org.fivetrust.evidence.model.Consistency;
import org.fivetrust.evidence.model.Frontier;
import org.fivetrust.evidence.model.HashFamily;
import org.fivetrust.evidence.model.Json;
import org.fivetrust.evidence.model.Leaf;
import org.fivetrust.evidence.model.LeafRange;
import org.fivetrust.evidence.model.Node;
import org.fivetrust.evidence.model.SignedNote;
import org.fivetrust.evidence.model.Tree;
import org.fivetrust.evidence.model.VerifierKey;

/** A log of ten vouchers, each of its own amount, with everything a service would say of it. */
record Ledger(
        KeyPair keys,
        VerifierKey key,
        List<Leaf> leaves,
        List<String> contents,
        Map<HashFamily, Map<Node, byte[]>> nodes) {

    static Ledger ofTen() {
        try {
            var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var ledger = new Ledger(
                    keys,
                    VerifierKey.of("fivetrust.org/accounts", keys.getPublic()),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    Map.of(HashFamily.SHA256, new HashMap<>(), HashFamily.SM3, new HashMap<>()));
            for (var n = 0; n < 10; n++) {
                ledger.add(n);
            }
            for (var hashFamily : HashFamily.values()) {
                var tree = new Frontier(hashFamily);
                ledger.leaves.forEach(leaf -> tree.add(leaf.hash(hashFamily))
                        .forEach(made -> ledger.nodes.get(hashFamily).put(made.node(), made.hash())));
            }
            return ledger;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void add(int n) {
        var content = Json.canonical(Map.of(
                "voucher",
                Map.of(
                        "id",
                        "v" + n,
                        "book",
                        "b",
                        "date",
                        "2026-03-0" + (n % 9 + 1),
                        "month",
                        "2026-03-01",
                        "type",
                        "PAYMENT",
                        "number",
                        n + 1L),
                "lines",
                List.of(
                        Map.of("position", 1L, "account", "5301", "debit", n + 1L, "credit", 0L),
                        Map.of("position", 2L, "account", "1002", "debit", 0L, "credit", n + 1L))));
        contents.add(content);
        leaves.add(Leaf.parse(Json.canonical(Map.of(
                "format",
                Leaf.FORMAT,
                "service",
                "accounts",
                "kind",
                "voucher.posted",
                "subject",
                "v" + n,
                "principal",
                "p",
                "digest",
                Leaf.digest(content),
                "at",
                "2026-03-01T00:00:00Z"))));
    }

    private byte[] root(HashFamily hashFamily, LeafRange leafRange) {
        return Tree.root(hashFamily, leafRange, nodes.get(hashFamily)::get);
    }

    private List<byte[]> roots(HashFamily hashFamily, List<LeafRange> spans) {
        return spans.stream().map(leafRange -> root(hashFamily, leafRange)).toList();
    }

    String note(int size) {
        var leafRange = new LeafRange(0, size);
        var checkpoint =
                new Checkpoint(key.name(), size, root(HashFamily.SHA256, leafRange), root(HashFamily.SM3, leafRange));
        return SignedNote.sign(checkpoint.text(), key, keys.getPrivate()).whole();
    }

    String bundle(int index) {
        var path = Tree.inclusion(index, 10);
        return new Bundle(
                        leaves.get(index),
                        contents.get(index),
                        index,
                        roots(HashFamily.SHA256, path),
                        roots(HashFamily.SM3, path),
                        SignedNote.parse(note(10)))
                .text();
    }

    String consistency(int from, int to) {
        var proof = Tree.consistency(from, to);
        return Json.canonical(
                new Consistency(from, to, roots(HashFamily.SHA256, proof), roots(HashFamily.SM3, proof)).fields());
    }

    /** All but the first leaf, whose voucher another book has, would do; here the book has all ten. */
    List<String> export() {
        var lines = new ArrayList<Map<String, ?>>();
        lines.add(Map.of("type", "export", "format", Export.FORMAT, "book", "b", "year", 2026L));
        lines.add(Map.of("type", "book", "id", "b"));
        lines.add(Map.of("type", "account", "code", "5301"));
        lines.add(Map.of("type", "balance", "account", "5301", "month", "2026-03-01", "debit", 55L, "credit", 0L));
        lines.add(Map.of("type", "balance", "account", "1002", "month", "2026-03-01", "debit", 0L, "credit", 55L));
        for (var n = 0; n < 10; n++) {
            lines.add(Map.of(
                    "type",
                    "voucher",
                    "index",
                    (long) n,
                    "leaf",
                    leaves.get(n).fields(),
                    "content",
                    Json.parse(contents.get(n))));
        }
        for (var node : Tree.around(List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L), 10)) {
            lines.add(Map.of(
                    "type",
                    "node",
                    "level",
                    (long) node.level(),
                    "index",
                    node.index(),
                    "sha256",
                    HexFormat.of().formatHex(nodes.get(HashFamily.SHA256).get(node))));
        }
        lines.add(Map.of("type", "checkpoint", "note", note(10)));
        lines.add(Map.of("type", "end", "vouchers", 10L));
        return new ArrayList<>(lines.stream().map(Json::canonical).toList());
    }
}
