package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What there will be on each day to come. */
@FundsTest
class CashCalendarApiTest {

    private static final LocalDate TODAY = World.today();

    @Autowired
    private WebTestClient client;

    private Community community;
    private TrustAccounts accounts;
    private String account;

    @BeforeEach
    void an_account() {
        NeighbourStub.reset();
        community = World.over(client).community();
        accounts = new TrustAccounts(community);
        account = accounts.opened("1000.00");
    }

    private JsonNode calendar() {
        return community.funds("auditor").readCashCalendar(account).ok();
    }

    private String figure(JsonNode calendar, LocalDate day) {
        return day(calendar, day).path("figure").asString();
    }

    private static JsonNode day(JsonNode calendar, LocalDate day) {
        return calendar.path("days")
                .valueStream()
                .filter(one -> one.path("day").asString().equals(day.toString()))
                .findFirst()
                .orElseThrow();
    }

    private void told(String type, Map<String, Object> data) {
        NeighbourStub.tell(client, "assets", community.committee(), type, data)
                .expectStatus()
                .isNoContent();
    }

    private void rentDue(UUID due, UUID lease, String amount, LocalDate on) {
        told("rent.due", Body.of("due", due, "lease", lease, "tenant", "商铺三号", "amount", amount, "dueOn", on));
    }

    @Test
    void without_anything_to_come_it_stays_as_it_is() {
        var calendar = calendar();

        assertThat(calendar.path("days")).hasSize(90);
        assertThat(calendar.path("opening").asString()).isEqualTo("1000.00");
        assertThat(calendar.path("firstBelowZero").isNull()).isTrue();
        assertThat(figure(calendar, TODAY.plusDays(89))).isEqualTo("1000.00");
    }

    @Test
    void a_rent_is_expected_on_its_day_until_it_has_come() {
        var lease = UUID.randomUUID();
        rentDue(UUID.randomUUID(), lease, "500.00", TODAY.plusDays(10));
        rentDue(UUID.randomUUID(), lease, "500.00", TODAY.plusDays(40));

        var before = calendar();
        assertThat(figure(before, TODAY.plusDays(9))).isEqualTo("1000.00");
        assertThat(figure(before, TODAY.plusDays(10))).isEqualTo("1500.00");
        assertThat(figure(before, TODAY.plusDays(40))).isEqualTo("2000.00");

        community
                .funds("cashier")
                .registerReceipt(Body.with(accounts.receipt(account, "700.00", "1"), "lease", lease))
                .created();

        var after = calendar();
        assertThat(figure(after, TODAY)).isEqualTo("1700.00");
        assertThat(figure(after, TODAY.plusDays(10))).isEqualTo("1700.00");
        assertThat(figure(after, TODAY.plusDays(40))).isEqualTo("2000.00");
    }

    @Test
    void what_is_told_again_stands_in_the_place_of_the_earlier() {
        var due = UUID.randomUUID();
        var lease = UUID.randomUUID();
        rentDue(due, lease, "500.00", TODAY.plusDays(10));
        rentDue(due, lease, "400.00", TODAY.plusDays(11));

        assertThat(figure(calendar(), TODAY.plusDays(10))).isEqualTo("1000.00");
        assertThat(figure(calendar(), TODAY.plusDays(11))).isEqualTo("1400.00");

        rentDue(due, lease, "0.00", TODAY.plusDays(11));
        assertThat(figure(calendar(), TODAY.plusDays(11))).isEqualTo("1000.00");
    }

    @Test
    void an_event_that_comes_twice_counts_once() {
        var id = UUID.randomUUID();
        var data = Body.of(
                "disposal", UUID.randomUUID(), "name", "旧桌椅", "amount", "60.00", "expectedOn", TODAY.plusDays(3));
        for (var n = 0; n < 2; n++) {
            NeighbourStub.tell(client, id, "assets", community.committee(), "disposal.decided", data)
                    .expectStatus()
                    .isNoContent();
        }

        var calendar = calendar();

        assertThat(figure(calendar, TODAY.plusDays(3))).isEqualTo("1060.00");
        assertThat(day(calendar, TODAY.plusDays(3)).path("items")).hasSize(1);
    }

