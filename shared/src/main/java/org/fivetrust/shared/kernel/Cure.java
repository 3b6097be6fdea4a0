package org.fivetrust.shared.kernel;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What would make a refused act possible: what to do (a code with words in both languages, and the facts they are
 * filled with), who can do it (a role), by when, and the link that starts it.
 */
public record Cure(
        String code,
        Map<String, String> facts,
        String who,
        @Nullable String by,
        @Nullable String link) {

    public Cure {
        facts = Map.copyOf(facts);
    }

    public static Cure of(String code, String who) {
        return new Cure(code, Map.of(), who, null, null);
    }

    public Cure at(String link) {
        return new Cure(code, facts, who, by, link);
    }
}
