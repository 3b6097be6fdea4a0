package org.fivetrust.agreements.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.AtOnce.atOnce;

import java.util.List;
import java.util.Map;
import org.fivetrust.agreements.AgreementsTest;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.client.AgreementsClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What is said twice of a subscription under one key is done once. */
@AgreementsTest
class RepeatedWebhookApiTest {

    @Autowired
    private WebTestClient client;

    private final Receiver receiver = new Receiver();

    private Outside outside;

    @BeforeEach
    void somebodyOutside() {
        outside = new Outside(client);
        receiver.willing();
    }

    private AgreementsClient district() {
        return outside.community.agreements("district").withKey(IdempotencyKeys.next());
    }

    private String subscribed() {
        return Outside.id(outside.subscribe(receiver, "matter.*"));
    }

    @Test
    void one_subscription_is_made_and_its_secret_told_again() {
        var district = district();
        var ask = Map.of(
                "address",
                receiver.address(),
                "types",
                List.of("matter.*"),
                "principals",
                List.of(outside.community.committee()));

        var first = district.subscribe(ask).created();
        var again = district.subscribe(ask).replayed().created();

        assertThat(again).isEqualTo(first);
        assertThat(again.path("secret").asString()).startsWith("whsec_");
    }

    @Test
    void a_key_stands_for_one_subscription_only() {
        var district = district();
        district.subscribe(Map.of("address", receiver.address(), "types", List.of("matter.*")))
                .created();

        district.subscribe(Map.of("address", receiver.address(), "types", List.of("agreement.*")))
                .refused(422, "request.key-reused");
    }

    @Test
    void equal_subscriptions_at_the_same_moment_are_one() {
        var district = district();
        var ask = Map.of(
                "address",
                receiver.address(),
                "types",
                List.of("matter.*"),
                "principals",
                List.of(outside.community.committee()));

        var made = atOnce(6, _ -> district.subscribe(ask)).stream()
                .filter(reply -> reply.status() == 201)
                .map(reply -> reply.body().path("id").asString())
                .distinct();

        assertThat(made).hasSize(1);
    }

    @Test
    void the_secret_is_renewed_once() {
        var webhook = subscribed();
        var district = district();

        var first = district.rotateSecret(webhook, Map.of()).ok();

        assertThat(district.rotateSecret(webhook, Map.of()).replayed().ok()).isEqualTo(first);
        assertThat(first.path("secret").asString()).startsWith("whsec_");
    }

    @Test
    void one_ping_goes_out() {
        var webhook = subscribed();
        var district = district();

        var first = district.pingWebhook(webhook).ok();

        assertThat(district.pingWebhook(webhook).replayed().ok()).isEqualTo(first);
        assertThat(receiver.taken()).hasSize(1);
    }

    @Test
    void past_events_are_sent_again_once() {
        var webhook = subscribed();
        var district = district();
        var ask = Map.of("from", "2026-01-01T00:00:00Z");

        var first = district.replayEvents(webhook, ask).is(202);

        assertThat(district.replayEvents(webhook, ask).replayed().is(202)).isEqualTo(first);
    }
}
