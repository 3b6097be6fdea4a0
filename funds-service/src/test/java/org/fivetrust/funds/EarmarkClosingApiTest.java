package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.Tampering;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** How an earmark of 4,000.00 ends, in an account of 5,000.00. */
@FundsTest
class EarmarkClosingApiTest {

    private static final String GIVER = "区民政局";

    private static final Map<String, Object> RETURN = Body.of("decision", "RETURN", "reason", "项目完工");

    private static final Map<String, Object> RELEASE =
            Body.of("decision", "RELEASE", "reason", "项目完工", "resolution", "东方居决〔2026〕9号");

    private static final Map<String, Object> NOTHING_LEFT = Body.of("reason", "资金用完");

    @Autowired
    private WebTestClient client;

    private Community community;
    private TrustAccounts accounts;
    private String account;
    private UUID earmark;

    @BeforeEach
    void an_open_earmark() {
        NeighbourStub.reset();
        community = World.over(client).community();
        accounts = new TrustAccounts(community);
        account = accounts.opened("5000.00");
        earmark = community
                .funds("reporter")
                .requestEarmark(Body.of(
                        "principal",
                        community.committee(),
                        "code",
                        "ROAD-1",
                        "giver",
                        GIVER,
                        "document",
                        "滨河拨〔2026〕7号",
                        "amount",
                        "4000.00",
                        "account",
                        account,
                        "held",
                        "4000.00",
                        "purposes",
                        List.of("道路"),
                        "categories",
                        List.of("ROAD"),
                        "validFrom",
                        World.today().minusDays(1).toString()))
                .uuid();
        NeighbourStub.approve(client, earmark);
        community.funds("accountant").openEarmark(earmark).ok();
    }

    private UUID asked(Map<String, Object> closing) {
        return community
                .funds("reporter")
                .requestEarmarkClosing(earmark, closing)
                .uuid();
    }

    private UUID closed(Map<String, Object> closing) {
        var asked = asked(closing);
        NeighbourStub.approve(client, asked);
        community.funds("accountant").closeEarmark(asked).ok();
        return asked;
    }

    private Reply pay(String amount, Object... differently) {
        return community
                .funds("reporter")
                .requestPayment(Body.with(
                        accounts.payment(account, amount, "earmark", "ROAD-1", "category", "ROAD", "purpose", "道路修补"),
                        differently));
    }

    private UUID paid(String amount, Object... differently) {
        var payment = pay(amount, differently).uuid();
        NeighbourStub.approve(client, payment);
        community.funds("cashier").preparePayment(payment).ok();
        community.funds("releaser").releasePayment(payment).ok();
        return payment;
    }

    private Object[] toTheGiver() {
        return new Object[] {
            "payee",
            Body.of(
                    "name",
                    GIVER,
                    "account",
                    "6222" + community.code().hashCode(),
                    "bank",
                    "农商银行",
                    "kind",
                    "ORGANISATION"),
            "category",
            "REFUND",
            "purpose",
            "退回结余"
        };
    }

    private String told(String figure) {
        return community.funds("auditor").readEarmark(earmark).text("/" + figure);
    }

    private String available() {
        return community.funds("auditor").readBalance(account).text("/available");
    }

    @Test
    void what_is_released_is_free_for_the_rest_of_its_account() {
        var closing = closed(RELEASE);

        assertThat(told("status")).isEqualTo("CLOSED");
        assertThat(told("released")).isEqualTo("4000.00");
        assertThat(told("left")).isEqualTo("0.00");
        assertThat(available()).isEqualTo("5000.00");
        assertThat(community.funds("auditor").readEarmarkClosing(closing).text("/status"))
                .isEqualTo("CLOSED");
        assertThat(community.funds("auditor").listEarmarkClosings(earmark).items())
                .singleElement()
                .satisfies(listed ->
                        assertThat(listed.path("remainder").asString()).isEqualTo("4000.00"));
    }

    @Test
    void what_goes_back_is_paid_to_the_giver_and_to_nobody_else() {
        closed(RETURN);
        assertThat(told("status")).isEqualTo("CLOSING");
        assertThat(available()).isEqualTo("1000.00");

        pay("4000.00").refused(422, "funds.earmark-closed");
        paid("4000.00", toTheGiver());

        assertThat(told("status")).isEqualTo("CLOSED");
        assertThat(told("spent")).isEqualTo("4000.00");
        assertThat(available()).isEqualTo("1000.00");
    }