    @Test
    void a_rent_that_is_late_is_not_counted_on() {
        rentDue(UUID.randomUUID(), UUID.randomUUID(), "500.00", TODAY.minusDays(1));

        var today = day(calendar(), TODAY);

        assertThat(today.path("figure").asString()).isEqualTo("1000.00");
        assertThat(today.at("/items/0/late").asBoolean()).isTrue();
        assertThat(today.at("/items/0/counted").asBoolean()).isFalse();
    }

    @Test
    void a_payment_counts_once_from_its_request_until_the_bank_has_carried_it_out() {
        var payment = accounts.requested(account, "300.00");
        assertThat(figure(calendar(), TODAY)).isEqualTo("700.00");

        NeighbourStub.approve(client, payment);
        community.funds("cashier").preparePayment(payment).ok();
        community.funds("releaser").releasePayment(payment).ok();

        assertThat(figure(calendar(), TODAY)).isEqualTo("700.00");
        assertThat(day(calendar(), TODAY).path("items")).hasSize(1);
    }

    @Test
    void cash_is_expected_at_the_bank_on_its_day() {
        community
                .funds("cashier")
                .registerReceipt(Body.with(accounts.receipt(account, "60.00", "1"), "method", "CASH"))
                .created();

        var calendar = calendar();

        assertThat(calendar.path("opening").asString()).isEqualTo("1000.00");
        assertThat(figure(calendar, TODAY.plusDays(89))).isEqualTo("1060.00");
    }

    @Test
    void an_earmark_is_no_money_for_others() {
        var earmark = community
                .funds("reporter")
                .requestEarmark(Body.of(
                        "principal",
                        community.committee(),
                        "code",
                        "E-1",
                        "giver",
                        "区民政局",
                        "document",
                        "滨河拨〔2026〕7号",
                        "amount",
                        "400.00",
                        "held",
                        "400.00",
                        "account",
                        account,
                        "purposes",
                        List.of("救助"),
                        "categories",
                        List.of("RELIEF"),
                        "validFrom",
                        "2026-05-06"))
                .uuid();
        NeighbourStub.approve(client, earmark);
        community.funds("accountant").openEarmark(earmark).ok();

        assertThat(calendar().path("opening").asString()).isEqualTo("600.00");
        assertThat(calendar().path("earmarked").asString()).isEqualTo("400.00");
    }

    @Test
    void what_work_has_come_to_and_what_is_retained_name_the_first_day_without_enough() {
        var contract = community
                .funds("reporter")
                .requestContract(Body.of(
                        "principal",
                        community.committee(),
                        "number",
                        "HT-1",
                        "title",
                        "小区道路改造",
                        "payee",
                        "恒源铺装",
                        "price",
                        "1010.00",
                        "retention",
                        "3",
                        "defectsMonths",
                        2,
                        "signedOn",
                        "2026-05-06"))
                .uuid();
        NeighbourStub.approve(client, contract);
        community.funds("accountant").enterContract(contract).ok();
        community
                .funds("accountant")
                .settleContract(
                        contract, Body.of("price", "1010.00", "paper", "JS-1", "acceptedOn", TODAY.minusMonths(1)))
                .done();
        var release = community
                .funds("auditor")
                .readContract(contract)
                .ok()
                .at("/settlement/releaseOn")
                .asString();

        var calendar = calendar();

        assertThat(figure(calendar, TODAY)).isEqualTo("20.30");
        assertThat(day(calendar, TODAY).at("/items/0/kind").asString()).isEqualTo("CONTRACT");
        assertThat(calendar.path("firstBelowZero").asString()).isEqualTo(release);
        assertThat(day(calendar, LocalDate.parse(release)).at("/items/0/kind").asString())
                .isEqualTo("RETENTION");
        assertThat(figure(calendar, LocalDate.parse(release))).isEqualTo("-10.00");
    }

    @Test
    void other_communities_do_not_see_it() {
        World.over(client)
                .community()
                .funds("reporter")
                .readCashCalendar(account)
                .refused(404, "access.not-found");
        community.funds("releaser").readCashCalendar(account).refused(403, "access.role");
        community.funds("auditor").readCashCalendar(UUID.randomUUID()).refused(404, "access.not-found");
    }
}
