package org.fivetrust.agreements.authority.model;

import java.util.Set;

/** What lies before a step: the kinds of evidence found good, and how many the minutes show present. */
public record Laid(Set<String> kinds, int present) {

    public Laid {
        kinds = Set.copyOf(kinds);
    }

    /** An assembly's own quorum is judged with its resolution; a body's shows in its minutes. */
    boolean showsQuorum(int quorum) {
        return present >= quorum || kinds.contains("RESOLUTION");
    }
}
