package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.Scrape;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What a monitor is told of the funds: money without a voucher, and acts that the evidence log has not taken yet. */
@FundsTest
class MeasuresTest {

    private static final String UNBOOKED = "funds_unbooked_movements";

    @Autowired
    private WebTestClient client;

    private Community community;
    private TrustAccounts accounts;
    private String account;

    @BeforeEach
    void anAccount() {
        NeighbourStub.reset();
        community = World.over(client).community();
        accounts = new TrustAccounts(community);
        account = accounts.opened("1000.00");
    }

    private UUID received() {
        return community
                .funds("cashier")
                .registerReceipt(
                        accounts.receipt(account, "80.00", UUID.randomUUID().toString()))
                .uuid();
    }

    private UUID paid() {
        var payment = accounts.requested(account, "480.00");
        NeighbourStub.approve(client, payment);
        community.funds("cashier").preparePayment(payment).ok();
        community.funds("releaser").releasePayment(payment).ok();
        return payment;
    }

    private void booked(String source, UUID id) {
        var voucher = Map.of("source", source, "sourceId", id, "voucher", "v-1");
        NeighbourStub.tell(client, "accounts", community.committee(), "voucher.drafted", voucher)
                .expectStatus()
                .isNoContent();
    }

    private double unbooked() {
        return Scrape.of(client).value(UNBOOKED);
    }

    @Test
    void aReceiptWaitsForItsVoucher() {
        var before = unbooked();
        var receipt = received();
        assertThat(unbooked()).isEqualTo(before + 1);

        booked("receipt", receipt);

        assertThat(unbooked()).isEqualTo(before);
    }

    @Test
    void aPaymentWaitsForItsVoucherOnceItIsPaid() {
        var before = unbooked();
        accounts.requested(account, "1.00");
        assertThat(unbooked()).isEqualTo(before);
        var payment = paid();
        assertThat(unbooked()).isEqualTo(before + 1);

        booked("payment", payment);

        assertThat(unbooked()).isEqualTo(before);
    }

    @Test
    void theOldestTellsHowFarTheBooksAreBehind() throws SQLException {
        received();
        TestPostgres.execute(
                "funds",
                "update unbooked set since = now() - interval '3 days' where principal = '" + community.committee()
                        + "'");

        assertThat(Scrape.of(client).value("funds_unbooked_oldest_age_seconds")).isGreaterThanOrEqualTo(3 * 86_400);
    }

    @Test
    void theServiceCannotTakeWhatWaitsAway() {
        assertThat(refusal("delete from unbooked")).contains("permission denied");
    }

    private static String refusal(String statement) {
        try (var connection = TestPostgres.application("funds");
                var work = connection.createStatement()) {
            work.execute(statement);
            return "";
        } catch (SQLException refused) {
            return refused.getMessage();
        }
    }

    @Test
    void leavesThatTheEvidenceLogHasNotTakenAreCounted() throws SQLException {
        try (var other = TestPostgres.superuser("funds")) {
            other.setAutoCommit(false);
            try (var work = other.createStatement()) {
                work.execute("select from evidence_head for update");
                received();
                var waiting = Scrape.of(client);
                assertThat(waiting.value("evidence_waiting_leaves")).isPositive();
                assertThat(waiting.value("evidence_oldest_age_seconds")).isPositive();
            } finally {
                other.rollback();
            }
        }
        await().untilAsserted(() ->
                assertThat(Scrape.of(client).value("evidence_waiting_leaves")).isZero());
    }
}
