package org.fivetrust.accounts.export;

import java.io.OutputStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.fivetrust.accounts.voucher.model.VoucherType;

/** Writes the elements of GB/T 24589.1-2010, each with the number the standard gives it. */
final class GbtXml {

    static final String NAMESPACE =
            "http://www.audit.gov.cn/AccountingSoftwareDataInterfaceStandard/2010/SOE/XMLSchema";

    private final XMLStreamWriter out;

    private GbtXml(XMLStreamWriter out) {
        this.out = out;
    }

    static GbtXml begin(OutputStream to, String root) throws XMLStreamException {
        var out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(to, "GB18030");
        out.writeStartDocument("GB18030", "1.0");
        out.writeStartElement(root);
        out.writeDefaultNamespace(NAMESPACE);
        return new GbtXml(out);
    }

    void open(String table) throws XMLStreamException {
        out.writeStartElement(table);
    }

    void close() throws XMLStreamException {
        out.writeEndElement();
    }

    /** @param locId the standard's six digits for this element */
    void field(String name, String locId, String value) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeAttribute("locID", locId);
        out.writeCharacters(TextWriter.plain(value, ""));
        out.writeEndElement();
    }

    void end() throws XMLStreamException {
        out.writeEndElement();
        out.writeEndDocument();
        out.flush();
    }

    /** The standard leaves room for so many characters. */
    static String atMost(int most, String text) {
        var plain = TextWriter.plain(text, "");
        return plain.codePointCount(0, plain.length()) <= most
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, most));
    }

    static String day(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    static String code(VoucherType type) {
        return switch (type) {
            case RECEIPT -> "01";
            case PAYMENT -> "02";
            case TRANSFER -> "03";
            case GENERAL -> "04";
        };
    }
}
