package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.TestTokens;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Money between the two ledgers of one community, and between communities. */
@FundsTest
class TransferApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private String committees;
    private String collectives;

    @BeforeEach
    void twoLedgers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        committees = opened(community.committee(), "1000.00");
        collectives = opened(community.collective(), "500.00");
    }

    private String opened(String principal, String balance) {
        return community
                .funds("cashier")
                .openTrustAccount(Map.of("principal", principal, "openingBalance", balance))
                .id();
    }

    private static Map<String, Object> side(
            String principal, String account, String direction, String counterparty, String amount) {
        return Body.of(
                "principal", principal,
                "account", account,
                "direction", direction,
                "counterparty", counterparty,
                "amount", amount,
                "purpose", "代垫款归还",
                "resolution", "东方居决〔2026〕5号");
    }

    private Map<String, Object> giving(String amount) {
        return side(community.committee(), committees, "OUT", community.collective(), amount);
    }

    private Map<String, Object> receiving(String amount) {
        return side(community.collective(), collectives, "IN", community.committee(), amount);
    }

    /** Of the collective's own people. */
    private String collectivesReporter() {
        return TestTokens.bearer(
                "reporter2." + community.code(),
                List.of("reporter"),
                List.of(community.code(), community.collective()));
    }

    private UUID approved(Reply asked) {
        var id = asked.uuid();
        NeighbourStub.approve(client, id);
        return id;
    }

    private UUID given(String amount) {
        return approved(community.funds("reporter").requestTransfer(giving(amount)));
    }

    private UUID accepted(String amount) {
        var id = approved(community.funds(collectivesReporter()).requestTransfer(receiving(amount)));
        community.funds("cashier").executeTransfer(id).ok();
        return id;
    }

    private String balance(String account) {
        return community.funds("auditor").readBalance(account).text("/available");
    }

    private String status(UUID transfer) {
        return community.funds("auditor").readTransfer(transfer).text("/status");
    }

    @Test
    void moves_once_both_sides_have_decided() {
        var in = accepted("300.00");
        assertThat(status(in)).isEqualTo("ACCEPTED");
        var out = given("300.00");

        var made = community.funds("cashier").executeTransfer(out).ok();

        assertThat(made.path("status").asString()).isEqualTo("MADE");
        assertThat(made.path("madeOn").asString()).isEqualTo(World.today().toString());
        assertThat(status(in)).isEqualTo("MADE");
        assertThat(balance(committees)).isEqualTo("700.00");
        assertThat(balance(collectives)).isEqualTo("800.00");
    }

    @Test
    void waits_for_the_side_that_receives() {
        var out = given("300.00");

        community.funds("cashier").executeTransfer(out).refused(409, "funds.transfer-other-side-missing");
        assertThat(status(out)).isEqualTo("AUTHORISED");
        assertThat(balance(committees)).isEqualTo("700.00");
        assertThat(balance(collectives)).isEqualTo("500.00");

        accepted("300.00");
        community.funds("cashier").executeTransfer(out).ok();
        assertThat(balance(collectives)).isEqualTo("800.00");
    }

    @Test
    void meets_no_side_of_another_amount() {
        accepted("300.01");

        community.funds("cashier").executeTransfer(given("300.00")).refused(409, "funds.transfer-other-side-missing");
    }

    @Test
    void nothing_is_asked_for_that_is_not_there() {
        community.funds("reporter").requestTransfer(giving("1000.01")).refused(422, "funds.balance-short");
        community.funds("reporter").requestTransfer(giving("1000.00")).created();
    }

    @Test
    void one_acceptance_carries_one_transfer_however_many_try() {
        accepted("300.00");
        var one = given("300.00");
        var other = given("300.00");

        var statuses = IntStream.range(0, 8)
                .parallel()
                .mapToObj(n -> community.funds("cashier").executeTransfer(n % 2 == 0 ? one : other))
                .map(Reply::status)
                .toList();

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(balance(committees)).as("the other is kept back still").isEqualTo("400.00");
        assertThat(balance(collectives)).isEqualTo("800.00");
    }

    @Test
    void transfers_against_each_other_both_arrive() {
        accepted("300.00");
        var out = given("300.00");
        var back = approved(community
                .funds(collectivesReporter())
                .requestTransfer(side(community.collective(), collectives, "OUT", community.committee(), "50.00")));
        var taken = approved(community
                .funds("reporter")
                .requestTransfer(side(community.committee(), committees, "IN", community.collective(), "50.00")));
        community.funds("cashier").executeTransfer(taken).ok();

        assertThat(IntStream.range(0, 2)
                        .parallel()
                        .mapToObj(n -> community.funds("cashier").executeTransfer(n == 0 ? out : back))
                        .map(Reply::status)
                        .toList())
                .containsOnly(200);
        assertThat(balance(committees)).isEqualTo("750.00");
        assertThat(balance(collectives)).isEqualTo("750.00");
    }

    @Test
    void said_twice_under_one_key_moves_once() {
        accepted("300.00");
        var out = given("300.00");
        var key = UUID.randomUUID().toString();

        var first = community.funds("cashier").withKey(key).executeTransfer(out);
        var second = community.funds("cashier").withKey(key).executeTransfer(out);

        assertThat(second.ok()).isEqualTo(first.ok());
        assertThat(balance(committees)).isEqualTo("700.00");
        community.funds("cashier").executeTransfer(out).refused(409, "warrant.spent");
    }

    @Test
    void needs_a_warrant_on_each_side() {
        var in = community
                .funds(collectivesReporter())
                .requestTransfer(receiving("300.00"))
                .uuid();

        community.funds("cashier").executeTransfer(in).refused(409, "warrant.missing");
        community.funds("cashier").executeTransfer(given("300.00")).refused(409, "funds.transfer-other-side-missing");
    }

    @Test
    void each_book_hears_its_own_side() {
        var in = accepted("300.00");
        var out = given("300.00");
        community.funds("cashier").executeTransfer(out).ok();

        var told = await().until(
                        () -> NeighbourStub.events("transfer.made").stream()
                                .filter(event ->
                                        event.path("principal").asString().startsWith(community.code()))
                                .toList(),
                        events -> events.size() == 2);

        assertThat(told)
                .extracting(
                        event -> event.path("principal").asString(),
                        event -> event.at("/data/transfer").asString(),
                        event -> event.at("/data/direction").asString(),
                        event -> event.at("/data/counterparty").asString())
                .containsExactlyInAnyOrder(
                        tuple(
                                community.committee(),
                                out.toString(),
                                "OUT",
                                NeighbourStub.legalName(community.collective())),
                        tuple(
                                community.collective(),
                                in.toString(),
                                "IN",
                                NeighbourStub.legalName(community.committee())));
        assertThat(told.toString()).doesNotContain("pair");
        assertThat(told.stream()
                        .filter(event -> event.path("principal").asString().equals(community.committee()))
                        .toList()
                        .toString())
                .doesNotContain(collectives, in.toString());
    }

    @Test
    void one_side_sees_nothing_of_the_other() {
        var in = accepted("300.00");
        var out = given("300.00");
        community.funds("cashier").executeTransfer(out).ok();

        var ofTheCommittee = community.funds(community.person("reporter", "reporter"));
        var seen = ofTheCommittee.readTransfer(out).ok();

        assertThat(seen.toString()).doesNotContain(in.toString(), collectives);
        ofTheCommittee.readTransfer(in).refused(404, "access.not-found");
        assertThat(ofTheCommittee.listTransfers().ids()).containsExactly(out.toString());
    }

    @ParameterizedTest
    @CsvSource({"nowhere-committee, funds.transfer-counterparty-unknown"})
    void names_a_principal_that_is_known(String counterparty, String code) {
        community
                .funds("reporter")
                .requestTransfer(Body.with(giving("300.00"), "counterparty", counterparty))
                .refused(422, code);
    }

    @Test
    void goes_to_another_principal() {
        community
                .funds("reporter")
                .requestTransfer(Body.with(giving("300.00"), "counterparty", community.committee()))
                .refused(422, "funds.transfer-to-itself");
    }

    @Test
    void is_neither_seen_nor_made_by_another_community() {
        var out = given("300.00");
        var stranger = World.over(client).community();

        stranger.funds("reporter").readTransfer(out).refused(404, "access.not-found");
        stranger.funds("reporter").requestTransfer(giving("1.00")).refused(403, "access.principal");
    }

    @Test
    void the_database_takes_no_half_of_a_transfer() throws SQLException {
        try (var connection = TestPostgres.superuser("funds");
                var insert = connection.prepareStatement("""
                        insert into trust_entry (principal, account, kind, source, amount, effective_on, cleared_on, recorded_at)
                        values (?, ?::uuid, 'TRANSFER_IN', gen_random_uuid(), 100, current_date, current_date, now())
                        """)) {
            insert.setString(1, community.committee());
            insert.setString(2, committees);

            assertThatThrownBy(insert::executeUpdate).hasMessageContaining("not half of a transfer");
        }
        assertThat(balance(committees)).isEqualTo("1000.00");
    }
}
