package org.fivetrust.accounts.voucher.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fivetrust.shared.kernel.InvalidValue.Violation;

/**
 * The dimensions (辅助核算) a book has defined.
 *
 * @param values by dimension; one without values takes any
 * @param required the dimensions an account and its details take no line without
 */
public record Dimensions(Map<String, Set<String>> values, Map<String, Set<String>> required) {

    public static final Dimensions NONE = new Dimensions(Map.of(), Map.of());

    public Dimensions {
        values = Map.copyOf(values);
        required = Map.copyOf(required);
    }

    List<Violation> faults(Line line, String at) {
        var faults = new ArrayList<Violation>();
        required.entrySet().stream()
                .filter(entry -> line.account().startsWith(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .distinct()
                .sorted()
                .filter(dimension -> !line.dimensions().containsKey(dimension))
                .forEach(dimension -> faults.add(Violation.worded(
                        "voucher.dimension-missing",
                        at + "/dimensions/" + dimension,
                        "account",
                        line.account(),
                        "dimension",
                        dimension)));
        line.dimensions().forEach((dimension, value) -> {
            var known = values.get(dimension);
            if (known != null && !known.isEmpty() && !known.contains(value)) {
                faults.add(Violation.worded(
                        "voucher.dimension-unknown",
                        at + "/dimensions/" + dimension,
                        "dimension",
                        dimension,
                        "value",
                        value));
            }
        });
        return faults;
    }
}
