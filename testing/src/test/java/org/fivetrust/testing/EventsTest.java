package org.fivetrust.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Events reach their neighbour, each once and in order. */
@SampleTest
class EventsTest {

    @Autowired
    private WebTestClient client;

    private Notes notes;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        notes = Notes.over(client);
    }

    /** The ids of notes that the neighbour was told of. */
    private List<String> told() {
        return NeighbourStub.events("note.taken").stream()
                .filter(event -> event.path("principal").asString().equals(notes.principal()))
                .map(event -> event.at("/data/note").asString())
                .toList();
    }

    @Test
    void events_arrive_once_and_in_order() {
        var taken =
                IntStream.range(0, 5).mapToObj(n -> notes.take("n" + n).id()).toList();

        await().until(() -> told().size() >= 5);
        await().during(Duration.ofMillis(600)).until(() -> told().equals(taken));
    }

    @Test
    void a_dead_neighbour_delays_events_and_loses_none() {
        notes.take("mandate fetched").created();
        await().until(() -> told().size() == 1);
        NeighbourStub.silent();
        var meanwhile = notes.take("while silent").id();
        await().during(Duration.ofMillis(1500)).until(() -> !told().contains(meanwhile));

        NeighbourStub.reset();

        await().atMost(Duration.ofSeconds(15)).until(() -> told().contains(meanwhile));
    }
}
