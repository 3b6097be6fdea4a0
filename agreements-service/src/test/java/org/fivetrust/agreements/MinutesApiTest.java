package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Minutes count people, not spellings. */
@AgreementsTest
class MinutesApiTest {

    private static final String WORD = "经核对会议记录，所议即本次付款";

    @Autowired
    private WebTestClient client;

    private Community community;

    @BeforeEach
    void aVillageThatWasConverted() {
        community = World.over(client).community().converted();
    }

    private Map<String, Object> vote(Object... more) {
        var vote = Body.with(
                community.vote(),
                "noticeOn",
                World.today().minusDays(20).toString(),
                "heldOn",
                World.today().minusDays(10).toString(),
                "inFavour",
                45,
                "against",
                0,
                "subject",
                "修补路面");
        return Body.with(vote, more);
    }

    private static Map<String, Object> item(String amount, Object... more) {
        return Body.with(Body.of("no", 1, "subject", "修补路面", "kind", "PAYMENT", "amount", amount), more);
    }

    private String recorded(Map<String, Object> vote) {
        var recorded = community.agreements("director").recordResolution(vote).created();
        assertThat(recorded.path("valid").asBoolean()).as(recorded.toString()).isTrue();
        return recorded.path("id").asString();
    }

    private JsonNode resolution(String id) {
        return community.agreements("reporter").readResolution(id).ok();
    }

    private static Map<String, Object> evidence(String resolution, @Nullable Integer item, @Nullable String word) {
        var evidence = new HashMap<String, Object>(Map.of("kind", "RESOLUTION", "resolution", resolution));
        if (item != null) {
            evidence.put("item", item);
        }
        if (word != null) {
            evidence.put("confirmation", word);
        }
        return Map.of("evidence", List.of(evidence));
    }

    private Reply confirmed(String bearer, String matter, String resolution, @Nullable Integer item) {
        var confirmation = new HashMap<String, Object>(Map.of("resolution", resolution, "statement", WORD));
        if (item != null) {
            confirmation.put("item", item);
        }
        return community.agreements(bearer).confirmEvidence(matter, confirmation);
    }

    private static Map<String, Object> step(String role, List<String> evidence, Object... more) {
        var step = new HashMap<String, Object>(
                Map.of("title", role, "english", role, "role", role, "days", 3, "evidence", evidence));
        for (var n = 0; n < more.length; n += 2) {
            step.put((String) more[n], more[n + 1]);
        }
        return step;
    }

    @Test
    void one_man_is_no_quorum_however_he_is_spelt() {
        var meeting = Map.of("name", "两委联席会议", "quorum", 5);
        community = World.over(client)
                .community()
                .registered("URBAN")
                .agreed(terms ->
                        terms.payments(List.of(step("committee-director", List.of("MINUTES"), "body", meeting))));
        var matter = community.opened("900.00", "甲");
        var director = "director";
        community
                .approve(
                        director,
                        matter,
                        1,
                        minutes(paper("王伟A", "王　伟a", "王\u00a0伟Ａ", "王\u200b伟ａ", "王伟(A)", " 王·伟 A ")))
                .refused(422, "matter.minutes-short");
        community
                .approve(director, matter, 1, minutes(paper("王", "李", "张"), paper("赵", "钱")))
                .refused(422, "matter.minutes-short");
        var vote = recorded(vote("amount", "900.00"));
        confirmed("supervisor", matter, vote, null).created();
        community
                .approve(director, matter, 1, minutes(paper("王"), Map.of("kind", "RESOLUTION", "resolution", vote)))
                .refused(422, "matter.minutes-short");
        assertThatThrownBy(() -> TestPostgres.execute(
                        "agreements",
                        "update matter_step set status = 'APPROVED', by = 'x' where matter = '" + matter
                                + "' and no = 1"))
                .hasMessageContaining("too few different people");
        community
                .approve(director, matter, 1, minutes(paper("王", "李", "张", "赵", "钱")))
                .ok();
    }

    private static Map<String, Object> paper(String... present) {
        return Map.of("kind", "MINUTES", "number", "2026-7", "present", List.of(present));
    }

    @SafeVarargs
    private static Map<String, Object> minutes(Map<String, Object>... papers) {
        return Map.of("evidence", List.of(papers));
    }

    @Test
    void one_man_who_signs_in_five_times_is_one() {
        var lines = IntStream.range(0, 5)
                .mapToObj(n -> Map.of(
                        "name", List.of("王伟", "王 伟", "王　伟", "王·伟", "王伟").get(n),
                        "signedAt", World.today().minusDays(10) + "T09:0" + n + ":00+08:00",
                        "signature",
                                "sha-256:"
                                        + UUID.randomUUID()
                                                .toString()
                                                .replace("-", "")
                                                .repeat(2)))
                .toList();
        var kept = community
                .agreements("director")
                .recordResolution(vote("eligible", 5, "present", 5, "inFavour", 5, "attendees", lines))
                .created();
        assertThat(kept.path("valid").asBoolean()).isFalse();
        assertThat(kept.path("reasons"))
                .extracting(reason -> reason.path("figure").asString())
                .containsOnly("attendee-twice", "attendance-count");
    }
}
