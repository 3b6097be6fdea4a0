package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.agreements.Force.paying;
import static org.fivetrust.agreements.Force.warrant;
import static org.fivetrust.agreements.Force.warranted;

import java.util.UUID;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.AuthorityClient;
import org.fivetrust.testing.world.Community;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** How far a matter has come, as an area is told. */
@AgreementsTest
class MatterProgressApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;

    @BeforeEach
    void payments() {
        NeighbourStub.reset();
        community = paying(client);
    }

    @Test
    void an_area_is_told_every_step_with_its_role_and_due_day_and_nothing_that_is_not_there() {
        var matter = community.opened("10.00", "甲");
        var steps = community.agreements("reporter").readMatter(matter).ok().path("steps");

        var progress = community
                .authority("funds")
                .readProgress(community.committee(), matter)
                .ok();

        assertThat(progress.path("steps")).hasSize(steps.size());
        assertThat(progress.at("/steps/0/status").asString()).isEqualTo("OPEN");
        assertThat(progress.at("/steps/0/role").asString())
                .isEqualTo(steps.get(0).path("role").asString());
        assertThat(progress.at("/steps/0/due").asString())
                .isEqualTo(steps.get(0).path("due").asString());
        assertThat(progress.path("openedAt").asString()).isNotEmpty();
        assertThat(progress.has("warrant")).isFalse();
        assertThat(progress.has("papers")).isFalse();
        assertThat(progress.at("/steps/0").has("by")).isFalse();
    }

    @Test
    void an_approved_matter_tells_its_approvers_and_how_long_its_warrant_holds() {
        var matter =
                warrant(community, warranted(community, "甲")).path("matter").asString();

        var progress = community
                .authority("funds")
                .readProgress(community.committee(), matter)
                .ok();

        assertThat(progress.at("/warrant/issuedAt").asString()).isNotEmpty();
        assertThat(progress.at("/warrant/expiresAt").asString()).isNotEmpty();
        assertThat(progress.at("/steps/0/by").asString()).isNotEmpty();
        assertThat(progress.at("/steps/0/at").asString()).isNotEmpty();
    }

    @Test
    void only_services_are_told_and_only_of_the_principal_they_name() {
        var matter = community.opened("10.00", "甲");
        var other = paying(client);

        new AuthorityClient(community.caller("reporter"))
                .readProgress(community.committee(), matter)
                .refused(403, "access.role");
        community.authority("funds").readProgress(other.committee(), matter).refused(404, "access.not-found");
        community
                .authority("funds")
                .readProgress(community.committee(), UUID.randomUUID())
                .refused(404, "access.not-found");
    }
}
