package org.fivetrust.accounts.statement.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.jspecify.annotations.Nullable;

/** The lines of a statement in their order, each with how it is made; formulas are read once, when first wanted. */
public final class Layout {

    private final List<Line> lines;
    private @Nullable Read read;

    /** One line, as a layout has it. */
    public record Line(String number, String name, @Nullable String english, String formula) {}

    private record Read(Map<String, Formula> formulas, Set<Term.Moved> moved) {}

    public Layout(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    public List<Line> lines() {
        return lines;
    }

    /** By line number. */
    public Map<String, Formula> formulas() {
        return read().formulas();
    }

    /** All movements between accounts that lines show. */
    public Set<Term.Moved> moved() {
        return read().moved();
    }

    /** Concurrent readers may parse twice and get equal results. */
    private Read read() {
        var known = read;
        if (known == null) {
            var formulas = new LinkedHashMap<String, Formula>();
            lines.forEach(line -> formulas.put(line.number(), Formula.parse(line.formula())));
            var moved = formulas.values().stream()
                    .flatMap(formula -> formula.terms().stream())
                    .flatMap(signed -> signed.term() instanceof Term.Moved term ? Stream.of(term) : Stream.empty())
                    .collect(Collectors.toUnmodifiableSet());
            known = new Read(Collections.unmodifiableMap(formulas), moved);
            read = known;
        }
        return known;
    }

    /** All violations at once: unreadable formulas, duplicate numbers, unknown lines, cycles. */
    public List<Violation> faults() {
        var faults = new ArrayList<Violation>();
        var formulas = new HashMap<String, Formula>();
        for (var n = 0; n < lines.size(); n++) {
            var line = lines.get(n);
            try {
                if (formulas.put(line.number(), Formula.parse(line.formula())) != null) {
                    faults.add(Violation.worded("given-twice", "/lines/" + n + "/number"));
                }
            } catch (InvalidValue unreadable) {
                faults.add(unreadable.violations().getFirst().at("/lines/" + n + "/formula"));
            }
        }
        if (faults.isEmpty()) {
            for (var n = 0; n < lines.size(); n++) {
                var fault = reach(lines.get(n).number(), formulas, new HashSet<>());
                if (fault != null) {
                    faults.add(fault.at("/lines/" + n + "/formula"));
                }
            }
        }
        return faults;
    }

    private static @Nullable Violation reach(String number, Map<String, Formula> formulas, Set<String> above) {
        var formula = formulas.get(number);
        if (formula == null) {
            return Violation.worded("formula.no-line", "", "line", number);
        }
        if (!above.add(number)) {
            return Violation.worded("formula.circular", "", "line", number);
        }
        for (var signed : formula.terms()) {
            if (signed.term() instanceof Term.Line(var below)) {
                var fault = reach(below, formulas, above);
                if (fault != null) {
                    return fault;
                }
            }
        }
        above.remove(number);
        return null;
    }
}
