package org.fivetrust.agreements.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fivetrust.agreements.AgreementsTest;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Limits over real holidays, and announcements taken in. Imports of these tests touch the 2040s and 2050s alone. */
@AgreementsTest
class CalendarApiTest {

    @Autowired
    private WebTestClient client;

    private WebTestClient.ResponseSpec get(String login, String path) {
        return client.get()
                .uri(path)
                .header("Authorization", TestTokens.bearer(login))
                .exchange();
    }

    private JsonNode read(String path) {
        return body(get("reporter.dongfang", path), 200);
    }

    private static JsonNode body(WebTestClient.ResponseSpec answer, int status) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private WebTestClient.ResponseSpec csv(String login, String query, String text) {
        return client.post()
                .uri("/v1/calendar/imports" + query)
                .header("Authorization", TestTokens.bearer(login))
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .bodyValue("day,working,name,source,provisional\n" + text)
                .exchange();
    }

    @Test
    void an_area_s_service_is_told_the_days_that_differ_from_the_week_and_nobody_else_is() {
        var told = body(
                client.get()
                        .uri("/internal/calendar")
                        .header("Authorization", TestTokens.service("funds"))
                        .exchange(),
                200);

        assertThat(told.valueStream().filter(day -> day.path("day").asString().equals("2026-10-10")))
                .singleElement()
                .satisfies(day -> {
                    assertThat(day.path("working").asBoolean()).isTrue();
                    assertThat(day.path("version").asInt()).isOne();
                });
        get("reporter.dongfang", "/internal/calendar").expectStatus().isForbidden();
    }

    @ParameterizedTest
    @CsvSource({
        // before National Day 2025: 28 September (a Sunday) is worked, 1 to 8 October are free, 11 October is worked
        "2025-09-26, 1, 2025-09-28",
        "2025-09-26, 3, 2025-09-30",
        "2025-09-26, 4, 2025-10-09",
        "2025-09-30, 3, 2025-10-11",
        "2025-09-30, 4, 2025-10-13",
        // National Day 2026: 20 September and 10 October are worked, 25 to 27 September and 1 to 7 October are free
        "2026-09-18, 1, 2026-09-20",
        "2026-09-24, 1, 2026-09-28",
        "2026-09-28, 5, 2026-10-10",
        "2026-09-28, 6, 2026-10-12",
        // Spring Festival 2025: 26 January and 8 February are worked, 28 January to 4 February are free
        "2025-01-24, 1, 2025-01-26",
        "2025-01-24, 3, 2025-02-05",
        "2025-02-06, 2, 2025-02-08",
        // Spring Festival 2026: 14 and 28 February are worked, 15 to 23 February are free
        "2026-02-13, 1, 2026-02-14",
        "2026-02-13, 2, 2026-02-24",
        "2026-02-27, 1, 2026-02-28",
        // year ends
        "2025-12-31, 1, 2026-01-04",
        "2024-12-31, 1, 2025-01-02",
        "2026-12-31, 1, 2027-01-04"
    })
    void a_limit_counts_by_what_was_announced(String from, int days, String due) {
        assertThat(read("/v1/calendar/due?from=" + from + "&days=" + days)
                        .path("due")
                        .asString())
                .isEqualTo(due);
    }

    @Test
    void a_limit_that_reaches_into_a_year_not_announced_says_so() {
        assertThat(read("/v1/calendar/due?from=2026-06-01&days=10")
                        .path("provisional")
                        .asBoolean())
                .isFalse();
        var reaching = read("/v1/calendar/due?from=2026-12-30&days=3");
        assertThat(reaching.path("provisional").asBoolean()).isTrue();
        assertThat(reaching.path("exceptions").get(0).path("source").asString()).contains("推定");
    }

    @Test
    void what_is_not_announced_stands_as_provisional() {
        var spring = read("/v1/calendar?from=2027-02-05&to=2027-02-08");
        assertThat(spring.path("announced").toString()).doesNotContain("2027");
        assertThat(spring.path("days"))
                .allSatisfy(
                        day -> assertThat(day.path("provisional").asBoolean()).isTrue());
    }

