package org.fivetrust.agreements.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.agreements.Founding.await;
import static org.fivetrust.agreements.Founding.body;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.fivetrust.agreements.AgreementsTest;
import org.fivetrust.agreements.Founding;
import org.fivetrust.testing.Stub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Changes on their way to systems outside, over HTTP to a real receiver. */
@AgreementsTest
class WebhookApiTest {

    @Autowired
    private WebTestClient client;

    private Founding town;

    private final Receiver receiver = new Receiver();

    @BeforeEach
    void settle() {
        Stub.reset();
        town = new Founding(client).settled();
    }

    private JsonNode subscribe(Receiver to, String... types) {
        return town.post(
                "district",
                "/v1/webhooks",
                Map.of("address", to.address(), "types", List.of(types), "principals", List.of(town.principal)),
                201);
    }

    private static String path(JsonNode webhook) {
        return "/v1/webhooks/" + webhook.path("id").asString();
    }

    private JsonNode read(JsonNode webhook) {
        return town.get("district", path(webhook));
    }

    private List<JsonNode> deliveries(JsonNode webhook, String query) {
        return town.get("district", path(webhook) + "/deliveries?limit=200" + query)
                .path("items")
                .valueStream()
                .toList();
    }

    private static void sql(String statement) {
        try (var connection = TestPostgres.superuser("agreements");
                var work = connection.createStatement()) {
            work.execute(statement);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static int count(String query) {
        try (var connection = TestPostgres.superuser("agreements");
                var work = connection.createStatement()) {
            var found = work.executeQuery(query);
            found.next();
            return found.getInt(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void every_change_arrives_signed_in_order_and_without_a_gap() {
        receiver.willing();
        var made = subscribe(receiver, "*");
        var secret = made.path("secret").asString();
        assertThat(secret).startsWith("whsec_");
        assertThat(read(made).has("secret")).isFalse();
        town.agreed();
        await("the signed agreement", () -> receiver.types().contains("agreement.signed"));
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
            assertThat(one.event().path("principal").asString()).isEqualTo(town.principal);
            assertThat(Instant.ofEpochSecond(Long.parseLong(one.timestamp())))
                    .isAfter(Instant.now().minusSeconds(60));
        });
        assertThat(taken.getLast().event().path("data").path("changed").toString())
                .contains("status", "streetSignedAt");
        await("an empty lane", () -> read(made).path("pending").asInt() == 0);
    }

    @Test
    void nothing_secret_or_personal_goes_out() {
        receiver.willing();
        subscribe(receiver, "*");
        town.agreed();
        var act = town.payment("480.00", "6222020200112233445");
        var matter = town.put(act).path("matter").path("id").asString();
        var step = town.get("district", "/v1/matters/" + matter)
                .path("steps")
                .get(0)
                .path("id")
                .asString();
        town.post(
                "director." + town.community,
                "/v1/matters/" + matter + "/steps/" + step + "/approve",
                Map.of("comment", "同意，账号尾号3445"),
                200);
        await("the warrant", () -> receiver.types().contains("warrant.issued"));
        var opened = receiver.taken().stream()
                .filter(one -> one.type().equals("matter.opened"))
                .findFirst()
                .orElseThrow();
        assertThat(opened.event().path("data").path("amount").asString()).isEqualTo("480.00");
        assertThat(receiver.types()).contains("ruling.needs-procedure", "matter-step.approved", "matter.approved");
        assertThat(receiver.taken())
                .allSatisfy(one -> assertThat(one.text())
                        .doesNotContain("6222020200112233445", "3445", "恒源", "报账员", "token", "eyJ", "路面修补"));
    }

    @Test
    void a_refused_request_tells_nothing() {
        receiver.willing();
        subscribe(receiver, "*");
        body(
                town.call(
                        HttpMethod.POST,
                        "director." + town.community,
                        "/v1/agreements",
                        Map.of(
                                "principal",
                                town.principal,
                                "street",
                                "binhe",
                                "resolution",
                                UUID.randomUUID(),
                                "template",
                                "urban",
                                "term",
                                Map.of("from", "2026-01-01", "to", "2026-12-31"))),
                404);
        town.resolved();
        await("the resolution", () -> !receiver.taken().isEmpty());
        assertThat(receiver.types()).containsExactly("resolution.recorded");
    }

    @Test
    void a_failure_is_repeated_and_nothing_overtakes_it() {
        receiver.first(
                aResponse().withStatus(500),
                aResponse().withStatus(204).withFixedDelay(2500),
                aResponse().withStatus(429));
        var made = subscribe(receiver, "*");
        town.drafted(java.time.LocalDate.of(2027, 1, 1));
        await("both deliveries", () -> deliveries(made, "&status=DELIVERED").size() == 2);
        assertThat(receiver.types())
                .containsExactly(
                        "resolution.recorded",
                        "resolution.recorded",
                        "resolution.recorded",
                        "resolution.recorded",
                        "agreement.drafted");
        assertThat(receiver.taken().stream().limit(4).map(Receiver.Taken::id).distinct())
                .hasSize(1);
        var first = deliveries(made, "").getFirst();
        assertThat(first.path("attempts").asInt()).isEqualTo(4);
        var whole = town.get(
                "district", path(made) + "/deliveries/" + first.path("id").asString());
        assertThat(whole.path("attempts"))
                .extracting(one -> one.path("code").asInt(0))
                .containsExactly(500, 0, 429, 204);
        assertThat(whole.path("attempts").get(1).path("error").asString()).contains("Timeout");
        assertThat(whole.path("attempts").get(1).path("durationMs").asInt()).isBetween(900, 2400);
    }

    @Test
    void a_redirect_is_not_followed() {
        var elsewhere = "/elsewhere-" + UUID.randomUUID();
        receiver.first(aResponse().withStatus(302).withHeader("Location", elsewhere));
        var made = subscribe(receiver, "*");
        town.resolved();
        await("the delivery", () -> deliveries(made, "&status=DELIVERED").size() == 1);
        assertThat(receiver.taken()).hasSize(2);
        assertThat(receiver.wasAsked(elsewhere)).isFalse();
    }

    @Test
    void gone_ends_the_subscription_and_its_owner_hears_of_it_alone() {
        receiver.answering(aResponse().withStatus(410));
        var made = subscribe(receiver, "*");
        var owners = new Receiver().willing();
        subscribe(owners, "webhook.*");
        var others = new Receiver().willing();
        town.post(
                "head",
                "/v1/webhooks",
                Map.of("address", others.address(), "types", List.of("*"), "principals", List.of(town.principal)),
                201);
        town.resolved();
        await("the news", () -> owners.types().contains("webhook.ended"));
        var ended = read(made);
        assertThat(ended.path("status").asString()).isEqualTo("ENDED");
        assertThat(ended.path("reason").asString()).isEqualTo("GONE");
        assertThat(owners.taken().getFirst().event().path("subject").asString())
                .isEqualTo(made.path("id").asString());
        town.resolved();
        await("the other subscriber", () -> others.taken().size() == 2);
        assertThat(others.types()).containsOnly("resolution.recorded");
        assertThat(receiver.taken()).hasSize(1);
        assertThat(body(town.call(HttpMethod.PATCH, "district", path(made), Map.of("status", "ACTIVE")), 409)
                        .path("code")
                        .asString())
                .isEqualTo("webhook.ended");
    }

    @Test
    void after_days_of_failure_the_subscription_is_disabled_and_can_be_resumed() {
        receiver.answering(aResponse().withStatus(503));
        var made = subscribe(receiver, "*");
        town.resolved();
        await("a failure", () -> !read(made).path("failingSince").isNull());
        sql("update webhook_lane set failing_since = now() - interval '6 days' where principal = '" + town.principal
                + "'");
        await("the end of patience", () -> read(made).path("status").asString().equals("DISABLED"));
        assertThat(read(made).path("reason").asString()).isEqualTo("FAILING");
        receiver.willing();
        body(town.call(HttpMethod.PATCH, "district", path(made), Map.of("status", "ACTIVE")), 200);
        await(
                "what waited",
                () -> deliveries(made, "&status=DELIVERED").stream()
                        .anyMatch(one -> one.path("type").asString().equals("resolution.recorded")));
    }

    @Test
    void a_pause_holds_events_back_and_loses_none() {
        receiver.willing();
        var made = subscribe(receiver, "resolution.*");
        body(town.call(HttpMethod.PATCH, "district", path(made), Map.of("status", "PAUSED")), 200);
        IntStream.range(0, 3).forEach(_ -> town.resolved());
        await("the queue", () -> read(made).path("pending").asInt() == 3);
        assertThat(receiver.taken()).isEmpty();
        var waiting = deliveries(made, "&status=PENDING").getFirst();
        assertThat(body(
                                town.call(
                                        HttpMethod.POST,
                                        "district",
                                        path(made) + "/deliveries/"
                                                + waiting.path("id").asString() + "/retry",
                                        null),
                                409)
                        .path("code")
                        .asString())
                .isEqualTo("webhook.not-active");
        body(town.call(HttpMethod.PATCH, "district", path(made), Map.of("status", "ACTIVE")), 200);
        await("all three", () -> receiver.taken().size() == 3);
        assertThat(receiver.taken()).extracting(Receiver.Taken::sequence).isSorted();
    }

    @Test
    void a_dead_receiver_holds_up_nobody_else() {
        var dead = new Receiver().answering(aResponse().withStatus(200).withFixedDelay(30_000));
        var stuck = subscribe(dead, "*");
        receiver.willing();
        subscribe(receiver, "*");
        IntStream.range(0, 10).forEach(_ -> town.resolved());
        await("the living receiver", () -> receiver.taken().size() == 10);
        assertThat(deliveries(stuck, "&status=DELIVERED")).isEmpty();
        assertThat(deliveries(stuck, "&status=PENDING")).hasSize(10);
    }

    @Test
    void a_lane_held_by_another_instance_is_left_alone_until_its_lease_is_over() {
        receiver.willing();
        var made = subscribe(receiver, "*");
        town.resolved();
        await("the first", () -> deliveries(made, "&status=DELIVERED").size() == 1);
        await("a lane at rest", () -> read(made).path("pending").asInt() == 0);
        sql("update webhook_lane set held_by = gen_random_uuid(), held_until = now() + interval '1 hour'"
                + " where principal = '" + town.principal + "'");
        town.resolved();
        await(
                "the second in its lane",
                () -> deliveries(made, "&status=PENDING").size() == 1);
        sql("update webhook_lane set next_try = now() where principal = '" + town.principal + "'");
        assertThat(receiver.taken()).hasSize(1);
        sql("update webhook_lane set held_until = now() - interval '1 second' where principal = '" + town.principal
                + "'");
        await("the second", () -> receiver.taken().size() == 2);
    }

    @Test
    void a_resting_lane_is_tried_at_once_when_told_so() {
        receiver.answering(aResponse().withStatus(500));
        var made = subscribe(receiver, "*");
        town.resolved();
        await("a failure", () -> !read(made).path("failingSince").isNull());
        rest();
        receiver.willing();
        var delivery = deliveries(made, "").getFirst().path("id").asString();
        assertThat(deliveries(made, "&status=PENDING")).hasSize(1);
        body(town.call(HttpMethod.POST, "district", path(made) + "/deliveries/" + delivery + "/retry", null), 202);
        await("the delivery", () -> deliveries(made, "&status=DELIVERED").size() == 1);
        assertThat(body(
                                town.call(
                                        HttpMethod.POST,
                                        "district",
                                        path(made) + "/deliveries/" + delivery + "/retry",
                                        null),
                                409)
                        .path("code")
                        .asString())
                .isEqualTo("webhook.delivered");
    }

    /** Until a day from now, whatever an attempt under way still writes down. */
    private void rest() {
        await("a lane at rest", () -> {
            sql("update webhook_lane set next_try = now() + interval '1 day' where held_by is null and principal = '"
                    + town.principal + "'");
            return count("select count(*) from webhook_lane where held_by is null and next_try > now() + interval"
                            + " '1 hour' and principal = '" + town.principal + "'")
                    == 1;
        });
    }

    @Test
    void what_happened_is_sent_again_under_the_same_ids_and_also_from_before_the_subscription() {
        town.resolved();
        receiver.willing();
        var made = subscribe(receiver, "*");
        town.resolved();
        await("the live event", () -> receiver.taken().size() == 1);
        var replay =
                town.post("district", path(made) + "/replays", Map.of("principal", town.principal, "fromSeq", 1), 202);
        assertThat(replay.path("events").asInt()).isEqualTo(3);
        await("the replay", () -> receiver.taken().size() == 4);
        assertThat(receiver.types().subList(1, 4))
                .containsExactly("principal.recorded", "resolution.recorded", "resolution.recorded");
        assertThat(receiver.taken().get(3).id())
                .isEqualTo(receiver.taken().get(0).id());
        var narrowed = town.post(
                "district",
                path(made) + "/replays",
                Map.of("from", Instant.now().minusSeconds(600), "types", List.of("principal.*")),
                202);
        assertThat(narrowed.path("events").asInt()).isEqualTo(1);
        assertThat(deliveries(made, ""))
                .filteredOn(one ->
                        one.path("replay").asString("").equals(replay.path("id").asString()))
                .hasSize(3);
        body(town.call(HttpMethod.POST, "district", path(made) + "/replays", Map.of("fromSeq", 1)), 400);
        body(
                town.call(
                        HttpMethod.POST,
                        "district",
                        path(made) + "/replays",
                        Map.of("from", "2026-02-01T00:00:00Z", "to", "2026-01-01T00:00:00Z")),
                400);
    }

    @Test
    void another_communitys_subscription_hears_and_sees_nothing() {
        var other = new Founding(client).settled();
        var theirs = new Receiver().willing();
        var token =
                TestTokens.bearer("district-" + other.community, List.of("district-system"), List.of(other.principal));
        var made = other.post(token, "/v1/webhooks", Map.of("address", theirs.address(), "types", List.of("*")), 201);
        assertThat(made.path("principals").toString()).isEqualTo("[\"" + other.principal + "\"]");
        receiver.willing();
        var ours = subscribe(receiver, "*");
        town.resolved();
        other.resolved();
        await("both", () -> receiver.taken().size() == 1 && theirs.taken().size() == 1);
        assertThat(theirs.taken().getFirst().event().path("principal").asString())
                .isEqualTo(other.principal);
        body(town.call(HttpMethod.GET, token, path(ours), null), 404);
        body(town.call(HttpMethod.GET, token, path(ours) + "/deliveries", null), 404);
        body(town.call(HttpMethod.POST, token, path(ours) + "/secret", Map.of()), 404);
        body(town.call(HttpMethod.DELETE, token, path(ours), null), 404);
        assertThat(town.get(token, "/v1/webhooks").path("items"))
                .extracting(one -> one.path("id").asString())
                .containsExactly(made.path("id").asString());
        assertThat(body(
                                town.call(
                                        HttpMethod.POST,
                                        token,
                                        "/v1/webhooks",
                                        Map.of(
                                                "address",
                                                theirs.address(),
                                                "types",
                                                List.of("*"),
                                                "principals",
                                                List.of(town.principal))),
                                403)
                        .path("code")
                        .asString())
                .isEqualTo("access.principal");
    }

    @Test
    void a_renewed_secret_signs_beside_the_earlier_one_and_a_revoked_one_no_more() {
        receiver.willing();
        var made = subscribe(receiver, "resolution.*");
        var first = made.path("secret").asString();
        var second = town.post("district", path(made) + "/secret", Map.of("overlap", "PT1H"), 200)
                .path("secret")
                .asString();
        town.resolved();
        await("the first event", () -> receiver.taken().size() == 1);
        assertThat(receiver.taken().getFirst().isSignedBy(first)).isTrue();
        assertThat(receiver.taken().getFirst().isSignedBy(second)).isTrue();
        var third = town.post("district", path(made) + "/secret", Map.of("overlap", "PT0S"), 200)
                .path("secret")
                .asString();
        town.resolved();
        await("the second event", () -> receiver.taken().size() == 2);
        var last = receiver.taken().getLast();
        assertThat(last.isSignedBy(third)).isTrue();
        assertThat(last.isSignedBy(first)).isFalse();
        assertThat(last.isSignedBy(second)).isFalse();
        body(town.call(HttpMethod.POST, "district", path(made) + "/secret", Map.of("overlap", "P8D")), 400);
    }

    @Test
    void secrets_lie_sealed_and_revoked_ones_are_erased() throws Exception {
        receiver.willing();
        var made = subscribe(receiver, "*");
        town.post("district", path(made) + "/secret", Map.of("overlap", "PT0S"), 200);
        try (var connection = TestPostgres.superuser("agreements");
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("select count(*) filter (where secret is null),"
                    + " count(*) filter (where secret like 'sealed.%'), count(*) from webhook_secret where webhook = '"
                    + made.path("id").asString() + "'");
            found.next();
            assertThat(List.of(found.getInt(1), found.getInt(2), found.getInt(3)))
                    .containsExactly(1, 1, 2);
        }
    }

    @Test
    void an_ended_subscription_stays_on_record() {
        receiver.willing();
        var made = subscribe(receiver, "*");
        town.call(HttpMethod.DELETE, "district", path(made), null)
                .expectStatus()
                .isNoContent();
        assertThat(read(made).path("status").asString()).isEqualTo("ENDED");
        town.resolved();
        var after = subscribe(new Receiver().willing(), "*");
        town.post("district", path(after) + "/replays", Map.of("principal", town.principal, "fromSeq", 1), 202);
        await(
                "the journal given out",
                () -> deliveries(after, "&status=DELIVERED").size() >= 2);
        assertThat(receiver.taken()).isEmpty();
        assertThat(town.get("district", "/v1/webhooks?status=ENDED&limit=200").path("items"))
                .extracting(one -> one.path("id").asString())
                .contains(made.path("id").asString());
        body(town.call(HttpMethod.DELETE, "district", path(made), null), 409);
    }

    @Test
    void a_ping_goes_out_at_once_and_says_how_it_went() {
        receiver.willing();
        var made = subscribe(receiver, "matter.*");
        var ping = town.post("district", path(made) + "/ping", null, 200);
        assertThat(ping.path("delivered").asBoolean()).isTrue();
        var taken = receiver.taken().getFirst();
        assertThat(taken.type()).isEqualTo("webhook.ping");
        assertThat(taken.isSignedBy(made.path("secret").asString())).isTrue();
        receiver.answering(aResponse().withStatus(500));
        var failed = town.post("district", path(made) + "/ping", null, 200);
        assertThat(failed.path("delivered").asBoolean()).isFalse();
        assertThat(failed.path("code").asInt()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://district.example.cn/hooks",
                "https://10.0.0.1/hooks",
                "https://169.254.169.254/latest",
                "https://[fd00::1]/",
                "nonsense"
            })
    void an_address_that_must_not_be_reached_is_refused(String address) {
        var problem = body(
                town.call(
                        HttpMethod.POST, "district", "/v1/webhooks", Map.of("address", address, "types", List.of("*"))),
                400);
        assertThat(problem.path("violations").get(0).path("pointer").asString()).isEqualTo("/address");
    }

    @Test
    void bad_requests_are_told_whole() {
        var ask = new HashMap<String, Object>();
        ask.put("address", "");
        ask.put("types", List.of("Matter", "matter.*"));
        ask.put("principals", List.of("NO"));
        var problem = body(town.call(HttpMethod.POST, "district", "/v1/webhooks", ask), 400);
        assertThat(problem.path("violations").size()).isGreaterThanOrEqualTo(3);
        var unknown = body(
                town.call(
                        HttpMethod.POST,
                        "district",
                        "/v1/webhooks",
                        Map.of(
                                "address",
                                receiver.address(),
                                "types",
                                List.of("*"),
                                "principals",
                                List.of(town.principal, "nobody-committee"))),
                400);
        assertThat(unknown.path("violations").get(0).path("pointer").asString()).isEqualTo("/principals/1");
        body(
                town.call(
                        HttpMethod.POST,
                        "cashier",
                        "/v1/webhooks",
                        Map.of("address", receiver.address(), "types", List.of("*"))),
                403);
        body(town.call(HttpMethod.GET, "reporter." + town.community, "/v1/webhooks", null), 403);
        body(town.call(HttpMethod.GET, "district", "/v1/webhooks/" + UUID.randomUUID(), null), 404);
        body(town.call(HttpMethod.GET, "district", "/v1/webhooks?status=NONE", null), 400);
        var made = subscribe(receiver, "*");
        body(town.call(HttpMethod.PATCH, "district", path(made), Map.of("status", "ENDED")), 400);
    }
}
