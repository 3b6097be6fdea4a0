package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Lists in pages and as a stream. */
@SampleTest
class PagesTest {

    @Autowired
    private WebTestClient client;

    private Notes notes;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        notes = Notes.over(client);
    }

    private void take(int many) {
        IntStream.range(0, many).forEach(n -> notes.take("n" + n).created());
    }

    @Test
    void a_page_links_to_the_next() {
        take(4);

        var page = notes.reporter().get(Notes.NOTES, "limit", 3);

        assertThat(page.items()).hasSize(3);
        assertThat(page.header("Link").orElseThrow()).matches("<.*cursor=.*>; rel=\"next\"");
    }

    @Test
    void the_last_page_has_the_rest_and_no_next() {
        take(7);
        var cursor = notes.reporter().get(Notes.NOTES, "limit", 3).text("/next");

        var last = notes.reporter().get(Notes.NOTES, "limit", 200, "cursor", cursor);

        assertThat(last.items()).hasSize(4);
        assertThat(last.body().path("next").isNull()).isTrue();
    }

    @Test
    void the_stream_has_them_all() {
        take(7);

        assertThat(notes.reporter()
                        .with("Accept", "application/x-ndjson")
                        .get(Notes.NOTES)
                        .lines())
                .hasSize(7);
    }
}
