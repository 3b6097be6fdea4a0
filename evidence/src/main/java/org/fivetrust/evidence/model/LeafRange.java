package org.fivetrust.evidence.model;

import java.util.ArrayList;
import java.util.List;

/** The leaves from one position up to, and without, another. */
public record LeafRange(long from, long to) {

    public LeafRange {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("no span from " + from + " to " + to);
        }
    }

    long size() {
        return to - from;
    }

    /** Where RFC 6962 splits it: after the largest power of two smaller than its size. */
    long split() {
        return from + Long.highestOneBit(size() - 1);
    }

    LeafRange left() {
        return new LeafRange(from, split());
    }

    LeafRange right() {
        return new LeafRange(split(), to);
    }

    /** The complete subtrees it is made of, from left to right; fewer than twice the bits of its size. */
    public List<Node> cover() {
        var nodes = new ArrayList<Node>();
        for (var at = from; at < to; ) {
            var level = Math.min(Long.numberOfTrailingZeros(at), 63 - Long.numberOfLeadingZeros(to - at));
            nodes.add(new Node(level, at >> level));
            at += 1L << level;
        }
        return nodes;
    }
}
