package org.fivetrust.shared.evidence.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Which parts of a tree prove what (RFC 6962, sections 2.1.1 and 2.1.2), and the hash of each part from its nodes. */
public final class Tree {

    private Tree() {}

    /** The audit path of one leaf, from the leaf upwards. */
    public static List<Span> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " among " + size);
        }
        var path = new ArrayList<Span>();
        path(index, new Span(0, size), path);
        return path;
    }

    private static void path(long index, Span span, List<Span> path) {
        if (span.size() == 1) {
            return;
        }
        if (index < span.split()) {
            path(index, span.left(), path);
            path.add(span.right());
        } else {
            path(index, span.right(), path);
            path.add(span.left());
        }
    }

    /** What shows that the tree of the first size is the beginning of the tree of the second. */
    public static List<Span> consistency(long first, long second) {
        if (first < 0 || first > second) {
            throw new IllegalArgumentException("no proof from " + first + " to " + second);
        }
        var proof = new ArrayList<Span>();
        if (first > 0 && first < second) {
            sub(first, new Span(0, second), true, proof);
        }
        return proof;
    }

    private static void sub(long first, Span span, boolean known, List<Span> proof) {
        if (first == span.to()) {
            if (!known) {
                proof.add(span);
            }
            return;
        }
        if (first <= span.split()) {
            sub(first, span.left(), known, proof);
            proof.add(span.right());
        } else {
            sub(first, span.right(), false, proof);
            proof.add(span.left());
        }
    }

    /** The nodes that, together with some leaves, give the root. Positions ascend. */
    public static List<Node> around(List<Long> positions, long size) {
        var nodes = new ArrayList<Node>();
        if (size > 0) {
            around(positions, new Span(0, size), nodes);
        }
        return nodes;
    }

    private static void around(List<Long> positions, Span span, List<Node> nodes) {
        if (positions.isEmpty()) {
            nodes.addAll(span.cover());
        } else if (span.size() > 1) {
            var border = border(positions, span.split());
            around(positions.subList(0, border), span.left(), nodes);
            around(positions.subList(border, positions.size()), span.right(), nodes);
        }
    }

    private static int border(List<Long> positions, long split) {
        var found = java.util.Collections.binarySearch(positions, split);
        return found >= 0 ? found : -found - 1;
    }

    /** The root over a span, from leaves that are known and the nodes {@link #around} them. */
    public static byte[] root(
            Family family,
            Span span,
            List<Long> positions,
            Function<Long, byte[]> leaves,
            Function<Node, byte[]> nodes) {
        if (positions.isEmpty()) {
            return root(family, span, nodes);
        }
        if (span.size() == 1) {
            return leaves.apply(span.from());
        }
        var border = border(positions, span.split());
        return family.node(
                root(family, span.left(), positions.subList(0, border), leaves, nodes),
                root(family, span.right(), positions.subList(border, positions.size()), leaves, nodes));
    }

    /** The hash of a span of the tree, from its complete subtrees. */
    public static byte[] root(Family family, Span span, Function<Node, byte[]> nodes) {
        var cover = span.cover();
        if (cover.isEmpty()) {
            return family.nothing();
        }
        var root = nodes.apply(cover.getLast());
        for (var i = cover.size() - 2; i >= 0; i--) {
            root = family.node(nodes.apply(cover.get(i)), root);
        }
        return root;
    }
}
