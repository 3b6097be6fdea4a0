package org.fivetrust.archives.record.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    @ParameterizedTest(name = "{0} is kept as {1}")
    @CsvSource({
        "决议 第7号.pdf, 决议 第7号.pdf",
        "../../etc/passwd, passwd",
        "..\\..\\boot.ini, boot.ini",
        "C:\\Users\\a\\票据.ofd, 票据.ofd",
        "/absolute.pdf, absolute.pdf",
        "a\"b<c>|d:e*f?.pdf, abcdef.pdf",
        "x.pdf:stream, x.pdfstream"
    })
    void isItsLastPartWithoutTricks(String sent, String kept) {
        assertThat(FileName.of(sent)).hasToString(kept);
    }

    @Test
    void losesControlsAndWhatTurnsTextRound() {
        assertThat(FileName.of("a\r\nSet-Cookie x\u0000\u202Efdp.exe")).hasToString("aSet-Cookie xfdp.exe");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", ".", "..", "../", "a/..", "\\", "\u0000"})
    void isReplacedWhereNothingIsLeft(String sent) {
        assertThat(FileName.of(sent)).hasToString("record");
    }

    @Test
    void keepsItsEndWhereItIsTooLong() {
        var name = FileName.of("档".repeat(300) + ".pdf").value();

        assertThat(name).hasSize(200).endsWith("档.pdf");
    }
}
