package org.fivetrust.shared.record;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Unavailable;

/**
 * What archives-service said of the records that a request names, asked before the transaction that depends on it: a
 * repeated request, and one that is refused anyway, is answered either way.
 */
public sealed interface NamedRecords {

    /** Those of the names that no record of the principal has. */
    record Looked(Set<String> missing) implements NamedRecords {

        public Looked {
            missing = Set.copyOf(missing);
        }
    }

    record Unanswered(Unavailable silence) implements NamedRecords {}

    /**
     * Refuses the request where a record is missing, at its place, and where nobody could say.
     *
     * @param named the names under the JSON pointers that lead to them
     */
    default void mustExist(Map<String, String> named) {
        switch (this) {
            case Unanswered(var silence) -> throw silence;
            case Looked(var missing) -> refuse(missing, places(missing, named));
        }
    }

    private static List<Violation> places(Set<String> missing, Map<String, String> named) {
        return named.entrySet().stream()
                .filter(place -> missing.contains(place.getValue()))
                .map(place -> Violation.worded("record-unknown", place.getKey()))
                .sorted((one, other) -> one.pointer().compareTo(other.pointer()))
                .toList();
    }

    private static void refuse(Set<String> missing, List<Violation> places) {
        if (!places.isEmpty()) {
            throw new Refused(RecordGate.unknown(missing), places);
        }
    }
}
