package org.fivetrust.shared.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The request is not well-formed: every fault found, each with a JSON pointer. */
public final class InvalidValue extends RuntimeException {

    private static final int LONGEST_POINTER = 200;

    private static final int TOLD_IN_LOGS = 5;

    private final transient List<Violation> violations;

    /**
     * One fault: where (RFC 6901) and what, told in the reader's language. Names of fields come from the client, so a
     * pointer does not grow without end.
     *
     * @param filePlace where in a file it is
     */
    public record Violation(
            String pointer, Words words, @Nullable FilePlace filePlace) {

        public Violation {
            pointer = Excerpt.of(pointer, LONGEST_POINTER);
        }

        public Violation(String pointer, Words words) {
            this(pointer, words, null);
        }

        /**
         * @param code of its words in the service's bundles, where they are called {@code fault.} and this
         * @param facts names and values by turns
         */
        public static Violation worded(String code, String pointer, Object... facts) {
            return new Violation(pointer, new Words(code, named(facts)));
        }

        /** A rule that one of several things breaks, told by the code and the words of its problem. */
        public static Violation of(Refusal because, String pointer) {
            return new Violation(pointer, new Words(because.code(), because.facts()));
        }

        private static Map<String, String> named(Object... facts) {
            var named = new LinkedHashMap<String, String>();
            for (var place = 0; place < facts.length; place += 2) {
                named.put(facts[place].toString(), facts[place + 1].toString());
            }
            return named;
        }

        public Violation at(String place) {
            return new Violation(place, words, filePlace);
        }

        public Violation in(FilePlace place) {
            return new Violation(pointer, words, place);
        }
    }

    /**
     * A place in a file that was sent.
     *
     * @param entry its number in its list, from 1; 0 where it is in none
     * @param line from 1, as an editor counts them
     */
    public record FilePlace(int entry, int line) {}

    /** Words in the bundles and the facts that stand in them. */
    public record Words(String code, Map<String, String> facts) {

        public Words {
            facts = Map.copyOf(facts);
        }
    }

    public InvalidValue(List<Violation> violations) {
        super("invalid: " + violations.stream().limit(TOLD_IN_LOGS).toList(), null, false, false);
        this.violations = List.copyOf(violations);
    }

    /**
     * One fault in words of the bundles.
     *
     * @param facts names and values by turns
     */
    public static InvalidValue worded(String code, String pointer, Object... facts) {
        return new InvalidValue(List.of(Violation.worded(code, pointer, facts)));
    }

    public List<Violation> violations() {
        return violations;
    }
}
