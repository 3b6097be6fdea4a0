package org.fivetrust.evidence.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** The right edge of a growing tree: all it takes to add leaves and to tell the root. */
public final class Frontier {

    private final HashFamily hashFamily;
    private final Deque<byte[]> hashes = new ArrayDeque<>();
    private long size;

    /** A subtree that a leaf has completed. */
    public record Completed(Node node, byte[] hash) {}

    public Frontier(HashFamily hashFamily) {
        this.hashFamily = hashFamily;
    }

    /** As a tree of this size stands, from its complete subtrees. */
    public static Frontier at(HashFamily hashFamily, long size, Function<Node, byte[]> nodes) {
        var frontier = new Frontier(hashFamily);
        frontier.size = size;
        new LeafRange(0, size).cover().forEach(node -> frontier.hashes.addLast(nodes.apply(node)));
        return frontier;
    }

    public long size() {
        return size;
    }

    /** Adds a leaf by its hash; the leaf itself is the first of what it completes. */
    public List<Completed> add(byte[] leaf) {
        var completed = new ArrayList<Completed>();
        var hash = leaf;
        completed.add(new Completed(new Node(0, size), hash));
        for (var level = 1; (((size + 1) >> (level - 1)) & 1) == 0; level++) {
            hash = hashFamily.node(hashes.removeLast(), hash);
            completed.add(new Completed(new Node(level, size >> level), hash));
        }
        hashes.addLast(hash);
        size++;
        return completed;
    }

    public byte[] root() {
        if (hashes.isEmpty()) {
            return hashFamily.nothing();
        }
        var fromTheRight = hashes.descendingIterator();
        var root = fromTheRight.next();
        while (fromTheRight.hasNext()) {
            root = hashFamily.node(fromTheRight.next(), root);
        }
        return root;
    }
}
