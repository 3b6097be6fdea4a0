package org.fivetrust.agreements.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.fivetrust.agreements.AgreementsTest;
import org.fivetrust.testing.NeighbourStub;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Changes on their way to a receiver outside: what arrives, in which order, how often. */
@AgreementsTest
class WebhookDeliveryApiTest {

    @Autowired
    private WebTestClient client;

    private Outside outside;

    private final Receiver receiver = new Receiver();

    @BeforeEach
    void settle() {
        NeighbourStub.reset();
        outside = new Outside(client);
    }

    @Test
    void every_change_arrives_signed_in_order_and_without_a_gap() {
        receiver.willing();
        var made = outside.subscribe(receiver, "*");
        var secret = made.path("secret").asString();
        assertThat(secret).startsWith("whsec_");
        assertThat(outside.read(made).has("secret")).isFalse();
        outside.community.agreement(terms -> terms.template("urban"));
        await("the signed agreement").until(() -> receiver.types().contains("agreement.signed"));
        var taken = receiver.taken();
        assertThat(receiver.types())
                .containsExactly(
                        "resolution.recorded", "agreement.drafted", "agreement.community-signed", "agreement.signed");
        assertThat(taken)
                .extracting(Receiver.Taken::sequence)
                .isEqualTo(LongStream.rangeClosed(
                                taken.getFirst().sequence(), taken.getLast().sequence())
                        .boxed()
                        .toList());
        assertThat(taken).allSatisfy(one -> {
            assertThat(one.isSignedBy(secret)).isTrue();
            assertThat(one.isSignedBy("whsec_" + "A".repeat(44))).isFalse();
            assertThat(one.contentType()).startsWith("application/cloudevents+json");
            assertThat(one.id()).isEqualTo(one.event().path("id").asString());
            assertThat(one.event().path("specversion").asString()).isEqualTo("1.0");
            assertThat(one.event().path("principal").asString()).isEqualTo(outside.community.committee());
            assertThat(Instant.ofEpochSecond(Long.parseLong(one.timestamp())))
                    .isAfter(Instant.now().minusSeconds(60));
        });
        assertThat(taken.getLast().event().path("data").path("changed").toString())
                .contains("status", "streetSignedAt");
        await("an empty lane").until(() -> outside.read(made).path("pending").asInt() == 0);
    }

    @Test
    void nothing_secret_or_personal_goes_out() {
        receiver.willing();
        outside.subscribe(receiver, "*");
        outside.community.agreement(terms -> terms.template("urban"));
        var act = outside.community.act(
                draft -> draft.amount("280.00").payee("恒源").account("6222020200112233445"));
        var matter = outside.community.put(act).ok().path("matter").path("id").asString();
        var step = outside.community
                .agreements("district")
                .readMatter(matter)
                .ok()
                .path("steps")
                .get(0)
                .path("id")
                .asString();
        outside.community
                .agreements("director")
                .approveStep(matter, step, Map.of("comment", "同意，账号尾号3445"))
                .ok();
        await("the warrant").until(() -> receiver.types().contains("warrant.issued"));
        var opened = receiver.taken().stream()
                .filter(one -> one.type().equals("matter.opened"))
                .findFirst()
                .orElseThrow();
        assertThat(opened.event().path("data").path("amount").asString()).isEqualTo("280.00");
        assertThat(receiver.types()).contains("ruling.needs-procedure", "matter-step.approved", "matter.approved");
        assertThat(receiver.taken())
                .allSatisfy(one -> assertThat(one.text())
                        .doesNotContain("6222020200112233445", "3445", "恒源", "报账员", "token", "eyJ", "路面修补"));
    }

    @Test
    void a_refused_request_tells_nothing() {
        receiver.willing();
        outside.subscribe(receiver, "*");
        outside.community
                .agreements("director")
                .draftAgreement(Map.of(
                        "principal",
                        outside.community.committee(),
                        "street",
                        "binhe",
                        "resolution",
                        UUID.randomUUID(),
                        "template",
                        "urban",
                        "term",
                        Map.of("from", "2026-01-01", "to", "2026-12-31")))
                .is(404);
        outside.community.resolution();
        await("the resolution").until(() -> !receiver.taken().isEmpty());
        assertThat(receiver.types()).containsExactly("resolution.recorded");
    }

