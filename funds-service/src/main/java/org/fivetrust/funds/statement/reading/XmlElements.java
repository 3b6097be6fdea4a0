package org.fivetrust.funds.statement.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.jspecify.annotations.Nullable;

/**
 * The elements of an XML file in its order, by their local names. A document type is refused, nothing is fetched, and
 * no more is held than one element's text.
 */
final class XmlElements implements AutoCloseable {

    private static final Refusal MALFORMED = Refusal.form("funds.statement-malformed");

    private static final Refusal DOCTYPE = Refusal.form("funds.statement-doctype");

    private static final int DEEPEST = 64;

    private static final int LONGEST_TEXT = 256 * 1024;

    /** Names outside the format; the parser keeps each of them. */
    private static final int MOST_NAMES = 1000;

    private final PacedInput input;
    private final XMLStreamReader xml;
    private final Set<String> passedOver = new HashSet<>();
    private int depth;
    private boolean isTextCut;
    private int textLength;

    XmlElements(InputStream in) {
        this.input = new PacedInput(in);
        try {
            this.xml = factory().createXMLStreamReader(input);
        } catch (XMLStreamException unreadable) {
            throw malformed(unreadable);
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        return factory;
    }

    /** Moves to the next child of the element that is open; false where that ends, which is then left. */
    boolean child() {
        for (var event = next(); true; event = next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    enter();
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
                    depth--;
                    return false;
                }
                default -> {}
            }
        }
    }

    private void enter() {
        if (++depth > DEEPEST) {
            throw malformed();
        }
    }

    String name() {
        return xml.getLocalName();
    }

    String namespace() {
        return Objects.requireNonNullElse(xml.getNamespaceURI(), "");
    }

    @Nullable
    String attribute(String name) {
        return xml.getAttributeValue(null, name);
    }

    int line() {
        return xml.getLocation().getLineNumber();
    }

    /** The text of the element that is open, without the blanks around it; the element is left. */
    String text(int most) {
        var text = new StringBuilder();
        isTextCut = false;
        textLength = 0;
        for (var event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            switch (event) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    append(text, most);
                case XMLStreamConstants.START_ELEMENT -> {
                    enter();
                    skip();
                }
                default -> {}
            }
        }
        depth--;
        return text.toString().strip();
    }

    /** The same, with the text of the elements in it. */
    String wholeText(int most) {
        var text = new StringBuilder();
        isTextCut = false;
        textLength = 0;
        for (var open = 1; open > 0; ) {
            switch (next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append(text, most);
                case XMLStreamConstants.START_ELEMENT -> {
                    enter();
                    open++;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    open--;
                }
                default -> {}
            }
        }
        return text.toString().strip();
    }

    /** The same, unless elements stand in it: then none, and the first of them is open. */
    @Nullable
    String leaf(int most) {
        var text = new StringBuilder();
        isTextCut = false;
        textLength = 0;
        for (var event = next(); true; event = next()) {
            switch (event) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    append(text, most);
                case XMLStreamConstants.START_ELEMENT -> {
                    enter();
                    return null;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return text.toString().strip();
                }
                default -> {}
            }
        }
    }

    private void append(StringBuilder text, int most) {
        var piece = xml.getText();
        textLength += piece.length();
        if (textLength > LONGEST_TEXT) {
            throw malformed();
        }
        var blank = text.isEmpty() ? piece.stripLeading() : piece;
        isTextCut |= text.length() + blank.stripTrailing().length() > most;
        text.append(blank, 0, Math.min(blank.length(), most - text.length()));
    }

    /** Whether the text that was read last is longer than was asked for. */
    boolean isTextCut() {
        return isTextCut;
    }

    /** Leaves the element that is open. */
    void skip() {
        for (var open = 1; open > 0; ) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    enter();
                    open++;
                    pass(xml.getLocalName());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    open--;
                }
                default -> {}
            }
        }
    }

    private void pass(String name) {
        if (passedOver.add(name) && passedOver.size() > MOST_NAMES) {
            throw malformed();
        }
    }

    private int next() {
        try {
            input.renew();
            var event = xml.next();
            return switch (event) {
                case XMLStreamConstants.DTD -> throw new Refused(DOCTYPE);
                case XMLStreamConstants.ENTITY_REFERENCE -> throw malformed();
                default -> event;
            };
        } catch (XMLStreamException unreadable) {
            throw malformed(unreadable);
        }
    }

    /** Reads what stands behind the last element. */
    void end() {
        try {
            while (xml.hasNext()) {
                next();
            }
        } catch (XMLStreamException unreadable) {
            throw malformed(unreadable);
        }
    }

    private Refused malformed() {
        var at = xml.getLocation();
        return malformed(at.getLineNumber(), at.getColumnNumber());
    }

    private static Refused malformed(XMLStreamException unreadable) {
        var at = unreadable.getLocation();
        return at == null ? malformed(1, 1) : malformed(at.getLineNumber(), at.getColumnNumber());
    }

    private static Refused malformed(int line, int column) {
        return new Refused(MALFORMED.with("line", Math.max(line, 1)).with("column", Math.max(column, 1)));
    }

    @Override
    public void close() {
        try {
            xml.close();
            input.close();
        } catch (XMLStreamException | IOException closed) {
            // read only: nothing is lost
        }
    }
}
