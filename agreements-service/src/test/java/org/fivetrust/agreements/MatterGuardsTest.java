package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.agreements.SideBySide.sideBySide;

import java.sql.SQLException;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The database refuses what the service would never ask of it. */
@AgreementsTest
class MatterGuardsTest {

    @Autowired
    private WebTestClient client;

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
    }

    @Test
    void the_database_itself_refuses_every_way_round() {
        var community = sideBySide(client);
        var matter = community.opened("900.00", "甲");
        community.approve("secretary", matter, 1).ok();
        var of = " where matter = '" + matter + "' and no = ";
        var at = "update matter_step set status = 'APPROVED', by = '";
        assertThatThrownBy(() -> TestPostgres.execute("agreements", at + "x'" + of + 3))
                .hasMessageContaining("when its turn has come");
        assertThatThrownBy(() -> TestPostgres.execute(
                        "agreements", "update matter_step set status = 'OPEN'" + of + 3 + "; " + at + "x'" + of + 3))
                .hasMessageContaining("an earlier step is not done");
        var second = "one person has one part";
        assertThatThrownBy(() -> TestPostgres.execute("agreements", at + community.login("secretary") + "'" + of + 2))
                .hasMessageContaining(second);
        assertThatThrownBy(() -> TestPostgres.execute(
                        "agreements", at + "x', on_behalf_of = '" + community.login("secretary") + "'" + of + 2))
                .hasMessageContaining(second);
        assertThatThrownBy(() -> TestPostgres.execute("agreements", at + community.login("reporter") + "'" + of + 2))
                .hasMessageContaining(second);
        assertThatThrownBy(() -> TestPostgres.execute(
                        "agreements",
                        "insert into warrant select principal, gen_random_uuid(), id, act, kind, digest,"
                                + " 'token', now(), now() from matter where id = '" + matter + "'"))
                .hasMessageContaining("no warrant before the last step");
    }

    @Test
    void the_database_itself_lets_a_warrant_be_spent_once_and_never_vanish() throws Exception {
        var community = World.over(client).community().urban();
        var matter = community.opened("10.00", "甲");
        community.approve("director", matter, 1).ok();
        var of = " where matter = '" + matter + "'";
        TestPostgres.execute("agreements", "update warrant set spent_at = now()" + of);
        assertThatThrownBy(() -> TestPostgres.execute("agreements", "update warrant set spent_at = now()" + of))
                .hasMessageContaining("a warrant is spent once");
        assertThatThrownBy(() -> TestPostgres.execute("agreements", "update warrant set spent_at = null" + of))
                .hasMessageContaining("a warrant is spent once");
        assertThatThrownBy(() -> TestPostgres.execute("agreements", "delete from warrant" + of))
                .isInstanceOf(SQLException.class);
    }
}
