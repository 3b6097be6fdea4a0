package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.funds.BankedAccount.line;

import java.time.LocalDate;
import java.util.List;
import org.fivetrust.funds.alert.Alerts;
import org.fivetrust.funds.alert.model.Alert;
import org.fivetrust.funds.alert.model.AlertRule;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;

/** What the passing of days makes wrong between bank and books. */
@FundsTest
class ReconciliationAlertsTest {

    @Autowired
    private WebTestClient client;

    @Autowired
    private List<Alerts.Source> sources;

    @Autowired
    private Transactions transactions;

    private Community community;
    private BankedAccount bank;

    @BeforeEach
    void an_account() {
        NeighbourStub.reset();
        community = World.over(client).community();
        bank = new BankedAccount(client, community, "1000.00");
    }

    private List<Alert> due(AlertRule rule, LocalDate on) {
        return Flux.fromIterable(sources)
                .concatMap(source -> source.due(on))
                .filter(alert ->
                        alert.rule() == rule && alert.principal().value().equals(community.committee()))
                .collectList()
                .as(transactions.within(Scope.ALL))
                .block();
    }

    @Test
    void an_item_in_transit_for_thirty_days_is_not_stale_and_one_day_later_it_is() {
        bank.paid("60.00");
        bank.stated(line("7.00", "R1"));

        assertThat(due(AlertRule.STALE_ITEM, World.today().plusDays(30))).isEmpty();
        assertThat(due(AlertRule.STALE_ITEM, World.today().plusDays(31)))
                .extracting(alert -> alert.figures().get("amount").toString())
                .containsExactlyInAnyOrder("-60.00", "7.00");
    }

    @Test
    void what_is_matched_is_never_stale() {
        bank.stated(line("-60.00", "R1").of(bank.paid("60.00")));
        bank.matched();

        assertThat(due(AlertRule.STALE_ITEM, World.today().plusDays(31))).isEmpty();
    }

    @Test
    void a_month_that_nobody_signed_is_late_from_the_eleventh_on() {
        bank.stated();
        var tenth = World.today().plusMonths(1).withDayOfMonth(10);

        assertThat(due(AlertRule.RECONCILIATION_LATE, tenth)).isEmpty();
        assertThat(due(AlertRule.RECONCILIATION_LATE, tenth.plusDays(1))).hasSize(1);
    }

    @Test
    void a_month_that_was_signed_is_not_late() {
        bank.stated();
        var reconciliation = community
                .funds("accountant")
                .prepareReconciliation(Body.of("account", bank.bankAccount(), "asOf", World.today()))
                .id();
        community.funds("reviewer").signReconciliation(reconciliation).ok();

        assertThat(due(AlertRule.RECONCILIATION_LATE, World.today().withDayOfMonth(28)))
                .isEmpty();
    }
}
