package org.fivetrust.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fivetrust.evidence.Finding.Code;
import org.fivetrust.evidence.TreeNodes.Hashed;
import org.fivetrust.evidence.model.Checkpoint;
import org.fivetrust.evidence.model.Difference;
import org.fivetrust.evidence.model.Frontier;
import org.fivetrust.evidence.model.HashFamily;
import org.fivetrust.evidence.model.Json;
import org.fivetrust.evidence.model.Leaf;
import org.fivetrust.evidence.model.Malformed;
import org.fivetrust.evidence.model.Node;
import org.jspecify.annotations.Nullable;

/** Rebuilds the whole log, page by page, and records every difference. */
class LogCheck {

    private final Map<HashFamily, Frontier> trees = new HashMap<>();
    private final NavigableMap<Long, List<Checkpoint>> signed = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();

    LogCheck(List<Checkpoint> checkpoints) {
        for (var hashFamily : HashFamily.values()) {
            trees.put(hashFamily, new Frontier(hashFamily));
        }
        checkpoints.forEach(checkpoint -> signed.computeIfAbsent(checkpoint.size(), _ -> new ArrayList<>())
                .add(checkpoint));
    }

    /** A leaf with what the tables say now: whether they have lost it, and what, if it is something else. */
    record ComparedLeaf(
            String principal,
            UUID id,
            String kind,
            String subject,
            String body,
            String content,
            long position,
            boolean gone,
            @Nullable String differs,
            @Nullable String label) {

        Finding finding(Code code, @Nullable String pointer, @Nullable String kept, @Nullable String found) {
            return new Finding(code, principal, kind, subject, label, pointer, kept, found);
        }
    }

    /** A stretch of the log as it is stored. */
    record Stretch(long from, long to, List<ComparedLeaf> leaves, List<Hashed> nodes) {}

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    LogCheck take(Stretch stretch) {
        var leaves = byPosition(stretch.leaves());
        var stored = stretch.nodes().stream().collect(Collectors.toMap(Hashed::node, Function.identity()));
        for (var position = stretch.from(); position < stretch.to(); position++) {
            var leaf = leaves.get(position);
            var node = stored.get(new Node(0, position));
            if (leaf == null) {
                findings.add(Finding.of(Code.LEAF_MISSING, "/" + position, null, null));
            } else {
                judge(leaf, node);
            }
            for (var hashFamily : HashFamily.values()) {
                grow(hashFamily, hash(hashFamily, leaf, node), stored);
            }
            compareRoots(position + 1);
        }
        stored.keySet().forEach(extra -> note(Code.NODE_ALTERED, extra));
        return this;
    }

    private Map<Long, ComparedLeaf> byPosition(List<ComparedLeaf> seen) {
        var leaves = new HashMap<Long, ComparedLeaf>();
        for (var leaf : seen) {
            if (leaves.putIfAbsent(leaf.position(), leaf) != null) {
                findings.add(leaf.finding(Code.MISPLACED, "/" + leaf.position(), null, null));
            }
        }
        return leaves;
    }

    /** The stored hash goes into the tree: it is what was signed, whatever has become of the leaf. */
    private static byte[] hash(HashFamily hashFamily, @Nullable ComparedLeaf leaf, @Nullable Hashed node) {
        if (node != null) {
            return node.hash(hashFamily);
        }
        return leaf == null ? hashFamily.nothing() : new Leaf(leaf.body(), Map.of()).hash(hashFamily);
    }

    private void grow(HashFamily hashFamily, byte[] hash, Map<Node, Hashed> stored) {
        for (var made : Objects.requireNonNull(trees.get(hashFamily)).add(hash)) {
            var kept = stored.get(made.node());
            if (kept == null || !Arrays.equals(kept.hash(hashFamily), made.hash())) {
                note(Code.NODE_ALTERED, made.node());
            }
            if (hashFamily == HashFamily.SM3) {
                stored.remove(made.node());
            }
        }
    }

    private void note(Code code, Node node) {
        findings.add(Finding.of(code, "/" + node.level() + "/" + node.index(), null, null));
    }

    private void judge(ComparedLeaf leaf, @Nullable Hashed node) {
        var text = new Leaf(leaf.body(), Map.of());
        var original = true;
        for (var hashFamily : HashFamily.values()) {
            original &= node == null || Arrays.equals(node.hash(hashFamily), text.hash(hashFamily));
        }
        if (!original) {
            findings.add(leaf.finding(Code.LEAF_ALTERED, "/leaf", null, leaf.body()));
        } else {
            judge(leaf);
        }
        if (leaf.gone()) {
            findings.add(leaf.finding(Code.DELETED, null, null, null));
        } else if (leaf.differs() != null) {
            for (var difference : Difference.between(Json.parse(leaf.content()), Json.parse(leaf.differs()))) {
                findings.add(leaf.finding(Code.CHANGED, difference.pointer(), difference.kept(), difference.found()));
            }
        }
    }

    /** The stored columns agree with the leaf's text. */
    private void judge(ComparedLeaf leaf) {
        try {
            var read = Leaf.parse(leaf.body());
            if (!read.commitsTo(leaf.content())) {
                findings.add(
                        leaf.finding(Code.LEAF_ALTERED, "/content", read.field("digest"), Leaf.digest(leaf.content())));
            }
            compare(leaf, "principal", leaf.principal(), read);
            compare(leaf, "kind", leaf.kind(), read);
            compare(leaf, "subject", leaf.subject(), read);
            compare(leaf, "id", leaf.id().toString(), read);
        } catch (Malformed unreadable) {
            findings.add(leaf.finding(Code.LEAF_ALTERED, "/leaf", null, unreadable.getMessage()));
        }
    }

    private void compare(ComparedLeaf leaf, String field, String beside, Leaf read) {
        if (!read.field(field).equals(beside)) {
            findings.add(leaf.finding(Code.LEAF_ALTERED, "/" + field, read.field(field), beside));
        }
    }

    private void compareRoots(long size) {
        for (var checkpoint : signed.getOrDefault(size, List.of())) {
            trees.forEach((hashFamily, tree) -> compareRoot(checkpoint, checkpoint.root(hashFamily), tree.root()));
        }
    }

    private void compareRoot(Checkpoint checkpoint, byte @Nullable [] wanted, byte[] found) {
        if (wanted != null && !Arrays.equals(wanted, found)) {
            var hex = HexFormat.of();
            findings.add(Finding.of(
                    Code.ROOT_DIFFERS, "/" + checkpoint.size(), hex.formatHex(wanted), hex.formatHex(found)));
        }
    }

    /** Once all leaves are taken: a signature over more leaves than there are. */
    void close(long size) {
        signed.tailMap(size, false)
                .keySet()
                .forEach(longer ->
                        findings.add(Finding.of(Code.CUT_OFF, "/size", Long.toString(longer), Long.toString(size))));
    }
}
