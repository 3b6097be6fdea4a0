package org.fivetrust.agreements.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fivetrust.agreements.AgreementsTest;
import org.fivetrust.testing.NeighbourStub;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Receivers that fail, hang or are gone, and instances that share the work. */
@AgreementsTest
class WebhookPatienceApiTest {

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
    void gone_ends_the_subscription_and_its_owner_hears_of_it_alone() {
        receiver.answering(aResponse().withStatus(410));
        var made = outside.subscribe(receiver, "*");
        var owners = new Receiver().willing();
        outside.subscribe(owners, "webhook.*");
        var others = new Receiver().willing();
        outside.community
                .agreements("head")
                .subscribe(Map.of(
                        "address",
                        others.address(),
                        "types",
                        List.of("*"),
                        "principals",
                        List.of(outside.community.committee())))
                .created();
        outside.community.resolution();
        await("the news").until(() -> owners.types().contains("webhook.ended"));
        var ended = outside.read(made);
        assertThat(ended.path("status").asString()).isEqualTo("ENDED");
        assertThat(ended.path("reason").asString()).isEqualTo("GONE");
        assertThat(owners.taken().getFirst().event().path("subject").asString())
                .isEqualTo(made.path("id").asString());
        outside.community.resolution();
        await("the other subscriber").until(() -> others.taken().size() == 2);
        assertThat(others.types()).containsOnly("resolution.recorded");
        assertThat(receiver.taken()).hasSize(1);
        assertThat(outside.community
                        .agreements("district")
                        .changeWebhook(Outside.id(made), Map.of("status", "ACTIVE"))
                        .is(409)
                        .path("code")
                        .asString())
                .isEqualTo("webhook.ended");
    }

    @Test
    void after_days_of_failure_the_subscription_is_disabled_and_can_be_resumed() {
        receiver.answering(aResponse().withStatus(503));
        var made = outside.subscribe(receiver, "*");
        outside.community.resolution();
        await("a failure").until(() -> !outside.read(made).path("failingSince").isNull());
        Outside.sql("update webhook_queue set failing_since = now() - interval '6 days' where principal = '"
                + outside.community.committee() + "'");
        await("the end of patience")
                .until(() -> outside.read(made).path("status").asString().equals("DISABLED"));
        assertThat(outside.read(made).path("reason").asString()).isEqualTo("FAILING");
        receiver.willing();
        outside.community
                .agreements("district")
                .changeWebhook(Outside.id(made), Map.of("status", "ACTIVE"))
                .ok();
        await("what waited")
                .until(() -> outside.deliveries(made, "DELIVERED").stream()
                        .anyMatch(one -> one.path("type").asString().equals("resolution.recorded")));
    }

    @Test
    void a_dead_receiver_holds_up_nobody_else() {
        var dead = new Receiver().answering(aResponse().withStatus(200).withFixedDelay(5_000));
        var stuck = outside.subscribe(dead, "*");
        receiver.willing();
        outside.subscribe(receiver, "*");
        IntStream.range(0, 10).forEach(_ -> outside.community.resolution());
        await("the living receiver").until(() -> receiver.taken().size() == 10);
        assertThat(outside.deliveries(stuck, "DELIVERED")).isEmpty();
        assertThat(outside.deliveries(stuck, "PENDING")).hasSize(10);
        outside.community.agreements("district").endWebhook(Outside.id(stuck)).is(204);
    }

    @Test
    void a_lane_held_by_another_instance_is_left_alone_until_its_lease_is_over() {
        receiver.willing();
        var made = outside.subscribe(receiver, "*");
        outside.community.resolution();
        await("the first").until(() -> outside.deliveries(made, "DELIVERED").size() == 1);
        await("a lane at rest").until(() -> outside.read(made).path("pending").asInt() == 0);
        Outside.sql("update webhook_queue set held_by = gen_random_uuid(), held_until = now() + interval '1 hour'"
                + " where principal = '" + outside.community.committee() + "'");
        outside.community.resolution();
        await("the second in its lane")
                .until(() -> outside.deliveries(made, "PENDING").size() == 1);
        Outside.sql(
                "update webhook_queue set next_try = now() where principal = '" + outside.community.committee() + "'");
        assertThat(receiver.taken()).hasSize(1);
        Outside.sql("update webhook_queue set held_until = now() - interval '1 second' where principal = '"
                + outside.community.committee() + "'");
        await("the second").until(() -> receiver.taken().size() == 2);
    }

    @Test
    void a_resting_lane_is_tried_at_once_when_told_so() {
        receiver.answering(aResponse().withStatus(500));
        var made = outside.subscribe(receiver, "*");
        outside.community.resolution();
        await("a failure").until(() -> !outside.read(made).path("failingSince").isNull());
        rest();
        receiver.willing();
        var delivery = outside.deliveries(made).getFirst().path("id").asString();
        assertThat(outside.deliveries(made, "PENDING")).hasSize(1);
        outside.community
                .agreements("district")
                .retryDelivery(Outside.id(made), delivery)
                .is(202);
        await("the delivery").until(() -> outside.deliveries(made, "DELIVERED").size() == 1);
        assertThat(outside.community
                        .agreements("district")
                        .retryDelivery(Outside.id(made), delivery)
                        .is(409)
                        .path("code")
                        .asString())
                .isEqualTo("webhook.delivered");
    }

    /** Until a day from now, whatever an attempt under way still writes down. */
    private void rest() {
        await("a lane at rest").until(() -> {
            Outside.sql(
                    "update webhook_queue set next_try = now() + interval '1 day' where held_by is null and principal = '"
                            + outside.community.committee() + "'");
            return Outside.count(
                            "select count(*) from webhook_queue where held_by is null and next_try > now() + interval"
                                    + " '1 hour' and principal = '" + outside.community.committee() + "'")
                    == 1;
        });
    }
}
