package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How every service asks its database: in which scope, and how rows become records. */
@SampleTest
class DatabaseFrameTest {

    private static final Scope EAST = Scope.only(new PrincipalId("east-committee"));

    private static final Scope WEST = Scope.only(new PrincipalId("west-committee"));

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Transactions transactions;

    private Mono<String> scope() {
        return database.sql("select coalesce(current_setting('app.principals', true), '')")
                .mapValue(String.class)
                .one();
    }

    private <T> Mono<T> failing() {
        return Mono.error(new IllegalStateException("no"));
    }

    @Test
    void aTransactionBeginsInItsScopeAndLeavesNothingOfItBehind() {
        for (var round = 0; round < 40; round++) {
            assertThat(scope().as(transactions.within(round % 2 == 0 ? EAST : WEST))
                            .block())
                    .isEqualTo(round % 2 == 0 ? "east-committee" : "west-committee");
            assertThat(scope().block()).isEmpty();
        }
    }

    @Test
    void manyAtATimeEachSeeTheirOwnScope() {
        var seen = Flux.range(0, 400)
                .flatMap(
                        n -> scope().as(transactions.within(n % 2 == 0 ? EAST : WEST))
                                .map(scope -> scope.equals(n % 2 == 0 ? "east-committee" : "west-committee")),
                        32)
                .collectList()
                .block();

        assertThat(seen).hasSize(400).containsOnly(true);
    }

    @Test
    void whatTakesPartInATransactionWithAnotherScopeSaysSo() {
        var inner = Mono.defer(this::scope).as(transactions.within(WEST));

        assertThat(Flux.concat(scope(), inner)
                        .collectList()
                        .as(transactions.within(EAST))
                        .block())
                .containsExactly("east-committee", "west-committee");
    }

    @Test
    void whatFailsIsRolledBackAndItsConnectionServesTheNext() {
        for (var round = 0; round < 40; round++) {
            assertThatThrownBy(() -> database.sql("create temporary table left_over (n int) on commit drop")
                            .then()
                            .then(failing())
                            .as(transactions.within(EAST))
                            .block())
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(database.sql("select count(*) from pg_class where relname = 'left_over'")
                        .mapValue(Long.class)
                        .one()
                        .as(transactions.within(EAST))
                        .block())
                .isZero();
    }

    /** As an attacker might write it: a name that cannot name a principal stays one text. */
    @Test
    void aScopeIsNeverReadAsAStatement() {
        var odd = new Scope.Named(Set.of("x', true); select set_config('app.principals', '*"));

        assertThat(scope().as(transactions.within(odd)).block())
                .isEqualTo("x', true); select set_config('app.principals', '*");
    }

    private enum Colour {
        RED,
        GREEN
    }

    private record Everything(
            UUID id,
            String text,
            Colour colour,
            @Nullable Colour none,
            LocalDate day,
            Instant at,
            long wide,
            int narrow,
            boolean yes,
            @Nullable Long nothing,
            String twoWords) {}

    private static final String EVERYTHING = """
            select 'a' as text, '00000000-0000-4000-8000-000000000001'::uuid as id, 'GREEN' as colour,
                   null::text as none, date '2026-03-02' as day, timestamptz '2026-03-02T00:00:00Z' as at,
                   7::int as wide, 8::bigint as narrow, true as yes, null::bigint as nothing, 'b' as two_words
            """;

    @Test
    void rowsBecomeRecordsByTheNamesOfTheirColumns() {
        assertThat(database.sql(EVERYTHING)
                        .mapProperties(Everything.class)
                        .one()
                        .block())
                .isEqualTo(new Everything(
                        UUID.fromString("00000000-0000-4000-8000-000000000001"),
                        "a",
                        Colour.GREEN,
                        null,
                        LocalDate.parse("2026-03-02"),
                        Instant.parse("2026-03-02T00:00:00Z"),
                        7,
                        8,
                        true,
                        null,
                        "b"));
    }

    private record Unusual(long sum, List<String> names, String id, short small) {}

    @Test
    void whatTheDriverDoesNotGiveAsItIsIsConvertedAsEver() {
        var unusual = database.sql("""
                        select sum(n) as sum, array['a', 'b'] as names,
                               '00000000-0000-4000-8000-000000000001'::uuid as id, 3::smallint as small
                          from generate_series(1::bigint, 3) n
                        """).mapProperties(Unusual.class).one().block();

        assertThat(unusual)
                .isEqualTo(new Unusual(6, List.of("a", "b"), "00000000-0000-4000-8000-000000000001", (short) 3));
    }

    private record Counted(String name, long count) {}

    @Test
    void aRowThatDoesNotFitIsRefusedWithAWordAboutIt() {
        assertThatThrownBy(() -> database.sql("select 'a' as name")
                        .mapProperties(Counted.class)
                        .one()
                        .block())
                .hasMessageContaining("count");
        assertThatThrownBy(() -> database.sql("select 'a' as name, null::bigint as count")
                        .mapProperties(Counted.class)
                        .one()
                        .block())
                .isInstanceOf(RuntimeException.class);
        assertThat(database.sql("select 'a' as name, 2::bigint as count union all select 'b', 3")
                        .mapProperties(Counted.class)
                        .all()
                        .collectList()
                        .block())
                .containsExactly(new Counted("a", 2), new Counted("b", 3));
    }
}
