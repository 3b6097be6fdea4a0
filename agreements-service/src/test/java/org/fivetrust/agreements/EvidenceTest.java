package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.ReadsTheWholeLog;
import org.fivetrust.testing.Tampering;
import org.fivetrust.testing.Tampering.Change;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The evidence log of agreements: resolutions, signatures, rulings, steps and warrants are leaves. */
@AgreementsTest
@ReadsTheWholeLog
class EvidenceTest {

    private Community community;
    private Tampering tampering;
    private String matter;

    @BeforeEach
    void aMatterThatIsApproved(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        community = World.over(client)
                .community()
                .registered("URBAN")
                .agreed(terms -> terms.payments(List.of(
                        Map.of("title", "主任", "english", "Director", "role", "committee-director", "days", 2),
                        Map.of("title", "街道", "english", "Sub-district", "role", "street-leader", "days", 2))));
        tampering = new Tampering(client, community.committee(), "agreements");
        matter = community.opened("900.00", "甲");
        community.approve("director", matter, 1).ok();
        community.approve("leader", matter, 2).ok();
    }

    @Test
    void every_step_is_a_leaf() {
        assertThat(tampering.leaves(matter)).containsExactly("matter.open", "matter.open", "matter.approved");
        assertThat(tampering.subjects("matter-step.taken")).containsExactly(matter + "/1", matter + "/2");
        for (var kind : List.of(
                "resolution.recorded",
                "agreement.drafted",
                "agreement.signed-by-community",
                "agreement.signed-by-street",
                "agreement.in-force",
                "ruling.made",
                "warrant.issued")) {
            assertThat(tampering.subjects(kind)).as(kind).isNotEmpty();
        }
    }

    @Test
    void a_changed_row_is_named_by_its_field() {
        var changes = List.of(
                reversed("ruling", "digest"),
                reversed("matter", "subject"),
                reversed("matter_step", "by_name"),
                reversed("warrant", "digest"),
                reversed("agreement", "terms"),
                reversed("agreement", "subdistrict_signed_by"),
                reversed("resolution", "subject"));

        assertThat(tampering.changed(changes))
                .contains(
                        "ruling.made/digest",
                        "matter.approved/subject",
                        "matter-step.taken/by_name",
                        "warrant.issued/digest",
                        "agreement.drafted/terms",
                        "agreement.signed-by-street/subdistrict_signed_by",
                        "resolution.recorded/subject");
    }

    @Test
    void nothing_but_the_field_that_was_changed_is_named() {
        var reversed =
                "update warrant set digest = reverse(digest) where principal = '%s'".formatted(community.committee());

        assertThat(tampering.findings(reversed, reversed))
                .allMatch(finding -> finding.path("code").asString().equals("CHANGED"))
                .allMatch(finding -> finding.path("pointer").asString().equals("/digest"));
    }

    private Change reversed(String table, String column) {
        var reversed = "reverse(" + column + ")";
        return new Change(table, "principal = '" + community.committee() + "'", column, reversed, reversed);
    }

    @Test
    void a_warrant_that_was_put_in_beside_the_service_is_named() {
        var insert = """
                insert into warrant (principal, id, matter, act, kind, digest, token, issued_at, expires_at)
                select principal, gen_random_uuid(), gen_random_uuid(), act, kind, digest, 'forged', issued_at, expires_at
                  from warrant where principal = '%s'
                """.formatted(community.committee());

        assertThat(tampering.findings(
                        insert,
                        "delete from warrant where token = 'forged' and principal = '" + community.committee() + "'"))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.path("kind").asString()).isEqualTo("warrant.issued"));
    }
}
