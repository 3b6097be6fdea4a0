package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.TestTokens;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Agreements that neither the service nor the database lets stand. */
@AgreementsTest
class AgreementGuardsTest {

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

    @Test
    void the_database_refuses_two_agreements_in_force_on_one_day() {
        var community = World.over(client).community();
        var signed = community.registered("URBAN").agreement(terms -> terms.template("urban"));
        var again = """
                insert into agreement
                select (jsonb_populate_record(a, jsonb_build_object('id', '%1$s', 'series', '%1$s',
                    'in_force_from', a.%2$s, 'in_force_to', a.%2$s + 5))).*
                from agreement a where id = '%3$s'
                """;
        assertThatThrownBy(() ->
                        TestPostgres.execute("agreements", again.formatted(UUID.randomUUID(), "in_force_to", signed)))
                .hasMessageContaining("agreement_one_in_force");
        var draft = community.draft(terms -> terms.template("urban")).id();
        assertThatThrownBy(() -> TestPostgres.execute(
                        "agreements",
                        "update agreement set status = 'SIGNED', community_signed_by = 'x',"
                                + " subdistrict_signed_by = 'y', in_force_from = term_from, in_force_to = term_to where id = '"
                                + draft + "'"))
                .hasMessageContaining("agreement_one_in_force");
    }

    @Test
    void one_person_does_not_sign_for_both_sides() {
        var community = World.over(client).community();
        community.registered("URBAN");
        var draft = community.draft(terms -> terms.template("urban")).id();
        var everything = List.of(community.committee(), community.code());
        var director = TestTokens.bearer("li", List.of("committee-director"), everything);
        community.agreements(director).signAgreement(draft).created();
        community
                .agreements(TestTokens.bearer("li", List.of("street-leader"), everything))
                .signAgreement(draft)
                .refused(403, "agreement.same-signer");
        assertThatThrownBy(() -> TestPostgres.execute(
                        "agreements",
                        "update agreement set subdistrict_signed_by = community_signed_by,"
                                + " subdistrict_signed_at = now() where id = '" + draft + "'"))
                .hasMessageContaining("agreement_two_signers");
        community.agreements("leader").signAgreement(draft).created();
    }

    @Test
    void the_villagers_law_does_not_govern_an_urban_community() {
        var community = World.over(client).community();
        community.registered("URBAN");
        var vote = community.vote();
        vote.put("body", "VILLAGERS_REPRESENTATIVES");
        community.agreements("director").recordResolution(vote).refused(422, "resolution.no-rule");
    }
}
