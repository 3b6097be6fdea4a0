package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Changes reach district systems as signed messages, and open screens as they happen. */
class NewsTest {

    private static Town town;
    private static Principal principal;

    @BeforeAll
    static void aCommunityThatIsServed() {
        town = Product.shared().town();
        principal = Founding.served(town, "urban", "50000.00");
    }

    @Test
    void aDistrictSystemThatWasDownIsToldAgainInOrderAndOnceMoreWhenItAsks() {
        try (var system = new DistrictSystem(1)) {
            var district = town.person("district");
            var webhook = district.post(
                            "/v1/webhooks",
                            Body.of(
                                    "address", system.address(),
                                    "types", List.of("matter.*", "warrant.issued"),
                                    "principals", List.of(principal.id())))
                    .created();
            var path = "/v1/webhooks/" + webhook.path("id").asString();
            assertThat(district.get(path).ok().has("secret")).isFalse();
            principal.approve(principal
                    .ask(PaymentDraft.of("210.00"))
                    .created()
                    .path("matter")
                    .asString());

            Await.until("all is told", () -> accepted(system), types -> types.contains("warrant.issued"));
            assertThat(accepted(system)).startsWith("matter.opened").contains("matter.approved");
            var secret = webhook.path("secret").asString();
            assertThat(system.messages())
                    .allSatisfy(message -> assertThat(message.isSignedBy(secret) && message.isFresh())
                            .isTrue());
            assertThat(system.messages()).noneMatch(message -> message.isSignedBy("whsec_" + "A".repeat(32)));
            var refused = system.messages().getFirst();
            assertThat(refused.answered()).isEqualTo(500);
            assertThat(system.messages().get(1).id()).isEqualTo(refused.id());
            assertThat(sequences(system)).isSorted().doesNotHaveDuplicates();

            assertThat(attempts(district, path, refused.id())).containsExactly(500, 204);
            replayed(district, path, system);
            assertThat(accepted(system)).isSubsetOf(catalogue(district));
        }
    }

    private static List<String> catalogue(Person district) {
        return district.get("/v1/event-types").ok().path("items").values().stream()
                .map(type -> type.path("type").asString())
                .toList();
    }

    private static List<String> accepted(DistrictSystem system) {
        return taken(system)
                .map(message -> message.event().path("type").asString())
                .toList();
    }

    private static Stream<DistrictSystem.Message> taken(DistrictSystem system) {
        return system.messages().stream().filter(message -> message.answered() == 204);
    }

    private static List<Long> sequences(DistrictSystem system) {
        return taken(system)
                .map(message -> Long.parseLong(message.event().path("sequence").asString()))
                .toList();
    }

    private static List<Integer> attempts(Person district, String webhook, String event) {
        var delivery = Await.until(
                "the log knows that it was taken",
                () -> district.list(webhook + "/deliveries").stream()
                        .filter(one -> one.path("event").asString().equals(event))
                        .findFirst()
                        .orElseThrow(),
                one -> one.path("status").asString().equals("DELIVERED"));
        return district
                .get(webhook + "/deliveries/" + delivery.path("id").asString())
                .ok()
                .path("attempts")
                .values()
                .stream()
                .map(attempt -> attempt.path("code").asInt())
                .toList();
    }

    /** Past events come again under their own ids. */
    private static void replayed(Person district, String webhook, DistrictSystem system) {
        var before = taken(system).map(DistrictSystem.Message::id).toList();
        var replay = district.post(webhook + "/replays", Body.of("principal", principal.id(), "fromSeq", 1))
                .is(202);
        assertThat(replay.path("events").asInt()).isGreaterThanOrEqualTo(before.size());
        var after = Await.until(
                "it is told again",
                () -> taken(system).map(DistrictSystem.Message::id).toList(),
                ids -> ids.size() >= before.size() + replay.path("events").asInt());
        assertThat(after.subList(before.size(), after.size())).containsAll(before);
    }

    @Test
    void anOpenScreenHearsOfItsOwnMattersAndGoesOnWhereItStopped() {
        String last;
        String matter;
        try (var eventStreamClient = EventStreamClient.of(principal.community().director(), null);
                var elsewhere = EventStreamClient.of(town.xinghe().community().director(), null)) {
            matter = principal
                    .ask(PaymentDraft.of("220.00"))
                    .created()
                    .path("matter")
                    .asString();
            var told = eventStreamClient.await(matter);
            assertThat(told.data().path("principal").asString()).isEqualTo(principal.id());
            assertThat(told.data().path("what").asString()).isEqualTo("OPENED");
            assertThat(told.data().path("roles").values())
                    .extracting(JsonNode::asString)
                    .contains("committee-director");
            last = told.id();
            var other = town.xinghe()
                    .ask(PaymentDraft.of("230.00"))
                    .created()
                    .path("matter")
                    .asString();
            elsewhere.await(other);
            assertThat(elsewhere.heard()).noneMatch(event -> event.isOf(matter));
        }
        var missed = principal
                .ask(PaymentDraft.of("240.00"))
                .created()
                .path("matter")
                .asString();
        try (var again = EventStreamClient.of(principal.community().director(), last)) {
            again.await(missed);
            assertThat(again.heard()).noneMatch(event -> event.id().equals(last));
        }
    }
}
