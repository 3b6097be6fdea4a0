package org.fivetrust.agreements.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.agreements.Founding.await;
import static org.fivetrust.agreements.Founding.body;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreements.AgreementsTest;
import org.fivetrust.agreements.Founding;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Who may subscribe to what, and with which secret. */
@AgreementsTest
class WebhookApiTest {

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
    void another_communitys_subscription_hears_and_sees_nothing() {
        var other = new Founding(client).settled();
        var theirs = new Receiver().willing();
        var token =
                TestTokens.bearer("district-" + other.community, List.of("district-system"), List.of(other.principal));
        var made = other.post(token, "/v1/webhooks", Map.of("address", theirs.address(), "types", List.of("*")), 201);
        assertThat(made.path("principals").toString()).isEqualTo("[\"" + other.principal + "\"]");
        receiver.willing();
        var ours = outside.subscribe(receiver, "*");
        outside.town.resolved();
        other.resolved();
        await("both", () -> receiver.taken().size() == 1 && theirs.taken().size() == 1);
        assertThat(theirs.taken().getFirst().event().path("principal").asString())
                .isEqualTo(other.principal);
        body(outside.town.call(HttpMethod.GET, token, Outside.path(ours), null), 404);
        body(outside.town.call(HttpMethod.GET, token, Outside.path(ours) + "/deliveries", null), 404);
        body(outside.town.call(HttpMethod.POST, token, Outside.path(ours) + "/secret", Map.of()), 404);
        body(outside.town.call(HttpMethod.DELETE, token, Outside.path(ours), null), 404);
        assertThat(outside.town.get(token, "/v1/webhooks").path("items"))
                .extracting(one -> one.path("id").asString())
                .containsExactly(made.path("id").asString());
        assertThat(body(
                                outside.town.call(
                                        HttpMethod.POST,
                                        token,
                                        "/v1/webhooks",
                                        Map.of(
                                                "address",
                                                theirs.address(),
                                                "types",
                                                List.of("*"),
                                                "principals",
                                                List.of(outside.town.principal))),
                                403)
                        .path("code")
                        .asString())
                .isEqualTo("access.principal");
    }

    @Test
    void a_renewed_secret_signs_beside_the_earlier_one_and_a_revoked_one_no_more() {
        receiver.willing();
        var made = outside.subscribe(receiver, "resolution.*");
        var first = made.path("secret").asString();
        var second = outside.town
                .post("district", Outside.path(made) + "/secret", Map.of("overlap", "PT1H"), 200)
                .path("secret")
                .asString();
        outside.town.resolved();
        await("the first event", () -> receiver.taken().size() == 1);
        assertThat(receiver.taken().getFirst().isSignedBy(first)).isTrue();
        assertThat(receiver.taken().getFirst().isSignedBy(second)).isTrue();
        var third = outside.town
                .post("district", Outside.path(made) + "/secret", Map.of("overlap", "PT0S"), 200)
                .path("secret")
                .asString();
        outside.town.resolved();
        await("the second event", () -> receiver.taken().size() == 2);
        var last = receiver.taken().getLast();
        assertThat(last.isSignedBy(third)).isTrue();
        assertThat(last.isSignedBy(first)).isFalse();
        assertThat(last.isSignedBy(second)).isFalse();
        body(
                outside.town.call(
                        HttpMethod.POST, "district", Outside.path(made) + "/secret", Map.of("overlap", "P8D")),
                400);
    }

    @Test
    void secrets_lie_sealed_and_revoked_ones_are_erased() throws Exception {
        receiver.willing();
        var made = outside.subscribe(receiver, "*");
        outside.town.post("district", Outside.path(made) + "/secret", Map.of("overlap", "PT0S"), 200);
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
        var made = outside.subscribe(receiver, "*");
        outside.town
                .call(HttpMethod.DELETE, "district", Outside.path(made), null)
                .expectStatus()
                .isNoContent();
        assertThat(outside.read(made).path("status").asString()).isEqualTo("ENDED");
        outside.town.resolved();
        var after = outside.subscribe(new Receiver().willing(), "*");
        outside.town.post(
                "district",
                Outside.path(after) + "/replays",
                Map.of("principal", outside.town.principal, "fromSeq", 1),
                202);
        await(
                "the journal given out",
                () -> outside.deliveries(after, "&status=DELIVERED").size() >= 2);
        assertThat(receiver.taken()).isEmpty();
        assertThat(outside.town
                        .get("district", "/v1/webhooks?status=ENDED&limit=200")
                        .path("items"))
                .extracting(one -> one.path("id").asString())
                .contains(made.path("id").asString());
        body(outside.town.call(HttpMethod.DELETE, "district", Outside.path(made), null), 409);
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
                outside.town.call(
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
        var problem = body(outside.town.call(HttpMethod.POST, "district", "/v1/webhooks", ask), 400);
        assertThat(problem.path("violations").size()).isGreaterThanOrEqualTo(3);
        var unknown = body(
                outside.town.call(
                        HttpMethod.POST,
                        "district",
                        "/v1/webhooks",
                        Map.of(
                                "address",
                                receiver.address(),
                                "types",
                                List.of("*"),
                                "principals",
                                List.of(outside.town.principal, "nobody-committee"))),
                400);
        assertThat(unknown.path("violations").get(0).path("pointer").asString()).isEqualTo("/principals/1");
        body(
                outside.town.call(
                        HttpMethod.POST,
                        "cashier",
                        "/v1/webhooks",
                        Map.of("address", receiver.address(), "types", List.of("*"))),
                403);
        body(outside.town.call(HttpMethod.GET, "reporter." + outside.town.community, "/v1/webhooks", null), 403);
        body(outside.town.call(HttpMethod.GET, "district", "/v1/webhooks/" + UUID.randomUUID(), null), 404);
        body(outside.town.call(HttpMethod.GET, "district", "/v1/webhooks?status=NONE", null), 400);
        var made = outside.subscribe(receiver, "*");
        body(outside.town.call(HttpMethod.PATCH, "district", Outside.path(made), Map.of("status", "ENDED")), 400);
    }

    @Test
    void a_ping_goes_out_at_once_and_says_how_it_went() {
        receiver.willing();
        var made = outside.subscribe(receiver, "matter.*");
        var ping = outside.town.post("district", Outside.path(made) + "/ping", null, 200);
        assertThat(ping.path("delivered").asBoolean()).isTrue();
        var taken = receiver.taken().getFirst();
        assertThat(taken.type()).isEqualTo("webhook.ping");
        assertThat(taken.isSignedBy(made.path("secret").asString())).isTrue();
        receiver.answering(aResponse().withStatus(500));
        var failed = outside.town.post("district", Outside.path(made) + "/ping", null, 200);
        assertThat(failed.path("delivered").asBoolean()).isFalse();
        assertThat(failed.path("code").asInt()).isEqualTo(500);
    }
}
