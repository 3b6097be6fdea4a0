package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The register of bank accounts. */
@FundsTest
class BankAccountApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
    }

    private static String number() {
        return Long.toString(ThreadLocalRandom.current().nextLong(10_000_000_000_000L, 99_999_999_999_999L));
    }

    private static Map<String, Object> order(Community owner, String number, String kind) {
        return Body.of(
                "principal",
                owner.committee(),
                "holder",
                NeighbourStub.legalName(owner.committee()),
                "bank",
                "农商银行滨河支行",
                "bankCode",
                "402331000017",
                "number",
                number,
                "kind",
                kind,
                "purpose",
                "日常收支",
                "resolution",
                "东方居决〔2026〕3号");
    }

    private UUID asked(String number, String kind) {
        return UUID.fromString(community
                .funds("reporter")
                .requestBankAccount(order(community, number, kind))
                .id());
    }

    private UUID opened(String number, String kind) {
        var account = asked(number, kind);
        NeighbourStub.approve(client, account);
        community.funds("cashier").openBankAccount(account).ok();
        return account;
    }

    private String status(UUID account) {
        return community
                .funds("auditor")
                .readBankAccount(account)
                .ok()
                .path("status")
                .asString();
    }

    @Test
    void an_account_stands_in_the_register_once_it_was_approved() {
        var account = asked(number(), "BASIC");
        assertThat(status(account)).isEqualTo("AWAITING_APPROVAL");
        community.funds("cashier").openBankAccount(account).refused(409, "warrant.missing");

        NeighbourStub.approve(client, account);
        assertThat(community
                        .funds("cashier")
                        .openBankAccount(account)
                        .ok()
                        .path("status")
                        .asString())
                .isEqualTo("OPEN");

        assertThat(community.funds("auditor").listBankAccounts("status", "OPEN").items())
                .extracting(one -> one.path("id").asString())
                .contains(account.toString());
        community.funds("cashier").openBankAccount(account).refused(409, "warrant.spent");
    }

    @Test
    void an_account_in_another_name_is_refused_before_anyone_is_asked() {
        community
                .funds("reporter")
                .requestBankAccount(Body.with(order(community, number(), "BASIC"), "holder", "李明"))
                .refused(422, "funds.holder-is-not-the-owner");
    }

    @Test
    void there_is_one_basic_account() {
        opened(number(), "BASIC");

        community
                .funds("reporter")
                .requestBankAccount(order(community, number(), "BASIC"))
                .refused(422, "funds.basic-account-exists");
        opened(number(), "SPECIAL");
    }

    @Test
    void a_number_stands_there_once_whoever_owns_it() {
        var number = number();
        opened(number, "SPECIAL");
        var other = World.over(client).community();

        var refusal = other.funds("reporter")
                .requestBankAccount(order(other, number, "SPECIAL"))
                .refused(409, "funds.bank-account-registered");

        assertThat(refusal.toString()).doesNotContain(community.code());
    }

    @Test
    void of_many_that_ask_at_once_one_has_the_basic_account() {
        assertThat(IntStream.range(0, 8)
                        .parallel()
                        .mapToObj(_ ->
                                community.funds("reporter").requestBankAccount(order(community, number(), "BASIC")))
                        .map(Reply::status)
                        .toList())
                .filteredOn(status -> status == 201)
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"matter.rejected", "matter.withdrawn", "matter.expired"})
    void what_comes_to_nothing_leaves_the_number_free(String outcome) {
        var number = number();
        var account = asked(number, "BASIC");

        NeighbourStub.tell(client, account, outcome, Map.of());

        opened(number, "BASIC");
    }

    @Test
    void it_is_closed_when_it_is_empty_and_stays_in_the_register() {
        var number = number();
        var account = opened(number, "SPECIAL");
        var held = community
                .funds("cashier")
                .openTrustAccount(
                        Body.of("principal", community.committee(), "accountNumber", number, "openingBalance", "0.01"))
                .id();
        var closing = Map.of("reason", "撤并账户", "closedOn", World.today());

        assertThat(community
                        .funds("cashier")
                        .closeBankAccount(account, closing)
                        .refused(422, "funds.bank-account-holds-money")
                        .path("detail")
                        .asString())
                .contains("0.01");
        assertThat(held).isNotBlank();

        var empty = opened(number(), "SPECIAL");
        community
                .funds("cashier")
                .closeBankAccount(
                        empty,
                        Map.of("reason", "撤并账户", "closedOn", World.today().plusDays(1)))
                .refused(422, "funds.date-in-the-future");
        community.funds("cashier").closeBankAccount(empty, closing).ok();
        assertThat(status(empty)).isEqualTo("CLOSED");
        community.funds("cashier").closeBankAccount(empty, closing).refused(409, "funds.bank-account-not-open");
    }

    @Test
    void every_fault_of_a_request_is_told_together() {
        var problem = community
                .funds("reporter")
                .requestBankAccount(Map.of("principal", community.committee(), "bankCode", "12", "number", "?"))
                .refused(400, "request.malformed");

        assertThat(problem.path("violations")
                        .valueStream()
                        .map(one -> one.path("pointer").asString()))
                .containsAll(List.of("/bankCode", "/number", "/holder", "/bank", "/kind", "/purpose", "/resolution"));
    }

    @Test
    void another_community_neither_sees_nor_moves_it() {
        var account = opened(number(), "BASIC");
        var stranger = World.over(client).community().funds("reporter");

        stranger.readBankAccount(account).refused(404, "access.not-found");
        assertThat(stranger.listBankAccounts().items()).isEmpty();
        stranger.requestBankAccount(order(community, number(), "SPECIAL")).refused(403, "access.principal");
    }
}
