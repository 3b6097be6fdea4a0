package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.fivetrust.shared.reading.MaskedField;
import org.fivetrust.shared.reading.ReadingTable;
import org.junit.jupiter.api.Test;

/** The table of reading rights against the documents, and the page that shows it. */
class ReadingRightsTest {

    private static final ReadingTable TABLE = ReadingRights.table();

    @Test
    void every_reading_of_the_documents_has_a_row() {
        assertThat(ReadingRights.operationsOfAll())
                .allSatisfy(operation ->
                        assertThat(TABLE.readersOf(operation)).as(operation).isPresent());
    }

    @Test
    void no_row_names_a_reading_that_is_not_there() {
        assertThat(TABLE.operations().keySet())
                .isSubsetOf(ReadingRights.operationsOfAll().toList());
    }

    @Test
    void the_page_shows_the_table() throws IOException {
        var page = OpenApiCheck.root().resolve("docs").resolve("who-reads-what.md");
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(page, ReadingRights.page());
        }
        assertThat(Files.readString(page))
                .as("docs/who-reads-what.md; -Dopenapi.write=true writes it")
                .isEqualTo(ReadingRights.page());
    }

    @Test
    void no_role_of_the_centre_but_its_head_reads_everything() {
        assertThat(ReadingTable.READERS.subList(4, 14))
                .filteredOn(role -> TABLE.operations().keySet().stream()
                        .allMatch(operation ->
                                TABLE.readersOf(operation).orElseThrow().contains(role)))
                .isEmpty();
    }

    @Test
    void the_cashier_sees_where_money_goes_and_no_records() {
        assertThat(TABLE.reads(Set.of("cashier"), "payments")).isTrue();
        assertThat(TABLE.sight(Set.of("cashier")).sees(MaskedField.PAYEE_ACCOUNT))
                .isTrue();
        assertThat(TABLE.reads(Set.of("cashier"), "records")).isFalse();
    }

    @Test
    void the_archivist_sees_records_and_no_payments() {
        assertThat(TABLE.reads(Set.of("archivist"), "records")).isTrue();
        assertThat(TABLE.reads(Set.of("archivist"), "payments")).isFalse();
        assertThat(TABLE.sight(Set.of("archivist")).sees(MaskedField.PAYEE_ACCOUNT))
                .isFalse();
    }

    @Test
    void a_row_of_a_centre_takes_the_place_of_the_row_of_its_name() {
        var rights = Stream.concat(
                        TABLE.rights().stream().map(ReadingRightsTest::line), Stream.of("payments,付款,cashier"))
                .toList();

        var table = ReadingTable.of(rights, List.of());

        assertThat(table.reads(Set.of("cashier"), "payments")).isTrue();
        assertThat(table.reads(Set.of("releaser"), "payments")).isFalse();
    }

    private static String line(ReadingTable.Right right) {
        return String.join(",", right.name(), right.words(), String.join(" ", right.readers()));
    }

    @Test
    void an_operation_on_a_resource_without_a_row_is_a_fault_of_the_table() {
        assertThatThrownBy(() -> ReadingTable.of(List.of(), List.of("readThing,things")))
                .hasMessageContaining("things");
    }
}
