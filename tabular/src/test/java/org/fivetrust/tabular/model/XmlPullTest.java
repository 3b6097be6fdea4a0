package org.fivetrust.tabular.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.tabular.model.XmlPull.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlPullTest {

    private static List<String> read(String text) {
        var xml = new XmlPull(new ByteArrayInputStream(text.getBytes(UTF_8)));
        var told = new Told();
        for (var event = xml.next(); event != Event.DONE; event = xml.next()) {
            switch (event) {
                case START -> told.say("<" + xml.name() + " " + xml.attribute("a"));
                case END -> told.say(">" + xml.name());
                case TEXT -> told.text.append(xml.text());
                case DONE -> throw new AssertionError();
            }
        }
        told.flush();
        return told.all;
    }

    /** The same by the JDK's own reader. */
    private static List<String> readByTheBook(String text) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        var xml = factory.createXMLStreamReader(new StringReader(text));
        var told = new Told();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT ->
                    told.say("<" + xml.getLocalName() + " " + xml.getAttributeValue(null, "a"));
                case XMLStreamConstants.END_ELEMENT -> told.say(">" + xml.getLocalName());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    told.text.append(xml.getText());
                default -> {}
            }
        }
        told.flush();
        return told.all;
    }

    /** Texts joined, however they are cut. */
    private static final class Told {

        private final List<String> all = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        void say(String what) {
            flush();
            all.add(what);
        }

        void flush() {
            if (!text.isEmpty()) {
                all.add(text.toString());
                text.setLength(0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<x/>",
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<x a='1'  b = \"2\" ><y/>text</x>\n",
                "<x a=\"&lt;&#20013;&#x6587;&amp;&quot;&apos;&gt;>\">&lt;b&gt; 期初&#10;</x>",
                "<x><!-- <y a='1'> - --><y a='2'>1</y ></x>",
                "<x><![CDATA[]]></x>",
                "<x><![CDATA[<y>]]]]><![CDATA[> ]] ]>&amp;]]]></x>",
                "<x><?target data > ?>1</x>",
                "<n:x xmlns:n=\"urn:n\" n:b=\"1\"><n:y/></n:x>",
                "<x>𠀀</x>"
            })
    void saysWhatTheJdkSays(String text) throws XMLStreamException {
        assertThat(read(text)).isEqualTo(readByTheBook(text));
    }

    @Test
    void textsOfAnyLengthComeWhole() throws XMLStreamException {
        for (var length : new int[] {4094, 4095, 4096, 4097, 8191, 8192, 8193, 100_000}) {
            var text = "<x>" + "y".repeat(length) + "<![CDATA[" + "]".repeat(length) + "]]>&lt;</x>";
            assertThat(read(text)).isEqualTo(readByTheBook(text));
        }
    }

    /** Whatever the JDK reads as well-formed and this reader takes, they read alike. */
    @Test
    void neverSaysAnythingElseThanTheJdk() {
        var random = new Random(20260101);
        var pieces = List.of(
                "<x>",
                "</x>",
                "<x/>",
                "<y a='1'>",
                "</y>",
                "<!--",
                "-->",
                "<![CDATA[",
                "]]>",
                "]",
                "&lt;",
                "&#65;",
                "text",
                " ",
                ">",
                "'",
                "\"",
                "<?p ",
                "?>",
                "-",
                "&amp;",
                "<y a=\"&gt;\"/>");
        var alike = 0;
        for (var round = 0; round < 60_000; round++) {
            var text = IntStream.range(0, 1 + random.nextInt(9))
                    .mapToObj(_ -> pieces.get(random.nextInt(pieces.size())))
                    .collect(Collectors.joining("", "<x>", "</x>"));
            try {
                var expected = readByTheBook(text);
                assertThat(read(text)).as(text).isEqualTo(expected);
                alike++;
            } catch (XMLStreamException | Refused notWellFormed) {
                // this reader may take what is not quite well-formed, such as ]]> in a text, and does no harm with it
            }
        }
        assertThat(alike).isGreaterThan(1000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "<x>",
                "<x></y>",
                "<x/><y/>",
                "<x/>text",
                "<x",
                "<x a>",
                "<x a=1/>",
                "<x a='1'b='2'/>",
                "<x a='<'/>",
                "< x/>",
                "<x>&nbsp;</x>",
                "<x>&#0;</x>",
                "<x>&#xD800;</x>",
                "<x>&#1;</x>",
                "<x>&#x110000;</x>",
                "<x>&</x>",
                "<x>\0</x>",
                "<x><![CDATA[ ]]</x>",
                "<x><!-- --",
                "<!DOCTYPE x><x/>",
                "<!DOCTYPE x [<!ENTITY a 'aaaa'>]><x>&a;</x>",
                "<x><!ENTITY a ''></x>"
            })
    void whatIsNotWellFormedIsNotRead(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(Refused.class);
    }

    @Test
    void namesValuesAttributesAndDepthHaveTheirLimits() {
        for (var text : List.of(
                "<" + "x".repeat(300) + "/>",
                "<x a='" + "y".repeat(70_000) + "'/>",
                "<x " + "x".repeat(300) + "='1'/>",
                IntStream.range(0, 200).mapToObj(n -> "a" + n + "='1' ").collect(Collectors.joining("", "<x ", "/>")),
                "<x>".repeat(100) + "</x>".repeat(100))) {
            assertThatThrownBy(() -> read(text)).isInstanceOf(Refused.class);
        }
    }

    @Test
    void anotherEncodingIsNotRead() {
        var bytes = "<x>期初</x>".getBytes(java.nio.charset.Charset.forName("GB18030"));

        assertThatThrownBy(() -> {
                    var xml = new XmlPull(new ByteArrayInputStream(bytes));
                    while (xml.next() != Event.DONE) {
                        xml.name();
                    }
                })
                .isInstanceOf(Refused.class);
    }
}
