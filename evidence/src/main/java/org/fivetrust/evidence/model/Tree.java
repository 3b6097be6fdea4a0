package org.fivetrust.evidence.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Which parts of a tree prove what (RFC 6962, sections 2.1.1 and 2.1.2), and the hash of each part from its nodes. */
public final class Tree {

    private Tree() {}

    /** The audit path of one leaf, from the leaf upwards. */
    public static List<LeafRange> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " among " + size);
        }
        var path = new ArrayList<LeafRange>();
        path(index, new LeafRange(0, size), path);
        return path;
    }

    private static void path(long index, LeafRange leafRange, List<LeafRange> path) {
        if (leafRange.size() == 1) {
            return;
        }
        if (index < leafRange.split()) {
            path(index, leafRange.left(), path);
            path.add(leafRange.right());
        } else {
            path(index, leafRange.right(), path);
            path.add(leafRange.left());
        }
    }

    /** What shows that the tree of the first size is the beginning of the tree of the second. */
    public static List<LeafRange> consistency(long first, long second) {
        if (first < 0 || first > second) {
            throw new IllegalArgumentException("no proof from " + first + " to " + second);
        }
        var proof = new ArrayList<LeafRange>();
        if (first > 0 && first < second) {
            sub(first, new LeafRange(0, second), true, proof);
        }
        return proof;
    }

    private static void sub(long first, LeafRange leafRange, boolean known, List<LeafRange> proof) {
        if (first == leafRange.to()) {
            if (!known) {
                proof.add(leafRange);
            }
            return;
        }
        if (first <= leafRange.split()) {
            sub(first, leafRange.left(), known, proof);
            proof.add(leafRange.right());
        } else {
            sub(first, leafRange.right(), false, proof);
            proof.add(leafRange.left());
        }
    }

    /** The nodes that, together with some leaves, give the root. Positions ascend. */
    public static List<Node> around(List<Long> positions, long size) {
        var nodes = new ArrayList<Node>();
        if (size > 0) {
            around(positions, new LeafRange(0, size), nodes);
        }
        return nodes;
    }

    private static void around(List<Long> positions, LeafRange leafRange, List<Node> nodes) {
        if (positions.isEmpty()) {
            nodes.addAll(leafRange.cover());
        } else if (leafRange.size() > 1) {
            var border = border(positions, leafRange.split());
            around(positions.subList(0, border), leafRange.left(), nodes);
            around(positions.subList(border, positions.size()), leafRange.right(), nodes);
        }
    }

    private static int border(List<Long> positions, long split) {
        var found = java.util.Collections.binarySearch(positions, split);
        return found >= 0 ? found : -found - 1;
    }

    /** The root over a span, from leaves that are known and the nodes {@link #around} them. */
    public static byte[] root(
            HashFamily hashFamily,
            LeafRange leafRange,
            List<Long> positions,
            Function<Long, byte[]> leaves,
            Function<Node, byte[]> nodes) {
        if (positions.isEmpty()) {
            return root(hashFamily, leafRange, nodes);
        }
        if (leafRange.size() == 1) {
            return leaves.apply(leafRange.from());
        }
        var border = border(positions, leafRange.split());
        return hashFamily.node(
                root(hashFamily, leafRange.left(), positions.subList(0, border), leaves, nodes),
                root(hashFamily, leafRange.right(), positions.subList(border, positions.size()), leaves, nodes));
    }

    /** The hash of a span of the tree, from its complete subtrees. */
    public static byte[] root(HashFamily hashFamily, LeafRange leafRange, Function<Node, byte[]> nodes) {
        var cover = leafRange.cover();
        if (cover.isEmpty()) {
            return hashFamily.nothing();
        }
        var root = nodes.apply(cover.getLast());
        for (var i = cover.size() - 2; i >= 0; i--) {
            root = hashFamily.node(nodes.apply(cover.get(i)), root);
        }
        return root;
    }
}
