package org.fivetrust.evidence.model;

/** A complete subtree: the {@code index}-th one over 2^{@code level} leaves. It never changes once it is there. */
public record Node(int level, long index) {

    LeafRange span() {
        return new LeafRange(index << level, (index + 1) << level);
    }

    /** The position of the leaf that completes it. */
    public long completedAt() {
        return ((index + 1) << level) - 1;
    }
}
