package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fivetrust.shared.reading.MaskedField;
import org.fivetrust.testing.ReadingMatrix;
import org.fivetrust.testing.ReadsTheWholeLog;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Who reads what of this service (查阅权限). */
@AgreementsTest
@ReadsTheWholeLog
class ReadingTest {

    @Autowired
    private WebTestClient client;

    @Test
    void each_role_reads_what_its_row_says_and_nothing_else() {
        ReadingMatrix.isKept(client, "agreements");
    }

    private static final String ACCOUNT = "6222020200112233445";

    private Community community;
    private String matter;
    private String ruling;

    @BeforeEach
    void a_payment_to_be_approved() {
        community = World.over(client).community().urban();
        var answer = community
                .put(community.act(draft -> draft.amount("280.00").payee("甲").account(ACCOUNT)))
                .ok();
        matter = answer.path("matter").path("id").asString();
        ruling = answer.path("basis").path("ruling").asString();
    }

    @Test
    void numbers_in_the_inputs_of_a_ruling_are_masked() {
        ReadingMatrix.isMasked(
                client,
                MaskedField.ACT_ACCOUNTS,
                ACCOUNT,
                community.committee(),
                "explainRuling",
                "/v1/rulings/" + ruling);
    }

    @Test
    void who_works_in_the_area_reads_its_matters() {
        for (var who : List.of("cashier", "accountant", "head", "leader", "auditor", "reporter")) {
            community.agreements(who).readMatter(matter).ok();
            assertThat(community
                            .agreements(who)
                            .listMatters("principal", community.committee())
                            .ids())
                    .as(who)
                    .containsExactly(matter);
        }
    }

    @Test
    void who_works_in_other_areas_reads_none_of_them() {
        for (var who : List.of("archivist", "custodian")) {
            community.agreements(who).readMatter(matter).is(404);
            community.agreements(who).listActors(matter).is(404);
            assertThat(community
                            .agreements(who)
                            .listMatters("principal", community.committee())
                            .ids())
                    .as(who)
                    .isEmpty();
        }
    }

    @Test
    void who_acts_for_another_reads_what_waits_for_that_role() {
        var archivist = community.person("archivist", "archivist");
        community.agreements(archivist).readMatter(matter).is(404);

        community
                .agreements("director")
                .delegate(Body.of(
                        "role", "committee-director",
                        "delegate", community.login("archivist"),
                        "delegateName", "代办人",
                        "principals", List.of(community.committee()),
                        "from", World.today().toString(),
                        "to", World.today().plusDays(5).toString(),
                        "reason", "外出学习"))
                .created();

        community.agreements(archivist).readMatter(matter).ok();
    }

    @Test
    void counts_tell_nothing_of_other_areas() {
        assertThat(community
                        .agreements("custodian")
                        .countMatters()
                        .ok()
                        .path("byKind")
                        .has("PAYMENT"))
                .isFalse();
        assertThat(community
                        .agreements("cashier")
                        .countMatters()
                        .ok()
                        .path("byKind")
                        .has("PAYMENT"))
                .isTrue();
    }
}
