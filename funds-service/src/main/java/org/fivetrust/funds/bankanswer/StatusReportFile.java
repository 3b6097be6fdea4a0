package org.fivetrust.funds.bankanswer;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.fivetrust.funds.bankanswer.model.StatusReport;
import org.fivetrust.funds.bankanswer.model.StatusReportReading;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;

/** Reads a status report as a stream of elements, by their local names. */
final class StatusReportFile {

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.";

    private static final List<String> VERSIONS = List.of("03", "10", "14");

    private static final int DEEPEST = 20;

    private static final int LONGEST_TEXT = 10_000;

    private static final XMLInputFactory READERS = readers();

    private final XMLStreamReader reader;
    private final int mostLines;
    private final List<String> path = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private StatusReportFile(XMLStreamReader reader, int mostLines) {
        this.reader = reader;
        this.mostLines = mostLines;
    }

    private static XMLInputFactory readers() {
        var readers = XMLInputFactory.newDefaultFactory();
        readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return readers;
    }

    /** The report, or every fault of it at once. */
    static StatusReport read(byte[] bytes, int mostLines) {
        try {
            return new StatusReportFile(READERS.createXMLStreamReader(new ByteArrayInputStream(bytes)), mostLines)
                    .report();
        } catch (XMLStreamException broken) {
            var place = broken.getLocation();
            throw InvalidValue.worded(
                    "answer-not-xml",
                    "",
                    "line",
                    place == null ? 0 : place.getLineNumber(),
                    "column",
                    place == null ? 0 : place.getColumnNumber());
        }
    }

    private StatusReport report() throws XMLStreamException {
        var reading = new StatusReportReading(root(), mostLines);
        path.add(reader.getLocalName());
        while (!path.isEmpty()) {
            step(reading, reader.next());
        }
        while (reader.hasNext()) {
            reader.next();
        }
        var faults = reading.faults();
        if (!faults.isEmpty()) {
            throw new Refused(Refusal.rule("funds.answer-unfit").with("count", faults.size()), faults);
        }
        return reading.report();
    }

    /** The version of the report, by the namespace of its root. */
    private String root() throws XMLStreamException {
        while (reader.next() != XMLStreamConstants.START_ELEMENT) {
            mustBeNoDoctype(reader.getEventType());
        }
        var namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
        return VERSIONS.stream()
                .filter(version -> namespace.equals(NAMESPACE + version))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.rule("funds.answer-version-unknown")
                        .with("namespace", namespace.isEmpty() ? "-" : namespace)
                        .with("known", "pain.002.001." + String.join(", .", VERSIONS))));
    }

    private static void mustBeNoDoctype(int event) {
        if (event == XMLStreamConstants.DTD) {
            throw InvalidValue.worded("answer-doctype", "");
        }
    }

    private void step(StatusReportReading reading, int event) throws XMLStreamException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                path.add(reader.getLocalName());
                text.setLength(0);
                mustBeBounded(reading);
                reading.begin(path);
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                text.append(reader.getText());
                mustBeBounded(reading);
            }
            case XMLStreamConstants.END_ELEMENT -> {
                reading.end(path, text.toString(), reader.getLocation().getLineNumber());
                path.removeLast();
                text.setLength(0);
            }
            case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.DTD ->
                throw InvalidValue.worded("answer-doctype", "");
            default -> {}
        }
    }

    private void mustBeBounded(StatusReportReading reading) throws XMLStreamException {
        if (reading.isTooLong()) {
            throw new Refused(Refusal.size("funds.answer-too-long").with("most", mostLines));
        }
        if (path.size() > DEEPEST || text.length() > LONGEST_TEXT) {
            throw new XMLStreamException("too deep or too long", reader.getLocation());
        }
    }
}
