package org.fivetrust.funds.bankfile;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.fivetrust.funds.bankfile.model.Element;

/** A message as the text of a file, written and read. */
final class CreditTransferFile {

    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    private static final XMLInputFactory READERS = readers();

    private CreditTransferFile() {}

    private static XMLInputFactory readers() {
        var readers = XMLInputFactory.newDefaultFactory();
        readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        readers.setProperty(XMLInputFactory.IS_COALESCING, true);
        return readers;
    }

    static String write(Element document, String namespace) {
        var text = new StringWriter();
        try {
            var writer = WRITERS.createXMLStreamWriter(text);
            writer.writeStartDocument("UTF-8", "1.0");
            writer.setDefaultNamespace(namespace);
            writer.writeStartElement(namespace, document.name());
            writer.writeDefaultNamespace(namespace);
            for (var part : document.parts()) {
                write(part, namespace, writer);
            }
            writer.writeEndElement();
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException broken) {
            throw new IllegalStateException(broken);
        }
        return text.toString();
    }

    private static void write(Element element, String namespace, XMLStreamWriter writer) throws XMLStreamException {
        writer.writeStartElement(namespace, element.name());
        for (var part : element.parts()) {
            if (part.isAttribute()) {
                writer.writeAttribute(part.name().substring(1), part.text());
            }
        }
        writer.writeCharacters(element.text());
        for (var part : element.parts()) {
            if (!part.isAttribute()) {
                write(part, namespace, writer);
            }
        }
        writer.writeEndElement();
    }

    /** The root element of a text that was written here; blanks between elements are no text. */
    static Element read(String text) {
        try {
            return root(READERS.createXMLStreamReader(new StringReader(text)));
        } catch (XMLStreamException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private record Open(String name, StringBuilder text, List<Element> parts) {

        Element close() {
            return new Element(name, parts.stream().allMatch(Element::isAttribute) ? text.toString() : "", parts);
        }
    }

    private static Element root(XMLStreamReader reader) throws XMLStreamException {
        var open = new ArrayDeque<Open>();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> open.push(open(reader));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    open.element().text().append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    var closed = open.pop().close();
                    if (open.isEmpty()) {
                        return closed;
                    }
                    open.element().parts().add(closed);
                }
                default -> {}
            }
        }
        throw new XMLStreamException("no element");
    }

    private static Open open(XMLStreamReader reader) {
        var attributes = new ArrayList<Element>();
        for (var n = 0; n < reader.getAttributeCount(); n++) {
            attributes.add(Element.of("@" + reader.getAttributeLocalName(n), reader.getAttributeValue(n)));
        }
        return new Open(reader.getLocalName(), new StringBuilder(), attributes);
    }
}