    @Test
    void a_long_span_is_read_in_pages_and_whole_without_a_limit() {
        assertThat(read("/v1/calendar?from=2026-01-01&to=2026-12-31").path("days"))
                .hasSize(365);
        var first = read("/v1/calendar?from=2026-01-01&to=2026-01-05&limit=3");
        assertThat(first.path("days")).hasSize(3);
        var second = read("/v1/calendar?from=2026-01-01&to=2026-01-05&limit=3&cursor="
                + first.path("next").asString());
        assertThat(second.path("days"))
                .extracting(day -> day.path("day").asString())
                .containsExactly("2026-01-04", "2026-01-05");
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    void nonsense_is_told() {
        body(get("auditor", "/v1/calendar/due?from=2026-01-01&days=0"), 400);
        body(get("auditor", "/v1/calendar/due?from=2026-01-32&days=1"), 400);
        body(get("auditor", "/v1/calendar?from=2026-01-02&to=2026-01-01"), 400);
        body(get("auditor", "/v1/calendar?from=2026-01-01&to=2026-02-01&cursor=MjAyNy0wMS0wMQ"), 400);
        body(get("auditor", "/v1/calendar/days/soon"), 404);
    }

    @Test
    void all_bad_rows_are_told_at_once_and_nothing_is_kept() {
        var problem = body(
                csv("civil-affairs", "", "2040-01-02,false,元旦,通知,\n2040-01-99,false,元旦,通知,\n2040-01-03,,元旦,,\n"), 400);
        assertThat(problem.path("violations"))
                .extracting(one -> one.path("pointer").asString())
                .containsExactly("/days/1/day", "/days/2/working", "/days/2/source");
        assertThat(read("/v1/calendar/days/2040-01-02").path("versions")).isEmpty();
    }

    @Test
    void a_dry_run_tells_what_would_change_and_keeps_nothing() {
        var told = body(csv("head", "?dryRun=true", "2041-01-01,false,元旦,通知,\n"), 200);
        assertThat(told.path("dryRun").asBoolean()).isTrue();
        assertThat(told.path("added").asInt()).isEqualTo(1);
        assertThat(read("/v1/calendar/days/2041-01-01").path("versions")).isEmpty();
    }

    @Test
    void a_changed_day_is_a_new_version_and_the_earlier_one_stays_explained() {
        var first = body(csv("civil-affairs", "", "2042-01-27,false,春节,推定,true\n2042-01-01,false,元旦,推定,true\n"), 201);
        assertThat(first.path("added").asInt()).isEqualTo(2);
        var before = Instant.now();
        var second = body(
                client.post()
                        .uri("/v1/calendar/imports")
                        .header("Authorization", TestTokens.bearer("head"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(Map.of(
                                "days",
                                List.of(
                                        Map.of("day", "2042-01-27", "working", true, "name", "调休上班", "source", "通知"),
                                        Map.of(
                                                "day",
                                                "2042-01-01",
                                                "working",
                                                false,
                                                "name",
                                                "元旦",
                                                "source",
                                                "推定",
                                                "provisional",
                                                true))))
                        .exchange(),
                201);
        assertThat(second.path("changed").asInt()).isEqualTo(1);
        assertThat(second.path("unchanged").asInt()).isEqualTo(1);
        assertThat(second.path("changes").get(0).path("before").path("source").asString())
                .isEqualTo("推定");
        var day = read("/v1/calendar/days/2042-01-27");
        assertThat(day.path("working").asBoolean()).isTrue();
        assertThat(day.path("versions")).hasSize(2);
        assertThat(read("/v1/calendar?from=2042-01-27&to=2042-01-27")
                        .path("days")
                        .get(0)
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        assertThat(read("/v1/calendar?from=2042-01-27&to=2042-01-27&knownAt=" + before)
                        .path("days")
                        .get(0)
                        .path("working")
                        .asBoolean())
                .isFalse();
        assertThat(read("/v1/calendar?from=2042-01-27&to=2042-01-27")
                        .path("announced")
                        .toString())
                .contains("2042");
        var history = body(get("head", "/v1/calendar/imports?limit=200"), 200).path("items");
        assertThat(history)
                .extracting(one -> one.path("id").asString())
                .contains(first.path("id").asString(), second.path("id").asString());
        assertThat(body(get("head", "/v1/calendar/imports/" + second.path("id").asString()), 200)
                        .path("by")
                        .asString())
                .isEqualTo("head");
    }

    @Test
    void the_same_announcement_at_the_same_moment_is_kept_once() {
        var answers = IntStream.range(0, 4)
                .parallel()
                .mapToObj(_ -> body(csv("civil-affairs", "", "2050-01-01,false,元旦,通知,\n"), 201))
                .mapToInt(made -> made.path("added").asInt())
                .sum();
        assertThat(answers).isEqualTo(1);
        assertThat(read("/v1/calendar/days/2050-01-01").path("versions")).hasSize(1);
    }

    @Test
    void only_the_keepers_of_the_calendar_change_it() {
        assertThat(body(csv("director.dongfang", "", "2051-01-01,false,元旦,通知,\n"), 403)
                        .path("code")
                        .asString())
                .isEqualTo("access.role");
        body(get("reporter.dongfang", "/v1/calendar/imports"), 403);
    }

    @Test
    void the_database_lets_no_version_be_changed() throws Exception {
        try (var owner = TestPostgres.owner("agreements");
                var statement = owner.createStatement()) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                            statement.execute("update calendar_version set working = true where day = '2026-10-01'"))
                    .hasMessageContaining("never changed");
        }
    }
}
