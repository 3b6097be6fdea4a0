package org.fivetrust.agreements.authority.model;

import java.util.Set;

/**
 * What binds everybody in one matter besides its steps.
 *
 * @param exclusive roles of those who will key, release or keep: whoever holds one takes no step (不相容岗位)
 * @param conflicted people who are, or are near to, the other side (回避)
 * @param paused whether its clocks stand still
 */
public record Bounds(Set<String> exclusive, Set<String> conflicted, boolean paused) {

    public static final Bounds NONE = new Bounds(Set.of(), Set.of(), false);

    public Bounds {
        exclusive = Set.copyOf(exclusive);
        conflicted = Set.copyOf(conflicted);
    }
}
