package org.fivetrust.shared.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A "no" as a value: a stable dotted code, the facts its text is filled with, the clauses it rests on and what would
 * cure it. The words, in Chinese and English, stand in the {@code problems} bundle of the service whose area opens the
 * code.
 */
public record Refusal(Kind kind, String code, Map<String, String> facts, List<Clause> clauses, List<Cure> cures) {

    /** Which door it closes; the rim turns it into a status. */
    public enum Kind {
        /** It cannot be read at all. */
        FORM,
        /** Well-formed, but a rule says no. */
        RULE,
        /** The state of the thing does not allow this. */
        STATE,
        /** This person may never do this. */
        PERSON,
        /** More than is taken at once. */
        SIZE,
        /** Too much is under way: the same may be asked again in a moment. */
        PACE
    }

    public Refusal {
        facts = Map.copyOf(facts);
        clauses = List.copyOf(clauses);
        cures = List.copyOf(cures);
    }

    public static Refusal form(String code) {
        return new Refusal(Kind.FORM, code, Map.of(), List.of(), List.of());
    }

    public static Refusal rule(String code) {
        return new Refusal(Kind.RULE, code, Map.of(), List.of(), List.of());
    }

    public static Refusal state(String code) {
        return new Refusal(Kind.STATE, code, Map.of(), List.of(), List.of());
    }

    public static Refusal person(String code) {
        return new Refusal(Kind.PERSON, code, Map.of(), List.of(), List.of());
    }

    public static Refusal size(String code) {
        return new Refusal(Kind.SIZE, code, Map.of(), List.of(), List.of());
    }

    public static Refusal pace(String code) {
        return new Refusal(Kind.PACE, code, Map.of(), List.of(), List.of());
    }

    public Refusal with(String fact, Object value) {
        var more = new LinkedHashMap<>(facts);
        more.put(fact, value.toString());
        return new Refusal(kind, code, more, clauses, cures);
    }

    public Refusal citing(List<Clause> clauses) {
        return new Refusal(kind, code, facts, clauses, cures);
    }

    public Refusal curedBy(Cure... cures) {
        return new Refusal(kind, code, facts, clauses, List.of(cures));
    }
}
