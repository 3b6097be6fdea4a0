package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

/** Money given for some purposes only: an account of 500,000.00, of which 400,000.00 are land compensation. */
@FundsTest
class EarmarkApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private TrustAccounts accounts;
    private String account;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        accounts = new TrustAccounts(community);
        account = accounts.opened("500000.00");
    }

    private Map<String, Object> order(Object... differently) {
        return Body.with(
                Body.of(
                        "principal",
                        community.committee(),
                        "code",
                        "LAND-2026",
                        "giver",
                        "区自然资源局",
                        "document",
                        "滨河拨〔2026〕7号",
                        "amount",
                        "400000.00",
                        "account",
                        account,
                        "held",
                        "400000.00",
                        "purposes",
                        List.of("征地补偿"),
                        "categories",
                        List.of("COMPENSATION"),
                        "validFrom",
                        World.today().minusDays(1).toString()),
                differently);
    }

    private UUID asked(Object... differently) {
        return community.funds("reporter").requestEarmark(order(differently)).uuid();
    }

    private UUID opened(Object... differently) {
        var earmark = asked(differently);
        NeighbourStub.approve(client, earmark);
        community.funds("accountant").openEarmark(earmark).ok();
        return earmark;
    }

    private Map<String, Object> payment(String amount, Object... differently) {
        return Body.with(
                accounts.payment(
                        account, amount, "earmark", "LAND-2026", "category", "COMPENSATION", "purpose", "发放征地补偿款"),
                differently);
    }

    private Reply pay(String amount, Object... differently) {
        return community.funds("reporter").requestPayment(payment(amount, differently));
    }

    /** Received, reserved, spent and left. */
    private List<String> figures(UUID earmark) {
        var read = community.funds("auditor").readEarmark(earmark).ok();
        return Stream.of("received", "reserved", "spent", "left")
                .map(name -> read.path(name).asString())
                .toList();
    }

    private String available() {
        return community.funds("auditor").readBalance(account).text("/available");
    }

    private void released(UUID payment) {
        NeighbourStub.approve(client, payment);
        community.funds("cashier").preparePayment(payment).ok();
        community.funds("releaser").releasePayment(payment).ok();
    }

    @Test
    void a_festival_bonus_is_not_paid_from_land_compensation() {
        opened();

        var refused = pay("26000.00", "category", "BONUS", "purpose", "干部过节费").refused(422, "funds.earmark-mismatch");

        assertThat(refused.at("/cure").toString()).contains("members' meeting");
        assertThat(figures(UUID.fromString(onlyEarmark()))).containsExactly("400000.00", "0.00", "0.00", "400000.00");
    }

    private String onlyEarmark() {
        return community
                .funds("auditor")
                .listEarmarks("principal", community.committee())
                .items()
                .getFirst()
                .path("id")
                .asString();
    }

    @Test
    void its_money_is_kept_back_from_everything_else() {
        opened();
        assertThat(available()).isEqualTo("100000.00");

        var unmarked = Body.without(payment("100000.01"), "earmark");
        community.funds("reporter").requestPayment(unmarked).refused(422, "funds.balance-short");
        community
                .funds("reporter")
                .requestPayment(Body.with(unmarked, "amount", "100000.00"))
                .created();
    }

    @Test
    void it_tells_what_is_reserved_spent_and_left() {
        var earmark = opened();
        var payment = pay("26000.00").uuid();
        assertThat(figures(earmark)).containsExactly("400000.00", "26000.00", "0.00", "374000.00");
        assertThat(available()).isEqualTo("100000.00");

        released(payment);
        assertThat(figures(earmark)).containsExactly("400000.00", "0.00", "26000.00", "374000.00");
        assertThat(available()).isEqualTo("100000.00");
    }

    @Test
    void nothing_is_paid_above_what_is_left() {
        opened();
        pay("400000.00").created();

        pay("0.01").refused(422, "funds.earmark-short");
    }

    @Test
    void many_at_once_use_no_more_than_there_is() {
        var earmark = opened();

        var answers = IntStream.range(0, 10)
                .parallel()
                .mapToObj(_ -> pay("130000.00"))
                .map(Reply::status)
                .toList();

        assertThat(answers)
                .containsOnly(201, 422)
                .filteredOn(status -> status == 201)
                .hasSize(3);
        assertThat(figures(earmark)).containsExactly("400000.00", "390000.00", "0.00", "10000.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"matter.rejected", "matter.withdrawn", "matter.expired", "matter.returned"})
    void what_comes_to_nothing_is_left_again(String outcome) {
        var earmark = opened();

        NeighbourStub.tell(client, pay("26000.00").uuid(), outcome, Map.of());

        assertThat(figures(earmark)).containsExactly("400000.00", "0.00", "0.00", "400000.00");
        assertThat(available()).isEqualTo("100000.00");
    }

    @Test
    void what_was_returned_and_is_asked_for_again_is_reserved_again() {
        var earmark = opened();
        var payment = pay("26000.00").uuid();
        NeighbourStub.tell(client, payment, "matter.returned", Map.of());
        NeighbourStub.tell(client, payment, "matter.reopened", Map.of());

        assertThat(figures(earmark)).containsExactly("400000.00", "26000.00", "0.00", "374000.00");
        released(payment);
        assertThat(figures(earmark)).containsExactly("400000.00", "0.00", "26000.00", "374000.00");
    }

    @Test
    void a_payment_that_could_not_be_reserved_again_is_not_released_above_what_is_left() {
        opened();
        var payment = pay("300000.00").uuid();
        NeighbourStub.tell(client, payment, "matter.returned", Map.of());
        pay("200000.00").created();
        NeighbourStub.tell(client, payment, "matter.reopened", Map.of());
        NeighbourStub.approve(client, payment);
        community.funds("cashier").preparePayment(payment).ok();

        community.funds("releaser").releasePayment(payment).refused(422, "funds.earmark-short");
    }

    private Map<String, Object> receipt(String amount, String method) {
        return Body.with(
                accounts.receipt(account, amount, UUID.randomUUID().toString()),
                "earmark",
                "LAND-2026",
                "method",
                method);
    }

    @Test
    void money_received_for_it_is_its_own() {
        var earmark = opened("held", "0.00");
        var receipt = community
                .funds("cashier")
                .registerReceipt(receipt("26000.00", "BANK"))
                .id();
        assertThat(figures(earmark)).containsExactly("26000.00", "0.00", "0.00", "26000.00");
        assertThat(available()).isEqualTo("500000.00");

        community
                .funds("accountant")
                .reverseReceipt(receipt, Body.of("reason", "重复登记"))
                .ok();
        assertThat(figures(earmark)).containsExactly("0.00", "0.00", "0.00", "0.00");
        assertThat(available()).isEqualTo("500000.00");
    }

    @Test
    void what_was_paid_from_it_is_not_taken_back() {
        opened("held", "0.00");
        var receipt = community
                .funds("cashier")
                .registerReceipt(receipt("26000.00", "BANK"))
                .id();
        pay("0.01").created();

        community
                .funds("accountant")
                .reverseReceipt(receipt, Body.of("reason", "重复登记"))
                .refused(422, "funds.balance-short");
    }

    @Test
    void cash_is_its_own_once_the_bank_has_it() {
        var earmark = opened("held", "0.00");
        var receipt = community
                .funds("cashier")
                .registerReceipt(receipt("600.00", "CASH"))
                .id();
        assertThat(figures(earmark).getFirst()).isEqualTo("0.00");

        var today = World.today().toString();
        community
                .funds("cashier")
                .makeDeposit(Body.of(
                        "principal",
                        community.committee(),
                        "account",
                        account,
                        "receipts",
                        List.of(receipt),
                        "amount",
                        "600.00",
                        "depositedOn",
                        today,
                        "slip",
                        Body.of("number", "7", "clearedOn", today)))
                .created();
        assertThat(figures(earmark).getFirst()).isEqualTo("600.00");
    }

    @Test
    void nothing_is_received_for_one_that_is_not_open() {
        asked();

        community.funds("cashier").registerReceipt(receipt("1.00", "BANK")).refused(422, "funds.earmark-unknown");
    }

    @Test
    void nothing_is_paid_from_one_that_is_not_open() {
        asked();

        pay("1.00").refused(422, "funds.earmark-unknown");
    }

    @Test
    void a_code_is_given_once() {
        asked();

        community.funds("reporter").requestEarmark(order()).refused(409, "funds.earmark-exists");
    }

    @Test
    void it_starts_with_no_more_than_the_account_has() {
        var earmark = asked("amount", "600000.00", "held", "500000.01");
        NeighbourStub.approve(client, earmark);

        community.funds("accountant").openEarmark(earmark).refused(422, "funds.earmark-not-held");
    }

    @Test
    void it_needs_its_warrant() {
        community.funds("accountant").openEarmark(asked()).refused(409, "warrant.missing");
    }

    @Test
    void bad_terms_are_told_together() {
        var refused = community
                .funds("reporter")
                .requestEarmark(order("held", "400000.01", "purposes", List.of("——"), "validTo", "2020-01-01"))
                .refused(400, "request.malformed");

        assertThat(refused.at("/violations").size()).isEqualTo(3);
    }

    @Test
    void what_no_payment_explains_is_found() {
        var earmark = opened();
        released(pay("26000.00").uuid());
        var spent = "update earmark_balance set spent = %d where earmark = '" + earmark + "'";

        assertThat(new Tampering(client, community.committee(), "funds")
                        .findings(spent.formatted(1000), spent.formatted(2600000)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.path("kind").asString()).isEqualTo("earmark");
                    assertThat(finding.path("subject").asString()).isEqualTo(earmark.toString());
                });
    }

    @Test
    void another_community_neither_sees_nor_uses_it() {
        var earmark = opened();
        var other = World.over(client).community();
        var elsewhere = new TrustAccounts(other).opened("500000.00");

        other.funds("reporter").readEarmark(earmark).refused(404, "access.not-found");
        other.funds("reporter")
                .requestPayment(payment("1.00", "principal", other.committee(), "account", elsewhere))
                .refused(422, "funds.earmark-unknown");
        assertThat(other.funds("reporter").listEarmarks().items()).isEmpty();
    }
}
