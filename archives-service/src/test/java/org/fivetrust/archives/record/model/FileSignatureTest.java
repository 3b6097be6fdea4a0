package org.fivetrust.archives.record.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileSignatureTest {

    @ParameterizedTest(name = "{0} bytes fit {1}: {2}")
    @CsvSource({
        "255044462d312e37, 255044462d, true",
        "25504446, 255044462d, false",
        "0a255044462d, 255044462d, false",
        "'', 255044462d, false",
        "4d4d002a, 49492a00|4d4d002a, true",
        "4d4d002b, 49492a00|4d4d002a, false"
    })
    void beginsWithOneOfItsSignatures(String bytes, String signatures, boolean fits) {
        var type = new ContentType("x/y", ContentType.Shape.SIGNATURE, List.of(signatures.split("\\|")));

        assertThat(type.fits(FileSignature.of(HexFormat.of().parseHex(bytes)))).isEqualTo(fits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a/>", "\uFEFF<?xml version=\"1.0\"?>", "\r\n\t <发票/>"})
    void isXmlWhereItOpensATag(String text) {
        assertThat(FileSignature.of(text.getBytes(UTF_8)).isXml()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a<b>", "{}", "<a>\u0000"})
    void isNoXmlOtherwise(String text) {
        assertThat(FileSignature.of(text.getBytes(UTF_8)).isXml()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"村务公开", "a,b\r\n1,2\f", "x\ty"})
    void isTextWithoutControls(String text) {
        assertThat(FileSignature.of(text.getBytes(UTF_8)).isText()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MZ\u0000\u0001", "\u001b[2J", "\u0007"})
    void isNoTextWithThem(String text) {
        assertThat(FileSignature.of(text.getBytes(UTF_8)).isText()).isFalse();
    }
}