    @Test
    void a_failure_is_repeated_and_nothing_overtakes_it() {
        receiver.first(
                aResponse().withStatus(500),
                aResponse().withStatus(204).withFixedDelay(2500),
                aResponse().withStatus(429));
        var made = outside.subscribe(receiver, "*");
        outside.community
                .draft(terms -> terms.template("urban").until(java.time.LocalDate.of(2027, 1, 1)))
                .id();
        await("both deliveries")
                .until(() -> outside.deliveries(made, "DELIVERED").size() == 2);
        assertThat(receiver.types())
                .containsExactly(
                        "resolution.recorded",
                        "resolution.recorded",
                        "resolution.recorded",
                        "resolution.recorded",
                        "agreement.drafted");
        assertThat(receiver.taken().stream().limit(4).map(Receiver.Taken::id).distinct())
                .hasSize(1);
        var first = outside.deliveries(made).getFirst();
        assertThat(first.path("attempts").asInt()).isEqualTo(4);
        var whole = outside.community
                .agreements("district")
                .readDelivery(Outside.id(made), first.path("id").asString())
                .ok();
        assertThat(whole.path("attempts"))
                .extracting(one -> one.path("code").asInt(0))
                .containsExactly(500, 0, 429, 204);
        assertThat(whole.path("attempts").get(1).path("error").asString()).contains("Timeout");
        assertThat(whole.path("attempts").get(1).path("durationMs").asInt()).isBetween(700, 2400);
    }

    @Test
    void a_redirect_is_not_followed() {
        var elsewhere = "/elsewhere-" + UUID.randomUUID();
        receiver.first(aResponse().withStatus(302).withHeader("Location", elsewhere));
        var made = outside.subscribe(receiver, "*");
        outside.community.resolution();
        await("the delivery").until(() -> outside.deliveries(made, "DELIVERED").size() == 1);
        assertThat(receiver.taken()).hasSize(2);
        assertThat(receiver.wasAsked(elsewhere)).isFalse();
    }

    @Test
    void a_pause_holds_events_back_and_loses_none() {
        receiver.willing();
        var made = outside.subscribe(receiver, "resolution.*");
        outside.community
                .agreements("district")
                .changeWebhook(Outside.id(made), Map.of("status", "PAUSED"))
                .ok();
        IntStream.range(0, 3).forEach(_ -> outside.community.resolution());
        await("the queue").until(() -> outside.read(made).path("pending").asInt() == 3);
        assertThat(receiver.taken()).isEmpty();
        var waiting = outside.deliveries(made, "PENDING").getFirst();
        assertThat(outside.community
                        .agreements("district")
                        .retryDelivery(Outside.id(made), waiting.path("id").asString())
                        .is(409)
                        .path("code")
                        .asString())
                .isEqualTo("webhook.not-active");
        outside.community
                .agreements("district")
                .changeWebhook(Outside.id(made), Map.of("status", "ACTIVE"))
                .ok();
        await("all three").until(() -> receiver.taken().size() == 3);
        assertThat(receiver.taken()).extracting(Receiver.Taken::sequence).isSorted();
    }

    @Test
    void what_happened_is_sent_again_under_the_same_ids_and_also_from_before_the_subscription() {
        outside.community.resolution();
        receiver.willing();
        var made = outside.subscribe(receiver, "*");
        outside.community.resolution();
        await("the live event").until(() -> receiver.taken().size() == 1);
        var replay = outside.community
                .agreements("district")
                .replayEvents(Outside.id(made), Map.of("principal", outside.community.committee(), "fromSeq", 1))
                .is(202);
        assertThat(replay.path("events").asInt()).isEqualTo(3);
        await("the replay").until(() -> receiver.taken().size() == 4);
        assertThat(receiver.types().subList(1, 4))
                .containsExactly("principal.recorded", "resolution.recorded", "resolution.recorded");
        assertThat(receiver.taken().get(3).id())
                .isEqualTo(receiver.taken().get(0).id());
        var narrowed = outside.community
                .agreements("district")
                .replayEvents(
                        Outside.id(made),
                        Map.of("from", Instant.now().minusSeconds(600), "types", List.of("principal.*")))
                .is(202);
        assertThat(narrowed.path("events").asInt()).isEqualTo(1);
        assertThat(outside.deliveries(made))
                .filteredOn(one ->
                        one.path("replay").asString("").equals(replay.path("id").asString()))
                .hasSize(3);
        outside.community
                .agreements("district")
                .replayEvents(Outside.id(made), Map.of("fromSeq", 1))
                .is(400);
        outside.community
                .agreements("district")
                .replayEvents(Outside.id(made), Map.of("from", "2026-02-01T00:00:00Z", "to", "2026-01-01T00:00:00Z"))
                .is(400);
    }
}
