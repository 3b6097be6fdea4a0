package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fivetrust.testing.client.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Days that are known, and characters that a text may hold, in bodies and in parameters. */
@SampleTest
class DaysAndCharactersTest {

    private static final String LABELS = "/v1/labels";

    private static final String DAY = "a day is written like 2026-06-30, from 1990-01-01 to 2100-12-31";

    private static final String CHARACTER =
            "holds a character that no text may hold: a control character, half a character, U+FFFE or U+FFFF";

    @Autowired
    private WebTestClient client;

    private Notes notes;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        notes = Notes.over(client);
    }

    static Stream<Arguments> slips() {
        var month = "a month is written like 2026-06, from 1990-01 to 2100-12";
        var time = "a time is written like 2026-06-30T08:00:00Z, from 1990 to 2100";
        return Stream.of(
                Arguments.of("on", "+12345-01-01", DAY),
                Arguments.of("on", "-0001-01-01", DAY),
                Arguments.of("on", "1989-12-31", DAY),
                Arguments.of("on", "2101-01-01", DAY),
                Arguments.of("month", "1989-12", month),
                Arguments.of("month", "2101-01", month),
                Arguments.of("at", "+300000-01-01T00:00:00Z", time),
                Arguments.of("at", "1989-12-31T23:59:59Z", time));
    }

    /** The one violation of a request. */
    private record Violation(String pointer, String message) {

        static Violation of(Reply reply) {
            var violations = reply.refused(400, "request.malformed").path("violations");
            assertThat(violations).hasSize(1);
            return new Violation(
                    violations.at("/0/pointer").asString(),
                    violations.at("/0/message").asString());
        }
    }

    private Reply labelled(String parameter, String value) {
        return notes.cashier().post(LABELS, Map.of("labels", List.of(), "count", 0), parameter, value);
    }

    @ParameterizedTest
    @MethodSource("slips")
    void a_day_that_is_not_known_is_refused_in_bodies(String field, String value, String message) {
        assertThat(Violation.of(notes.cashier().post(LABELS, Map.of("labels", List.of(), "count", 0, field, value))))
                .isEqualTo(new Violation("/" + field, message));
    }

    @ParameterizedTest
    @MethodSource("slips")
    void a_day_that_is_not_known_is_refused_in_parameters(String field, String value, String message) {
        assertThat(Violation.of(labelled(field, value))).isEqualTo(new Violation("/" + field, message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1990-01-01", "2100-12-31"})
    void the_first_and_the_last_day_are_known(String day) {
        labelled("on", day).ok();
    }

    @Test
    void a_parameter_without_a_value_is_not_there() {
        labelled("on", "").ok();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1989-12-31", "2101-01-01", "infinity"})
    void the_database_knows_no_other_days(String day) throws SQLException {
        try (var connection = TestPostgres.superuser("sample");
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("select date '" + day + "'::known_day"))
                    .hasMessageContaining("known_day");
        }
    }

    private static String escaped(String text) {
        return text.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
    }

    static Stream<Arguments> places() {
        return Stream.of(
                Arguments.of("{\"labels\":[%s],\"count\":0}", "/labels/0"),
                Arguments.of("{\"labels\":[],\"count\":0,\"more\":{\"x\":%s}}", "/more/x"),
                Arguments.of("{\"labels\":[],\"count\":0,\"tree\":{\"a\":[{\"b\":%s}]}}", "/tree"));
    }

    @ParameterizedTest
    @MethodSource("places")
    void characters_that_xml_cannot_hold_are_refused_in_every_text(String body, String pointer) {
        for (var character : List.of("\u0000", "\u0007", "\ufffe", "\uffff", "\ud800", "\udc00x")) {
            var text = "\"a" + escaped(character) + "\"";

            assertThat(Violation.of(notes.cashier().post(LABELS, body.formatted(text))))
                    .isEqualTo(new Violation(pointer, CHARACTER));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0007", "\ufffe", "\uffff"})
    void characters_that_xml_cannot_hold_are_refused_in_every_name(String character) {
        for (var field : List.of("more", "tree")) {
            var body = "{\"labels\":[],\"count\":0,\"%s\":{\"a%s\":1}}".formatted(field, escaped(character));

            var problem = notes.cashier().post(LABELS, body).refused(400, "request.malformed");

            assertThat(problem.at("/violations/0/message").asString()).isEqualTo(CHARACTER);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0007", "\ufffe", "\uffff"})
    void characters_that_xml_cannot_hold_are_refused_in_parameters(String character) {
        assertThat(Violation.of(labelled("called", "a" + character))).isEqualTo(new Violation("/called", CHARACTER));
    }

    @Test
    void rare_characters_and_line_ends_are_texts_like_others() {
        labelled("called", "䶮𠀀\t\r\n\ufffd").ok();
    }
}
