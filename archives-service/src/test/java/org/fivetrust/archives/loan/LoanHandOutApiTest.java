package org.fivetrust.archives.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.archives.Town.read;
import static org.fivetrust.archives.Town.refused;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.archives.ArchivesTest;
import org.fivetrust.archives.Town;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A record is handed out on a warrant, once, and taken back. */
@ArchivesTest
class LoanHandOutApiTest {

    private Town town;
    private UUID record;

    @BeforeEach
    void aRecordToLend(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
        record = town.filed();
    }

    private static String handOut(UUID loan) {
        return "/v1/loans/" + loan + "/hand-out";
    }

    private static String giveBack(UUID loan) {
        return "/v1/loans/" + loan + "/return";
    }

    private String recordStatus() {
        return town.status("/v1/records/" + record);
    }

    private UUID out() {
        var loan = town.asked(record);
        NeighbourStub.approve(town.client(), loan);
        town.post("archivist", IdempotencyKeys.next(), handOut(loan), Map.of())
                .expectStatus()
                .isOk();
        return loan;
    }

    @Test
    void theAuthorityHearsThatItWasHandedOut() throws InterruptedException {
        var loan = out();

        var deadline = Instant.now().plus(Duration.ofSeconds(15));
        while (heard(loan) < 1 && Instant.now().isBefore(deadline)) {
            Thread.sleep(50);
        }
        assertThat(heard(loan)).isEqualTo(1);
    }

    private static long heard(UUID loan) {
        return NeighbourStub.events("act.executed").stream()
                .filter(event -> event.path("data").path("act").asString().equals(loan.toString()))
                .count();
    }

    @Test
    void withoutAWarrantNothingGoesOut() {
        var loan = town.asked(record);

        refused(town.post("archivist", IdempotencyKeys.next(), handOut(loan), Map.of()), 409, "warrant.missing");
        assertThat(recordStatus()).isEqualTo("LOAN_REQUESTED");
    }

    @Test
    void aWarrantThatIsForeignExpiredOrForgedServesNothing() {
        var loan = town.asked(record);
        var other = town.asked(town.filed());
        NeighbourStub.approve(town.client(), loan);

        refused(present(loan, NeighbourStub.warrant(other)), 422, "warrant.other-act");
        refused(present(loan, NeighbourStub.expiredWarrant(loan)), 422, "warrant.expired");
        refused(present(loan, NeighbourStub.forgedWarrant(loan)), 422, "warrant.forged");
        refused(present(loan, "nonsense"), 422, "warrant.forged");
        assertThat(recordStatus()).isEqualTo("LOAN_REQUESTED");
    }

    private WebTestClient.ResponseSpec present(UUID loan, String warrant) {
        return town.post("archivist", IdempotencyKeys.next(), handOut(loan), Map.of("warrant", warrant));
    }

    @Test
    void aGenuineWarrantMayBePresentedBeforeTheNewsArrives() {
        var loan = town.asked(record);

        present(loan, NeighbourStub.warrant(loan)).expectStatus().isOk();
        assertThat(recordStatus()).isEqualTo("OUT");
    }

    @Test
    void aWarrantServesOnceAndAReplayRepeatsItsAnswer() {
        var loan = town.asked(record);
        NeighbourStub.approve(town.client(), loan);
        var key = IdempotencyKeys.next();
        var first = read(town.post("archivist", key, handOut(loan), Map.of())
                .expectStatus()
                .isOk());

        assertThat(read(town.post("archivist", key, handOut(loan), Map.of())
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .valueEquals("Idempotency-Replayed", "true")))
                .isEqualTo(first);
        refused(town.post("archivist", IdempotencyKeys.next(), handOut(loan), Map.of()), 409, "warrant.spent");
        town.post("archivist", IdempotencyKeys.next(), giveBack(loan), Map.of())
                .expectStatus()
                .isOk();
        refused(town.post("archivist", IdempotencyKeys.next(), handOut(loan), Map.of()), 409, "warrant.spent");
    }

    @Test
    void ofManyWhoHandOutAtOnceOneDoes() {
        var loan = town.asked(record);
        NeighbourStub.approve(town.client(), loan);

        var done = IntStream.range(0, 8)
                .parallel()
                .map(_ -> town.post("archivist", IdempotencyKeys.next(), handOut(loan), Map.of())
                        .returnResult(String.class)
                        .getStatus()
                        .value())
                .filter(status -> status == 200)
                .count();

        assertThat(done).isEqualTo(1);
    }

