package org.fivetrust.funds.bankfile.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fivetrust.shared.kernel.Characters;
import org.jspecify.annotations.Nullable;

/**
 * A part that a message may have: its name, how often it stands, its text and its own parts, in order.
 *
 * @param text null where it has none beside its parts
 */
record Part(String name, int least, int most, @Nullable Text text, List<Part> parts) {

    private static final int MANY = 100_000;

    static Part of(String name, Text text) {
        return new Part(name, 1, 1, text, List.of());
    }

    static Part of(String name, Part... parts) {
        return new Part(name, 1, 1, null, List.of(parts));
    }

    Part optional() {
        return new Part(name, 0, most, text, parts);
    }

    Part repeated() {
        return new Part(name, least, MANY, text, parts);
    }

    /** Every fault of an element that has this part's name, and of what it holds. */
    List<Fault> faults(String path, Element element) {
        var faults = new ArrayList<>(text == null ? faultsOfBlank(path, element) : faultsOfText(path, element, text));
        faults.addAll(faultsOfParts(path, element));
        return faults;
    }

    /** Whoever has parts of its own has no text beside them. */
    private static List<Fault> faultsOfBlank(String path, Element element) {
        return element.text().isBlank() ? List.of() : List.of(new Fault(path, Fault.Kind.FORM));
    }

    private static List<Fault> faultsOfText(String path, Element element, Text text) {
        var said = element.text();
        var faults = new ArrayList<Fault>();
        if (said.isBlank()) {
            faults.add(new Fault(path, Fault.Kind.EMPTY));
        } else if (text.isTooLong(said)) {
            faults.add(new Fault(path, Fault.Kind.TOO_LONG));
        } else if (!text.isFormOf(said)) {
            faults.add(new Fault(path, Fault.Kind.FORM));
        }
        if (!Characters.areAllowed(said)) {
            faults.add(new Fault(path, Fault.Kind.CHARACTER));
        }
        return faults;
    }

    private List<Fault> faultsOfParts(String path, Element element) {
        var faults = new ArrayList<Fault>();
        if (!orderOf(element).equals(known(orderOf(element)))) {
            faults.add(new Fault(path, Fault.Kind.ORDER));
        }
        unknown(element).forEach(name -> faults.add(new Fault(path + "/" + name, Fault.Kind.UNKNOWN)));
        parts.forEach(part -> faults.addAll(part.faultsIn(path, element)));
        return faults;
    }

    private List<Fault> faultsIn(String path, Element parent) {
        var standing = parent.all(name).toList();
        var faults = new ArrayList<Fault>();
        if (standing.size() < least) {
            faults.add(new Fault(path + "/" + name, Fault.Kind.MISSING));
        }
        if (standing.size() > most) {
            faults.add(new Fault(path + "/" + name, Fault.Kind.TOO_MANY));
        }
        for (var n = 0; n < standing.size(); n++) {
            var place = path + "/" + name + (most > 1 ? "[" + (n + 1) + "]" : "");
            faults.addAll(faults(place, standing.get(n)));
        }
        return faults;
    }

    /** The names of the parts that are known, where each first stands. */
    private List<String> orderOf(Element element) {
        var names = names();
        return element.parts().stream()
                .map(Element::name)
                .filter(names::contains)
                .distinct()
                .toList();
    }

    private List<String> known(List<String> standing) {
        return parts.stream().map(Part::name).filter(standing::contains).toList();
    }

    private Set<String> unknown(Element element) {
        var unknown = element.parts().stream().map(Element::name).collect(Collectors.toCollection(LinkedHashSet::new));
        unknown.removeAll(names());
        return unknown;
    }

    private Set<String> names() {
        return parts.stream().map(Part::name).collect(Collectors.toSet());
    }
}
