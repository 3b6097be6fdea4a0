package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fivetrust.funds.alert.Alerts;
import org.fivetrust.funds.alert.model.Alert;
import org.fivetrust.funds.alert.model.AlertRule;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.Tampering;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;

/** An imprest of 1,000.00 in the reporter's hands. */
@FundsTest
class ImprestApiTest {

    @Autowired
    private WebTestClient client;

    @Autowired
    private List<Alerts.Source> sources;

    @Autowired
    private Transactions transactions;

    private Community community;
    private TrustAccounts accounts;
    private String account;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        accounts = new TrustAccounts(community);
        account = accounts.opened("5000.00");
    }

    private Map<String, Object> order(Object... differently) {
        return Body.with(
                Body.of(
                        "principal",
                        community.committee(),
                        "account",
                        account,
                        "holder",
                        community.login("reporter"),
                        "limit",
                        "1000.00",
                        "purpose",
                        "零星开支",
                        "validFrom",
                        World.today().toString()),
                differently);
    }

    private UUID asked(Object... differently) {
        return community.funds("reporter").requestImprest(order(differently)).uuid();
    }

    private UUID granted(Object... differently) {
        var imprest = asked(differently);
        NeighbourStub.approve(client, imprest);
        community.funds("accountant").grantImprest(imprest).ok();
        return imprest;
    }

    private Reply draw(UUID imprest, String amount) {
        return community.funds("cashier").advanceImprest(imprest, Body.of("amount", amount, "purpose", "购办公用品"));
    }

    private static Map<String, Object> settlement(String advance, String spent, String returned, String invoice) {
        return Body.of(
                "advance",
                advance,
                "spent",
                spent,
                "returned",
                returned,
                "slip",
                "JK-1",
                "purpose",
                "购办公用品",
                "category",
                "office",
                "papers",
                List.of(Body.of("kind", "INVOICE", "number", invoice)));
    }

    private static String invoice() {
        return UUID.randomUUID().toString();
    }

    private String read(UUID imprest, String field) {
        return community.funds("auditor").readImprest(imprest).text("/" + field);
    }

    private String figure(String name) {
        return community.funds("auditor").readBalance(account).text("/" + name);
    }

    @Test
    void cash_leaves_the_account_and_what_is_not_spent_comes_back() {
        var imprest = granted();
        var advance = draw(imprest, "600.00").created();
        assertThat(figure("ledger")).isEqualTo("4400.00");
        assertThat(figure("available")).isEqualTo("4400.00");
        assertThat(read(imprest, "outstanding")).isEqualTo("600.00");

        var settled = community
                .funds("reporter")
                .settleImprest(imprest, settlement(advance.path("id").asString(), "540.00", "60.00", invoice()))
                .created();

        assertThat(settled.at("/settlement/spent").asString()).isEqualTo("540.00");
        assertThat(figure("available")).isEqualTo("4460.00");
        assertThat(read(imprest, "outstanding")).isEqualTo("0.00");
        assertThat(community.funds("auditor").listImprestAdvances(imprest).items())
                .hasSize(1);
    }

    @Test
    void what_was_spent_is_told_to_the_accounts() {
        var imprest = granted();
        var advance = draw(imprest, "600.00").id();

        community
                .funds("cashier")
                .settleImprest(imprest, settlement(advance, "600.00", "0.00", invoice()))
                .created();

        await().untilAsserted(() -> assertThat(NeighbourStub.events("imprest.settled"))
                .filteredOn(event -> event.at("/data/imprest").asString().equals(imprest.toString()))
                .singleElement()
                .satisfies(
                        event -> assertThat(event.at("/data/amount").asString()).isEqualTo("600.00")));
    }

    @Test
    void nothing_is_advanced_above_the_limit_unless_more_was_asked_for_first() {
        var imprest = granted();
        draw(imprest, "600.00").created();
        draw(imprest, "400.01").refused(422, "funds.imprest-over-limit");

        var more = granted("limit", "3000.00", "validTo", World.today().toString());
        draw(more, "2000.00").created();
    }

    @Test
    void many_at_once_draw_no_more_than_the_limit() {
        var imprest = granted();

        var answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(_ -> draw(imprest, "300.00"))
                .map(Reply::status)
                .toList();

        assertThat(answers)
                .containsOnly(201, 422)
                .filteredOn(status -> status == 201)
                .hasSize(3);
        assertThat(figure("ledger")).isEqualTo("4100.00");
    }

    @Test
    void an_advance_is_settled_whole_and_once() {
        var imprest = granted();
        var advance = draw(imprest, "600.00").id();
        var reporter = community.funds("reporter");

        reporter.settleImprest(imprest, settlement(advance, "540.00", "59.99", invoice()))
                .refused(422, "funds.imprest-settlement-differs");
        reporter.settleImprest(imprest, Body.without(settlement(advance, "540.00", "60.00", invoice()), "slip"))
                .refused(422, "funds.imprest-slip-missing");
        reporter.settleImprest(imprest, Body.without(settlement(advance, "540.00", "60.00", invoice()), "papers"))
                .refused(422, "funds.imprest-papers-missing");
        reporter.settleImprest(imprest, settlement(advance, "600.00", "0.00", invoice()))
                .created();
        reporter.settleImprest(imprest, settlement(advance, "600.00", "0.00", invoice()))
                .refused(409, "funds.imprest-settled");
    }

    @Test
    void an_invoice_is_used_once_whether_it_is_paid_or_settled() {
        var imprest = granted();
        var invoice = invoice();
        var paper = List.of(Body.of("kind", "INVOICE", "number", invoice));
        community
                .funds("reporter")
                .requestPayment(accounts.payment(account, "10.00", "evidence", paper))
                .created();
        var advance = draw(imprest, "600.00").id();

        community
                .funds("reporter")
                .settleImprest(imprest, settlement(advance, "600.00", "0.00", invoice))
                .refused(422, "funds.invoice-used");
    }

    @Test
    void who_holds_it_neither_grants_nor_draws_nor_counts_it() {
        var own = asked("holder", "accountant");
        NeighbourStub.approve(client, own);
        community.funds("accountant").grantImprest(own).refused(403, "funds.grants-own-imprest");

        draw(granted("holder", "cashier"), "1.00").refused(403, "funds.advances-own-imprest");

        var counted = granted("holder", "reviewer");
        community
                .funds("reviewer")
                .countImprest(counted, Body.of("cash", "0.00", "papers", "0.00"))
                .refused(403, "funds.counts-own-imprest");
    }

    @Test
    void a_surprise_count_keeps_its_difference() {
        var imprest = granted();
        draw(imprest, "600.00").created();

        var count = community
                .funds("head")
                .countImprest(imprest, Body.of("cash", "380.00", "papers", "200.00", "remark", "短款待查"))
                .created();

        assertThat(Stream.of("expected", "difference")
                        .map(name -> count.path(name).asString()))
                .containsExactly("600.00", "-20.00");
        assertThat(community.funds("auditor").listImprestCounts(imprest).items())
                .hasSize(1);
    }

    private List<Alert> overdue(LocalDate today, String advance) {
        return Flux.fromIterable(sources)
                .concatMap(source -> source.due(today))
                .filter(alert -> alert.rule() == AlertRule.IMPREST_OVERDUE
                        && alert.subject().toString().equals(advance))
                .collectList()
                .as(transactions.within(Scope.ALL))
                .block();
    }

    @Test
    void an_advance_of_which_the_day_has_passed_is_found() {
        var imprest = granted();
        var advance = draw(imprest, "600.00").created();
        var id = advance.path("id").asString();
        var dueOn = LocalDate.parse(advance.path("dueOn").asString());

        assertThat(overdue(dueOn, id)).isEmpty();
        assertThat(overdue(dueOn.plusDays(1), id))
                .singleElement()
                .satisfies(alert -> assertThat(alert.figures()).containsEntry("dueOn", dueOn));

        community
                .funds("reporter")
                .settleImprest(imprest, settlement(id, "600.00", "0.00", invoice()))
                .created();
        assertThat(overdue(dueOn.plusDays(1), id)).isEmpty();
    }

    @Test
    void nothing_is_drawn_from_one_that_is_not_granted() {
        var imprest = asked();

        draw(imprest, "1.00").refused(409, "funds.imprest-not-granted");
        community.funds("accountant").grantImprest(imprest).refused(409, "warrant.missing");
    }

    @Test
    void nothing_is_drawn_that_the_account_does_not_have() {
        draw(granted("limit", "9000.00"), "5000.01").refused(422, "funds.balance-short");
    }

    @Test
    void what_no_advance_explains_is_found() {
        var imprest = granted();
        draw(imprest, "600.00").created();
        var outstanding = "update imprest_balance set outstanding = %d where imprest = '" + imprest + "'";

        assertThat(new Tampering(client, community.committee(), "funds")
                        .findings(outstanding.formatted(100), outstanding.formatted(60000)))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.path("kind").asString()).isEqualTo("imprest"));
    }

    @Test
    void another_community_neither_sees_nor_draws_it() {
        var imprest = granted();
        var stranger = World.over(client).community().funds("reporter");

        stranger.readImprest(imprest).refused(404, "access.not-found");
        stranger.listImprestAdvances(imprest).refused(404, "access.not-found");
        stranger.listImprestCounts(imprest).refused(404, "access.not-found");
        stranger.settleImprest(imprest, settlement(UUID.randomUUID().toString(), "1.00", "0.00", invoice()))
                .refused(404, "access.not-found");
        assertThat(stranger.listImprests().items()).isEmpty();
    }
}