    @Test
    void whoAskedDoesNotHandOut() {
        var loan = town.asked(record);
        NeighbourStub.approve(town.client(), loan);

        refused(town.postAsReporterWith("archivist", handOut(loan), Map.of()), 403, "archives.same-person");
        assertThat(recordStatus()).isEqualTo("LOAN_REQUESTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"accountant", "auditor", "custodian", "head"})
    void onlyTheArchivistHandsOutAndTakesBack(String login) {
        var loan = town.asked(record);
        NeighbourStub.approve(town.client(), loan);
        refused(town.post(login, IdempotencyKeys.next(), handOut(loan), Map.of()), 403, "access.role");
        town.post("archivist", IdempotencyKeys.next(), handOut(loan), Map.of())
                .expectStatus()
                .isOk();

        var problem = refused(
                town.post(login, IdempotencyKeys.next(), giveBack(loan), Map.of()), 403, "agreement.role-not-entitled");

        assertThat(problem.path("clauses")).isNotEmpty();
        assertThat(recordStatus()).isEqualTo("OUT");
    }

    @Test
    void whatIsNotOutDoesNotComeBackAndWhatIsBackIsBackOnce() {
        var loan = town.asked(record);
        refused(town.post("archivist", IdempotencyKeys.next(), giveBack(loan), Map.of()), 409, "archives.not-out");
        NeighbourStub.approve(town.client(), loan);
        town.post("archivist", IdempotencyKeys.next(), handOut(loan), Map.of())
                .expectStatus()
                .isOk();
        var key = IdempotencyKeys.next();
        town.post("archivist", key, giveBack(loan), Map.of()).expectStatus().isOk();

        town.post("archivist", key, giveBack(loan), Map.of())
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true");
        refused(town.post("archivist", IdempotencyKeys.next(), giveBack(loan), Map.of()), 409, "archives.not-out");
    }

    @Test
    void handingOutAndTakingBackNeedNoBody() {
        var loan = town.asked(record);
        NeighbourStub.approve(town.client(), loan);

        for (var path : new String[] {handOut(loan), giveBack(loan)}) {
            town.client()
                    .post()
                    .uri(path)
                    .header("Authorization", TestTokens.bearer("archivist"))
                    .header("Idempotency-Key", IdempotencyKeys.next())
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
        assertThat(recordStatus()).isEqualTo("AVAILABLE");
    }

    @Test
    void theDatabaseLetsNoRecordGoWithoutAWarrant() throws SQLException {
        var loan = town.asked(record);
        try (var connection = TestPostgres.application("archives");
                var sql = connection.createStatement()) {
            sql.execute("set app.principals = '*'");
            assertThatThrownBy(() -> sql.execute(
                            "update loan set handed_out_by = 'x', handed_out_at = now() where id = '" + loan + "'"))
                    .hasMessageContaining("no warrant");
            assertThatThrownBy(() -> sql.execute(
                            "update loan set returned_by = 'x', returned_at = now() where id = '" + loan + "'"))
                    .hasMessageContaining("never handed out");
            assertThatThrownBy(() -> sql.execute("update loan set due_on = current_date"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> sql.execute("update loan set closed_at = now()"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> sql.execute("delete from loan")).hasMessageContaining("permission denied");
        }
    }

    private WebTestClient.ResponseSpec filing() {
        return town.file(
                "archivist",
                IdempotencyKeys.next(),
                town.resolution(),
                Town.Sent.pdf(UUID.randomUUID().toString()));
    }

    @Test
    void nothingIsHandedOutWhileTheAgreementRestsButEverythingIsTakenBack() {
        var before = out();
        record = town.filed();
        var loan = town.asked(record);
        NeighbourStub.approve(town.client(), loan);

        NeighbourStub.suspended();
        NeighbourStub.revoke(town.client(), town.principal());
        refused(town.post("archivist", IdempotencyKeys.next(), handOut(loan), Map.of()), 409, "agreement.suspended");
        town.post("archivist", IdempotencyKeys.next(), giveBack(before), Map.of("condition", "完好"))
                .expectStatus()
                .isOk();
        refused(filing(), 409, "agreement.suspended");
        NeighbourStub.silent();
        refused(
                town.post("archivist", IdempotencyKeys.next(), handOut(loan), Map.of()),
                503,
                "request.neighbour-silent");

        NeighbourStub.reset();
        NeighbourStub.revoke(town.client(), town.principal());
        town.post("archivist", IdempotencyKeys.next(), handOut(loan), Map.of())
                .expectStatus()
                .isOk();
        refused(town.post("archivist", IdempotencyKeys.next(), handOut(loan), Map.of()), 409, "warrant.spent");

        NeighbourStub.terminated();
        NeighbourStub.revoke(town.client(), town.principal());
        refused(filing(), 422, "agreement.not-in-force");
        town.post("archivist", IdempotencyKeys.next(), giveBack(loan), Map.of("condition", "完好"))
                .expectStatus()
                .isOk();
    }
}
