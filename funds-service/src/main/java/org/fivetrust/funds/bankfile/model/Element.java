package org.fivetrust.funds.bankfile.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An element of a message with its text or its parts, in order; an attribute is a part whose name begins with an @. */
public record Element(String name, String text, List<Element> parts) {

    public Element {
        parts = List.copyOf(parts);
    }

    public static Element of(String name, String text) {
        return new Element(name, text, List.of());
    }

    public static Element of(String name, Element... parts) {
        return new Element(name, "", List.of(parts));
    }

    public static Element of(String name, List<Element> parts) {
        return new Element(name, "", parts);
    }

    public boolean isAttribute() {
        return name.startsWith("@");
    }

    /** Every element that is reached by these names. */
    public Stream<Element> all(String... path) {
        var reached = Stream.of(this);
        for (var step : path) {
            reached = reached.flatMap(element ->
                    element.parts().stream().filter(part -> part.name().equals(step)));
        }
        return reached;
    }

    /** The text of the first of them. */
    public Optional<String> first(String... path) {
        return all(path).map(Element::text).findFirst();
    }
}
