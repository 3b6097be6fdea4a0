package org.fivetrust.tabular.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Refused;
import org.junit.jupiter.api.Test;

class CsvTest {

    private static final TableLimits LIMITS = new TableLimits(3, 4, 8, 0, 20, 40);

    private static List<List<String>> cells(String text) {
        return Csv.read(text, LIMITS).rows().stream().map(Sheet.Row::cells).toList();
    }

    @Test
    void quotesHoldCommasQuotesAndLineEnds() {
        assertThat(cells("a,b\n\"x,1\",\"say \"\"hi\"\"\nagain\"\n"))
                .containsExactly(List.of("x,1", "say \"hi\"\nagain"));
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreNothingSpecial() {
        var sheet = Csv.read("\uFEFFa,b\r\n1,2\r\n", LIMITS);

        assertThat(sheet.columns()).containsExactly("a", "b");
        assertThat(sheet.rows()).containsExactly(new Sheet.Row(2, List.of("1", "2")));
    }

    @Test
    void rowsAreCountedAsPeopleCountLines() {
        var sheet = Csv.read("a\n\n\"one\ntwo\"\nlast", LIMITS);

        assertThat(sheet.rows()).extracting(Sheet.Row::number).containsExactly(3, 5);
    }

    @Test
    void aQuotationMarkIsClosed() {
        assertThatThrownBy(() -> Csv.read("a\n\"open", LIMITS))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        invalid -> assertThat(invalid.violations().getFirst().pointer())
                                .isEqualTo("/rows/2"));
    }

    @Test
    void nothingIsASheetWithoutColumns() {
        assertThat(Csv.read("", LIMITS).columns()).isEmpty();
    }

    private static void assertRefused(String text, String code) {
        assertThatThrownBy(() -> Csv.read(text, LIMITS))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.because().code()).isEqualTo(code));
    }

    @Test
    void eachLimitIsReachedAndNotPassed() {
        assertThat(cells("a\n1\n2\n3\n")).hasSize(3);
        assertRefused("a\n1\n2\n3\n4\n", "file.too-many-rows");
        assertThat(cells("a\n1,2,3,4,\n").getFirst()).hasSize(4);
        assertRefused("a\n1,2,3,4,5\n", "file.too-many-columns");
        assertThat(cells("1,2,3,4\n1,2,3,4\n")).hasSize(1);
        assertRefused("1,2,3,4\n1,2,3,4\n1\n", "file.too-many-cells");
        assertThat(cells("a\n" + "x".repeat(20)).getFirst().getFirst()).hasSize(20);
        assertRefused("a\n" + "x".repeat(21), "file.text-too-long");
        assertRefused("a\n\"" + "\n".repeat(21), "file.text-too-long");
        assertRefused(("x".repeat(20) + "\n").repeat(3), "file.too-much-text");
    }

    @Test
    void rowsThatSayNothingAreNoRows() {
        assertThat(cells("a\n" + ",, ,\n".repeat(100) + "1\n")).containsExactly(List.of("1"));
    }
}
