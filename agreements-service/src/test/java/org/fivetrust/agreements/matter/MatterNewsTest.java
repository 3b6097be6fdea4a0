package org.fivetrust.agreements.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.fivetrust.agreements.AgreementsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.TestTokens;
import org.fivetrust.testing.world.World;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/** News of matters without asking, whole and in order. */
@AgreementsTest
class MatterNewsTest {

    @Autowired
    private WebTestClient client;

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
    }

    private Flux<ServerSentEvent<JsonNode>> news(String login, @Nullable String after) {
        var request = client.mutate()
                .responseTimeout(Duration.ofSeconds(30))
                .build()
                .get()
                .uri("/v1/matters/events")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .header("Authorization", TestTokens.bearer(login));
        if (after != null) {
            request.header("Last-Event-ID", after);
        }
        return request.exchange()
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<JsonNode>>() {})
                .getResponseBody()
                .filter(event -> event.event() != null);
    }

    @Test
    void new_work_arrives_without_asking_and_only_where_it_belongs() {
        var community = World.over(client).community().urban();
        var other = World.over(client).community().urban();
        var director = news(community.login("director"), null).replay();
        var stranger = news(other.login("director"), null).replay();
        try (var one = closing(director.connect());
                var two = closing(stranger.connect())) {
            var matter = community.opened("10.00", "甲");
            var elsewhere = other.opened("10.00", "甲");
            var seen = director.blockFirst(Duration.ofSeconds(15));
            assertThat(seen.data().path("matter").asString()).isEqualTo(matter);
            assertThat(seen.data().path("what").asString()).isEqualTo("OPENED");
            assertThat(stranger.blockFirst(Duration.ofSeconds(15))
                            .data()
                            .path("matter")
                            .asString())
                    .isEqualTo(elsewhere);
            assertThat(one).isNotSameAs(two);
        }
    }

    @Test
    void auditors_and_districts_hear_of_matters_that_wait_for_others() {
        for (var login : List.of("auditor", "district")) {
            var community = World.over(client).community().urban();
            var heard = news(login, null)
                    .filter(event -> event.data().path("principal").asString().equals(community.committee()))
                    .replay();
            try (var one = closing(heard.connect())) {
                var matter = community.opened("10.00", "甲");
                assertThat(heard.blockFirst(Duration.ofSeconds(15))
                                .data()
                                .path("matter")
                                .asString())
                        .isEqualTo(matter);
                assertThat(one).isNotNull();
            }
        }
    }

    private interface Closing extends AutoCloseable {
        @Override
        void close();
    }

    private static Closing closing(Disposable connection) {
        return connection::dispose;
    }

    @Test
    void who_was_away_is_brought_up_to_date_and_who_was_too_long_away_reads_again() throws Exception {
        var community = World.over(client).community().urban();
        var first = community.opened("10.00", "甲");
        var seen = news(community.login("director"), null)
                .filter(event -> event.data().path("matter").asString().equals(first))
                .blockFirst(Duration.ofSeconds(15));
        var second = community.opened("10.00", "乙");
        var third = community.opened("10.00", "丙");
        var missed = news(community.login("director"), seen.id())
                .take(2)
                .map(event -> event.data().path("matter").asString())
                .collectList()
                .block(Duration.ofSeconds(15));
        assertThat(missed).containsExactly(second, third);
        var gone = news(community.login("director"), "1-1").blockFirst(Duration.ofSeconds(15));
        assertThat(gone.event()).isEqualTo("resync");
        client.get()
                .uri("/v1/matters/events")
                .header("Authorization", TestTokens.bearer(community.login("director")))
                .header("Last-Event-ID", "nonsense")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    /** Events are read below the oldest running transaction: a late commit is sent late and not skipped. */
    @Test
    void a_slow_transaction_delays_news_and_loses_none() throws Exception {
        var community = World.over(client).community().urban();
        var stream = news(community.login("director"), null).replay();
        try (var open = closing(stream.connect());
                var slow = TestPostgres.superuser("agreements")) {
            var first = community.opened("10.00", "甲");
            var seen = stream.blockFirst(Duration.ofSeconds(15));
            slow.setAutoCommit(false);
            try (var insert = slow.createStatement()) {
                insert.execute(
                        "insert into matter_event (principal, matter, number, subdistrict, kind, what, status, roles, people,"
                                + " at) select principal, matter, number, subdistrict, kind, 'SLOW', status, roles, people, now()"
                                + " from matter_event where matter = '" + first + "'");
            }
            community.opened("10.00", "乙");
            assertThat(news(community.login("director"), seen.id())
                            .take(Duration.ofSeconds(2))
                            .collectList()
                            .block())
                    .isEmpty();
            slow.commit();
            assertThat(stream.take(3)
                            .map(event -> event.data().path("what").asString())
                            .collectList()
                            .block(Duration.ofSeconds(15)))
                    .containsExactly("OPENED", "SLOW", "OPENED");
            assertThat(open).isNotNull();
        }
    }
}