    @Test
    void no_more_goes_back_than_is_left() {
        closed(RETURN);

        pay("4000.01", toTheGiver()).refused(422, "funds.earmark-short");
    }

    @Test
    void one_that_is_spent_ends_without_a_decision() {
        paid("4000.00");
        closed(NOTHING_LEFT);

        assertThat(told("status")).isEqualTo("CLOSED");
        assertThat(told("released")).isEqualTo("0.00");
    }

    @Test
    void what_is_left_is_decided_on() {
        community
                .funds("reporter")
                .requestEarmarkClosing(earmark, NOTHING_LEFT)
                .refused(422, "funds.earmark-remainder-undecided");
        paid("4000.00");
        community
                .funds("reporter")
                .requestEarmarkClosing(earmark, RETURN)
                .refused(422, "funds.earmark-remainder-undecided");
    }

    @Test
    void nothing_is_received_for_one_that_is_closed() {
        closed(RELEASE);

        community
                .funds("cashier")
                .registerReceipt(Body.with(accounts.receipt(account, "1.00", "R-1"), "earmark", "ROAD-1"))
                .refused(422, "funds.earmark-closed");
    }

    @Test
    void one_that_payments_wait_on_is_not_closed() {
        pay("1.00").created();

        community.funds("reporter").requestEarmarkClosing(earmark, RETURN).refused(409, "funds.earmark-in-use");
    }

    @Test
    void what_was_decided_on_is_what_is_left() {
        var asked = asked(RELEASE);
        NeighbourStub.approve(client, asked);
        paid("1.00");

        community.funds("accountant").closeEarmark(asked).refused(409, "funds.earmark-changed-since");
        assertThat(told("status")).isEqualTo("OPEN");
        assertThat(told("left")).isEqualTo("3999.00");
    }

    @Test
    void one_request_is_open_at_a_time() {
        var asked = asked(RELEASE);
        community.funds("reporter").requestEarmarkClosing(earmark, RETURN).refused(409, "funds.earmark-closing-open");

        NeighbourStub.tell(client, asked, "matter.rejected", Map.of());
        closed(RETURN);
    }

    @Test
    void one_is_closed_once() {
        closed(RELEASE);

        community.funds("reporter").requestEarmarkClosing(earmark, NOTHING_LEFT).refused(409, "funds.earmark-not-open");
    }

    @Test
    void one_that_is_not_open_is_not_closed() {
        var other = community
                .funds("reporter")
                .requestEarmark(Body.of(
                        "principal",
                        community.committee(),
                        "code",
                        "ROAD-2",
                        "giver",
                        GIVER,
                        "document",
                        "滨河拨〔2026〕8号",
                        "amount",
                        "1.00",
                        "account",
                        account,
                        "purposes",
                        List.of("道路"),
                        "categories",
                        List.of("ROAD"),
                        "validFrom",
                        World.today().toString()))
                .uuid();

        community.funds("reporter").requestEarmarkClosing(other, NOTHING_LEFT).refused(409, "funds.earmark-not-open");
    }

    @Test
    void it_needs_its_warrant() {
        community.funds("accountant").closeEarmark(asked(RELEASE)).refused(409, "warrant.missing");
        assertThat(told("status")).isEqualTo("OPEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RETURN", "RELEASE"})
    void a_resolution_is_named_where_something_is_released_and_nowhere_else(String decision) {
        var closing = decision.equals("RETURN")
                ? Body.with(RELEASE, "decision", decision)
                : Body.without(RELEASE, "resolution");

        var refused = community
                .funds("reporter")
                .requestEarmarkClosing(earmark, closing)
                .refused(400, "request.malformed");

        assertThat(refused.at("/violations/0/pointer").asString()).isEqualTo("/resolution");
    }

    @Test
    void what_no_closing_explains_is_found() {
        closed(RELEASE);
        var released = "update earmark_balance set received = %1$d, released = %1$d where earmark = '" + earmark + "'";

        assertThat(new Tampering(client, community.committee(), "funds")
                        .findings(released.formatted(500000), released.formatted(400000)))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.path("subject").asString()).isEqualTo(earmark.toString()));
    }

    @Test
    void another_community_neither_sees_nor_closes_it() {
        var asked = asked(RELEASE);
        var other = World.over(client).community();

        other.funds("reporter").requestEarmarkClosing(earmark, RELEASE).refused(404, "access.not-found");
        other.funds("reporter").listEarmarkClosings(earmark).refused(404, "access.not-found");
        other.funds("reporter").readEarmarkClosing(asked).refused(404, "access.not-found");
    }
}
