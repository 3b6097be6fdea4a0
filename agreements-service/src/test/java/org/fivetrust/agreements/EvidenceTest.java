package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.agreements.Town.body;

import java.util.List;
import java.util.Map;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.Tampering;
import org.fivetrust.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The evidence log of agreements: resolutions, signatures, rulings, steps and warrants are leaves. */
@AgreementsTest
class EvidenceTest {

    private Scene scene;
    private Tampering tampering;
    private String matter;

    @BeforeEach
    void aMatterThatIsApproved(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        scene = Scene.with(
                client,
                List.of(
                        Map.of("title", "主任", "english", "Director", "role", "committee-director", "days", 2),
                        Map.of("title", "街道", "english", "Sub-district", "role", "street-leader", "days", 2)));
        tampering = new Tampering(client, scene.principal, "agreements");
        matter = scene.opened("900.00", "甲");
        body(scene.approve(scene.login("director"), matter, 1), 200);
        body(scene.approve(TestTokens.bearer("leader"), matter, 2), 200);
    }

    @Test
    void everyStepIsALeaf() {
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

    @ParameterizedTest
    @CsvSource({
        "ruling.made, ruling, digest",
        "matter.approved, matter, subject",
        "matter-step.taken, matter_step, by_name",
        "warrant.issued, warrant, digest",
        "agreement.drafted, agreement, terms",
        "agreement.signed-by-street, agreement, subdistrict_signed_by",
        "resolution.recorded, resolution, subject"
    })
    void aChangedRowIsNamedByItsField(String kind, String table, String column) {
        var reversed = "update %s set %s = reverse(%s) where principal = '%s'"
                .formatted(table, column, column, scene.principal);

        assertThat(tampering.findings(reversed, reversed))
                .allMatch(finding -> finding.path("code").asString().equals("CHANGED"))
                .allMatch(finding -> finding.path("pointer").asString().equals("/" + column))
                .anyMatch(finding -> finding.path("kind").asString().equals(kind));
    }

    @Test
    void aWarrantThatWasPutInBesideTheServiceIsNamed() {
        var insert = """
                insert into warrant (principal, id, matter, act, kind, digest, token, issued_at, expires_at)
                select principal, gen_random_uuid(), gen_random_uuid(), act, kind, digest, 'forged', issued_at, expires_at
                  from warrant where principal = '%s'
                """.formatted(scene.principal);

        assertThat(tampering.findings(
                        insert, "delete from warrant where token = 'forged' and principal = '" + scene.principal + "'"))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.path("kind").asString()).isEqualTo("warrant.issued"));
    }
}
