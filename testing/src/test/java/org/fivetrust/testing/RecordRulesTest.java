package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;
import tools.jackson.databind.JsonNode;

/** Records that do not fit their tables, each with its fault named. */
@SampleTest
class RecordRulesTest {

    private enum Colour {
        RED,
        GREEN
    }

    private enum OtherColour {
        RED,
        BLUE
    }

    @Table("thing")
    private record Sound(
            String principal,
            UUID id,
            @Column("name") String title,
            Colour colour,
            @Nullable Money worth,
            List<String> labels,
            @Nullable JsonNode details,
            @Nullable LocalDate madeOn,
            Instant madeAt) {}

    @Table("thing")
    private record OfOtherTypes(
            String principal,
            String id,
            UUID name,
            @Nullable Integer worth,
            @Nullable String details,
            LocalDate madeAt) {}

    @Table("thing")
    private record OfOtherNulls(
            String principal, UUID id, @Nullable String name, Money worth, LocalDate madeOn) {}

    @Table("thing")
    private record OfOtherNames(String principal, UUID id, String naem) {}

    @Table("thing")
    private record OfOtherConstants(UUID id, OtherColour colour) {}

    @Table("thing_view")
    private record OfAView(UUID id, OtherColour colour) {}

    @Table("thing")
    private record NewRow(UUID id, Money worth, @Nullable String name) {}

    @Table("no_such_table")
    private record OfNoTable(UUID id) {}

    private static List<String> faults(Class<?> record) {
        return RecordRules.faults("sample", List.of(record)).stream()
                .map(fault -> fault.substring(fault.indexOf('$') + 1))
                .toList();
    }

    @Test
    void aRecordThatFitsItsTableHasNoFault() {
        assertThat(faults(Sound.class)).isEmpty();
    }

    @Test
    void aComponentThatCannotHoldItsColumnIsNamed() {
        assertThat(faults(OfOtherTypes.class))
                .hasSize(5)
                .anyMatch(fault -> fault.startsWith("OfOtherTypes.id: thing.id is uuid"))
                .anyMatch(fault -> fault.startsWith("OfOtherTypes.name: thing.name is text"))
                .anyMatch(fault -> fault.startsWith("OfOtherTypes.worth: thing.worth is bigint"))
                .anyMatch(fault -> fault.startsWith("OfOtherTypes.details: thing.details is jsonb"))
                .anyMatch(fault -> fault.startsWith("OfOtherTypes.madeAt: thing.made_at is timestamp with time zone"));
    }

    @Test
    void aComponentThatIsNullableWhereItsColumnIsNotAndTheOtherWayRoundIsNamed() {
        assertThat(faults(OfOtherNulls.class))
                .containsExactly(
                        "OfOtherNulls.name: thing.name is never null, the component may be",
                        "OfOtherNulls.worth: thing.worth may be null, the component may not",
                        "OfOtherNulls.madeOn: thing.made_on may be null, the component may not");
    }

    @Test
    void anEnumOfOtherConstantsThanTheColumnIsKeptToIsNamed() {
        assertThat(faults(OfOtherConstants.class))
                .containsExactly("OfOtherConstants.colour: thing.colour may be other than [BLUE, RED], by its"
                        + " constraints: [[GREEN, RED]]");
    }

    @Test
    void aViewIsHeldToTheTableThatItReads() {
        assertThat(faults(OfAView.class))
                .singleElement()
                .asString()
                .startsWith("OfAView.colour: thing_view.colour may be other than [BLUE, RED]");
    }

    @Test
    void aComponentWithoutAColumnAndARecordWithoutATableAreNamed() {
        assertThat(faults(OfOtherNames.class)).containsExactly("OfOtherNames.naem: thing.naem is not there");
        assertThat(faults(OfNoTable.class)).containsExactly("OfNoTable: no table no_such_table");
    }

    @Test
    void aRowThatIsOnlyInsertedMayDemandMoreThanItsTableButNotLess() {
        assertThat(faults(NewRow.class)).containsExactly("NewRow.name: thing.name is never null, the component may be");
    }
}
