package org.fivetrust.accounts.intake.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.fivetrust.shared.kernel.InvalidValue;
import org.junit.jupiter.api.Test;

class CsvTest {

    private static List<List<String>> cells(String text) {
        return Csv.read(text).rows().stream().map(Sheet.Row::cells).toList();
    }

    @Test
    void quotesHoldCommasQuotesAndLineEnds() {
        assertThat(cells("a,b\n\"x,1\",\"say \"\"hi\"\"\nagain\"\n"))
                .containsExactly(List.of("x,1", "say \"hi\"\nagain"));
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreNothingSpecial() {
        var sheet = Csv.read("\uFEFFa,b\r\n1,2\r\n");

        assertThat(sheet.columns()).containsExactly("a", "b");
        assertThat(sheet.rows()).containsExactly(new Sheet.Row(2, List.of("1", "2")));
    }

    @Test
    void rowsAreCountedAsPeopleCountLines() {
        var sheet = Csv.read("a\n\n\"one\ntwo\"\nlast");

        assertThat(sheet.rows()).extracting(Sheet.Row::number).containsExactly(3, 5);
    }

    @Test
    void aQuotationMarkIsClosed() {
        assertThatThrownBy(() -> Csv.read("a\n\"open"))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        invalid -> assertThat(invalid.violations().getFirst().pointer())
                                .isEqualTo("/rows/2"));
    }

    @Test
    void nothingIsASheetWithoutColumns() {
        assertThat(Csv.read("").columns()).isEmpty();
    }
}
