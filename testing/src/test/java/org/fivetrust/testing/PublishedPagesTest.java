package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.fivetrust.testing.client.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What a service publishes to everybody: problems, its document, its measures. */
@SampleTest
class PublishedPagesTest {

    @Autowired
    private WebTestClient client;

    private Notes notes;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        notes = Notes.over(client);
    }

    private Reply published(String path) {
        return notes.community().world().caller("").get(path);
    }

    @Test
    void the_page_of_a_problem_has_sentences_and_no_placeholders() {
        assertThat(published("/problems/request.malformed").whole())
                .contains("Violations: …. Each is listed", "共 … 处错误")
                .doesNotContain("{", "}");
    }

    @Test
    void a_problem_has_a_page_behind_it() {
        assertThat(published("/problems/sample.no").whole()).contains("不行", "No ….");
    }

    @Test
    void all_problems_are_listed_in_both_languages() {
        var types = published("/problems/").ok().path("items").valueStream();

        assertThat(types.filter(type -> type.path("code").asString().equals("sample.no"))
                        .map(type -> type.at("/zh/title").asString() + " "
                                + type.at("/en/sentence").asString()))
                .containsExactly("不行 No ….");
    }

    @Test
    void a_browser_sees_the_list_as_a_page() {
        var page = notes.community()
                .world()
                .caller("")
                .with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .get("/problems/")
                .whole();

        assertThat(page)
                .contains("<a href=\"/problems/request.malformed\">", "不行", "No ….")
                .doesNotContain("{", "}");
    }

    @Test
    void the_document_says_that_a_change_takes_a_key() {
        assertThat(published("/v3/api-docs").text("/paths/~1v1~1notes/post/parameters/0/name"))
                .isEqualTo("Idempotency-Key");
    }

    @Test
    void the_document_says_which_problems_an_operation_answers() {
        var document = published("/v3/api-docs").ok();
        var response = document.at("/paths/~1v1~1notes/post/responses/422/$ref").asString();

        assertThat(document.at(response.substring(1) + "/content").has("application/problem+json"))
                .isTrue();
    }

    @Test
    void the_document_says_nothing_of_internal_operations() {
        assertThat(published("/v3/api-docs").ok().path("paths").has("/internal/events"))
                .isFalse();
    }

    @Test
    void the_delay_of_the_event_loops_is_told() {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            var told = notes.community()
                    .world()
                    .caller(TestTokens.monitor())
                    .get("/actuator/prometheus")
                    .whole();
            for (var loops : List.of("server", "database")) {
                assertThat(told)
                        .containsPattern("event_loop_delay_seconds_count\\{[^}]*loops=\"" + loops + "\"[^}]*} [1-9]")
                        .containsPattern("event_loop_delay_seconds_max\\{[^}]*loops=\"" + loops + "\"");
            }
        });
    }
}
