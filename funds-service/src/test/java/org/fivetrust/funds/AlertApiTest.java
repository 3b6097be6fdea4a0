package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.funds.alert.Alerts;
import org.fivetrust.shared.web.Transactions;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What becomes of an alert. */
@FundsTest
class AlertApiTest {

    private static final Map<String, String> EXPLANATION = Map.of("explanation", "农产品收购，附清单");

    private static final Map<String, String> OUTCOME = Map.of("outcome", "已核对清单，属实");

    @Autowired
    private WebTestClient client;

    @Autowired
    private Alerts alerts;

    @Autowired
    private Transactions transactions;

    private Community community;
    private RaisedAlerts raised;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        new TrustAccounts(community).opened("0.00");
        raised = new RaisedAlerts(alerts, transactions);
    }

    private Reply explained(String alert) {
        return community.funds("cashier").explainAlert(alert, EXPLANATION);
    }

    @Test
    void tells_its_rule_level_owner_due_day_and_figures() {
        var alert = community.funds("head").readAlert(raised.raised(community)).ok();

        assertThat(alert.path("rule").asString()).isEqualTo("LARGE_CASH");
        assertThat(alert.path("level").asString()).isEqualTo("YELLOW");
        assertThat(alert.path("owner").asString()).isEqualTo("cashier");
        assertThat(LocalDate.parse(alert.path("dueOn").asString()))
                .isEqualTo(World.today().plusDays(3));
        assertThat(alert.at("/figures/amount").asString()).isEqualTo("3600.00");
        assertThat(alert.path("status").asString()).isEqualTo("OPEN");
        assertThat(alert.path("links")).hasSize(1);
    }

    @Test
    void the_same_finding_is_told_once() {
        var subject = UUID.randomUUID();
        IntStream.range(0, 3).forEach(_ -> raised.raise(RaisedAlerts.finding(community, subject)));

        assertThat(community.funds("head").listAlerts("subject", subject).items())
                .hasSize(1);
    }

    @Test
    void its_owner_explains_it_and_a_third_person_closes_it() {
        var alert = raised.raised(community);

        assertThat(explained(alert).ok().path("status").asString()).isEqualTo("EXPLAINED");
        var closed = community.funds("head").closeAlert(alert, OUTCOME).ok();

        assertThat(closed.path("status").asString()).isEqualTo("CLOSED");
        assertThat(closed.at("/explanations/0/explanation").asString()).isEqualTo("农产品收购，附清单");
        assertThat(closed.path("outcome").asString()).isEqualTo("已核对清单，属实");
    }

    @Test
    void another_role_does_not_explain_it() {
        community
                .funds("reporter")
                .explainAlert(raised.raised(community), EXPLANATION)
                .refused(403, "funds.alert-owner-explains");
    }

    @Test
    void unexplained_it_is_not_closed() {
        community.funds("head").closeAlert(raised.raised(community), OUTCOME).refused(409, "funds.alert-not-explained");
    }

    @Test
    void closed_it_is_neither_explained_nor_closed_again() {
        var alert = raised.raised(community);
        explained(alert).ok();
        community.funds("head").closeAlert(alert, OUTCOME).ok();

        explained(alert).refused(409, "funds.alert-closed");
        community.funds("supervisor").closeAlert(alert, OUTCOME).refused(409, "funds.alert-closed");
    }

    @Test
    void only_some_roles_close_alerts() {
        community.funds("cashier").closeAlert(raised.raised(community), OUTCOME).refused(403, "access.role");
    }

    @Test
    void nobody_has_explained_it_in_time() throws SQLException {
        var alert = raised.raised(community);
        assertThat(community.funds("head").listAlerts("overdue", true).ids()).doesNotContain(alert);

        TestPostgres.execute("funds", "alter table alert disable trigger user");
        TestPostgres.execute(
                "funds",
                "update alert set raised_on = raised_on - 9, due_on = due_on - 9 where id = '%s'".formatted(alert));
        TestPostgres.execute("funds", "alter table alert enable trigger user");

        assertThat(community.funds("head").listAlerts("overdue", true).ids()).contains(alert);
    }

    @Test
    void the_lists_are_narrowed() {
        raised.raised(community);
        var own = new Object[] {"principal", community.committee(), "level", "RED"};

        assertThat(community.funds("head").listAlerts(own).items()).isEmpty();
        assertThat(community
                        .funds("head")
                        .listAlerts("principal", community.committee(), "status", "OPEN", "rule", "LARGE_CASH")
                        .items())
                .hasSize(1);
    }

    @Test
    void another_community_sees_nothing_of_it() {
        var alert = raised.raised(community);
        var neighbours = World.over(client).community();

        neighbours.funds("reporter").readAlert(alert).refused(404, "access.not-found");
        neighbours.funds("cashier").readAlert(alert).ok();
    }
}
