package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.agreements.PaymentResolutions.step;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Minutes count people, not spellings. */
@AgreementsTest
class MinutesApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private PaymentResolutions resolutions;

    @BeforeEach
    void aVillageThatWasConverted() {
        community = World.over(client).community().converted();
        resolutions = new PaymentResolutions(community);
    }

    @Test
    void one_man_is_no_quorum_however_he_is_spelt() {
        var meeting = Map.of("name", "两委联席会议", "quorum", 5);
        community = World.over(client)
                .community()
                .registered("URBAN")
                .agreed(terms ->
                        terms.payments(List.of(step("committee-director", List.of("MINUTES"), "body", meeting))));
        resolutions = new PaymentResolutions(community);
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
        var vote = resolutions.recorded(resolutions.vote("amount", "900.00"));
        resolutions.confirmed("supervisor", matter, vote, null).created();
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
                .recordResolution(resolutions.vote("eligible", 5, "present", 5, "inFavour", 5, "attendees", lines))
                .created();
        assertThat(kept.path("valid").asBoolean()).isFalse();
        assertThat(kept.path("reasons"))
                .extracting(reason -> reason.path("figure").asString())
                .containsOnly("attendee-twice", "attendance-count");
    }
}
