package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;

import org.fivetrust.shared.reading.MaskedField;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.ReadingMatrix;
import org.fivetrust.testing.ReadsTheWholeLog;
import org.fivetrust.testing.TestTokens;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Who reads what of this service (查阅权限). */
@FundsTest
@ReadsTheWholeLog
class ReadingTest {

    @Autowired
    private WebTestClient client;

    @Test
    void each_role_reads_what_its_row_says_and_nothing_else() {
        ReadingMatrix.isKept(client, "funds");
    }

    private static final String PAYEE_ACCOUNT = "3301040160009876";

    private Community community;
    private TrustAccounts accounts;

    @BeforeEach
    void a_community() {
        NeighbourStub.reset();
        community = World.over(client).community();
        accounts = new TrustAccounts(community);
    }

    @Test
    void the_payees_account_is_masked_for_who_does_not_pay() {
        var payment = accounts.requested(accounts.opened("1000.00"), "10.00");

        ReadingMatrix.isMasked(
                client,
                MaskedField.PAYEE_ACCOUNT,
                PAYEE_ACCOUNT,
                community.committee(),
                "readPayment",
                "/v1/payments/" + payment,
                "/v1/payments?principal=" + community.committee());
    }

    @Test
    void the_number_of_a_trust_account_is_masked_for_who_does_not_pay() {
        var number = "6222" + Math.abs(community.code().hashCode());
        var account = community
                .funds("cashier")
                .openTrustAccount(Body.of("principal", community.committee(), "accountNumber", number))
                .id();

        ReadingMatrix.isMasked(
                client,
                MaskedField.TRUST_ACCOUNT_NUMBER,
                number,
                community.committee(),
                "readTrustAccount",
                "/v1/trust-accounts/" + account,
                "/v1/trust-accounts?principal=" + community.committee());
    }

    @Test
    void a_leaf_tells_no_account_to_who_does_not_oversee() {
        accounts.requested(accounts.opened("1000.00"), "10.00");
        var size = community
                .evidence("auditor")
                .verifyLog("funds")
                .created()
                .path("size")
                .asLong();
        var from = Math.max(0, size - 1000);

        for (var role : new String[] {"archivist", "custodian", "civil-affairs", "accountant", "cashier"}) {
            assertThat(community
                            .evidence(role)
                            .listLeaves("funds", "limit", 1000, "from", from)
                            .text())
                    .as(role)
                    .contains("sha256")
                    .doesNotContain(PAYEE_ACCOUNT)
                    .doesNotContain(community.committee());
        }
        assertThat(community
                        .evidence("head")
                        .listLeaves("funds", "limit", 1000, "from", from)
                        .text())
                .contains(community.committee());
    }

    @Test
    void an_answer_to_a_change_is_masked_as_a_reading_is() {
        var order = accounts.payment(accounts.opened("1000.00"), "10.00");
        var accountant = TestTokens.bearer("typist", java.util.List.of("agency-accountant"), "*");

        assertThat(community.funds("reporter").requestPayment(order).text("/payee/account"))
                .isEqualTo(PAYEE_ACCOUNT);
        assertThat(community.funds(accountant).requestPayment(order).text()).doesNotContain(PAYEE_ACCOUNT);
    }

    @Test
    void what_an_auditor_and_the_district_read_is_logged_for_the_community() {
        var payment = accounts.requested(accounts.opened("1000.00"), "10.00");
        community.funds("auditor").readPayment(payment).ok();
        community.funds("district").readPayment(payment).ok();
        community.funds("cashier").readPayment(payment).ok();

        var read = community
                .evidence("supervisor")
                .listAccesses("funds", "q", payment.toString())
                .items();

        assertThat(read).extracting(access -> access.path("subject").asString()).containsExactly("auditor", "district");
        assertThat(read).allSatisfy(access -> {
            assertThat(access.path("principal").asString()).isEqualTo(community.committee());
            assertThat(access.path("path").asString()).isEqualTo("/v1/payments/" + payment);
            assertThat(access.path("allowed").asBoolean()).isTrue();
        });
    }

    @Test
    void another_community_does_not_see_what_was_read_of_this_one() {
        var payment = accounts.requested(accounts.opened("1000.00"), "10.00");
        community.funds("auditor").readPayment(payment).ok();

        assertThat(World.over(client)
                        .community()
                        .evidence("supervisor")
                        .listAccesses("funds")
                        .items())
                .isEmpty();
    }

    @Test
    void a_refused_reading_of_the_district_is_logged_as_refused() {
        var asked = java.util.UUID.randomUUID();
        community
                .caller("district")
                .get("/v1/logs/funds/verifications/" + asked)
                .refused(403, "access.role");

        var read = community
                .evidence("district")
                .listAccesses("funds", "q", "verifications/" + asked)
                .items();

        assertThat(read)
                .first()
                .satisfies(
                        access -> assertThat(access.path("allowed").asBoolean()).isFalse());
    }
}
