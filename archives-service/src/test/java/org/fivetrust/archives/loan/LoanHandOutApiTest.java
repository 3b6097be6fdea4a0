package org.fivetrust.archives.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.archives.ArchivesTest;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.Records;
import org.fivetrust.testing.world.Records.Sent;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A record is handed out on a warrant, once, and taken back. */
@ArchivesTest
class LoanHandOutApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Records records;
    private UUID record;

    @BeforeEach
    void aRecordToLend() {
        NeighbourStub.reset();
        community = World.over(client).community();
        records = new Records(community);
        record = records.filed();
    }

    private String recordStatus() {
        return community
                .archives("reporter")
                .readRecord(record)
                .ok()
                .path("status")
                .asString();
    }

    private UUID out() {
        var loan = records.requested(record);
        NeighbourStub.approve(client, loan);
        community.archives("archivist").handOutLoan(loan).ok();
        return loan;
    }

    @Test
    void who_approved_the_loan_does_not_hand_it_out() {
        var loan = records.requested(record);
        NeighbourStub.approve(client, loan, List.of("archivist"));
        community.archives("archivist").handOutLoan(loan).refused(403, "warrant.own-approval");
    }

    @Test
    void the_authority_hears_that_it_was_handed_out() {
        var loan = out();

        await().until(() -> heard(loan) == 1);
    }

    private static long heard(UUID loan) {
        return NeighbourStub.events("act.executed").stream()
                .filter(event -> event.path("data").path("act").asString().equals(loan.toString()))
                .count();
    }

    @Test
    void without_a_warrant_nothing_goes_out() {
        var loan = records.requested(record);

        community.archives("archivist").handOutLoan(loan).refused(409, "warrant.missing");
        assertThat(recordStatus()).isEqualTo("LOAN_REQUESTED");
    }

    @Test
    void a_warrant_that_is_foreign_expired_or_forged_serves_nothing() {
        var loan = records.requested(record);
        var other = records.requested(records.filed());
        NeighbourStub.approve(client, loan);

        present(loan, NeighbourStub.warrant(other)).refused(422, "warrant.other-act");
        present(loan, NeighbourStub.expiredWarrant(loan)).refused(422, "warrant.expired");
        present(loan, NeighbourStub.forgedWarrant(loan)).refused(422, "warrant.forged");
        present(loan, "nonsense").refused(422, "warrant.forged");
        assertThat(recordStatus()).isEqualTo("LOAN_REQUESTED");
    }

    private Reply present(UUID loan, String warrant) {
        return community.archives("archivist").handOutLoan(loan, Map.of("warrant", warrant));
    }

    @Test
    void a_genuine_warrant_may_be_presented_before_the_news_arrives() {
        var loan = records.requested(record);

        present(loan, NeighbourStub.warrant(loan)).ok();
        assertThat(recordStatus()).isEqualTo("OUT");
    }

    @Test
    void a_warrant_serves_once_and_a_replay_repeats_its_answer() {
        var loan = records.requested(record);
        NeighbourStub.approve(client, loan);
        var key = IdempotencyKeys.next();
        var first =
                community.archives("archivist").withKey(key).handOutLoan(loan).ok();

        assertThat(community
                        .archives("archivist")
                        .withKey(key)
                        .handOutLoan(loan)
                        .replayed()
                        .ok())
                .isEqualTo(first);
        community.archives("archivist").handOutLoan(loan).refused(409, "warrant.spent");
        community.archives("archivist").takeBackLoan(loan, Body.NOTHING).ok();
        community.archives("archivist").handOutLoan(loan).refused(409, "warrant.spent");
    }

    @Test
    void of_many_who_hand_out_at_once_one_does() {
        var loan = records.requested(record);
        NeighbourStub.approve(client, loan);

        var done = IntStream.range(0, 8)
                .parallel()
                .map(_ -> community.archives("archivist").handOutLoan(loan).status())
                .filter(status -> status == 200)
                .count();

        assertThat(done).isEqualTo(1);
    }

    @Test
    void who_asked_does_not_hand_out() {
        var loan = records.requested(record);
        NeighbourStub.approve(client, loan);

        community
                .archives(community.person("reporter", "reporter", "archivist"))
                .handOutLoan(loan)
                .refused(403, "archives.same-person");
        assertThat(recordStatus()).isEqualTo("LOAN_REQUESTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"accountant", "auditor", "custodian", "head"})
    void only_the_archivist_hands_out_and_takes_back(String login) {
        var loan = records.requested(record);
        NeighbourStub.approve(client, loan);
        community.archives(login).handOutLoan(loan).refused(403, "access.role");
        community.archives("archivist").handOutLoan(loan).ok();

        var problem =
                community.archives(login).takeBackLoan(loan, Body.NOTHING).refused(403, "agreement.role-not-entitled");

        assertThat(problem.path("clauses")).isNotEmpty();
        assertThat(recordStatus()).isEqualTo("OUT");
    }

    @Test
    void what_is_not_out_does_not_come_back_and_what_is_back_is_back_once() {
        var loan = records.requested(record);
        community.archives("archivist").takeBackLoan(loan, Body.NOTHING).refused(409, "archives.not-out");
        NeighbourStub.approve(client, loan);
        community.archives("archivist").handOutLoan(loan).ok();
        var key = IdempotencyKeys.next();
        community
                .archives("archivist")
                .withKey(key)
                .takeBackLoan(loan, Body.NOTHING)
                .ok();

        community
                .archives("archivist")
                .withKey(key)
                .takeBackLoan(loan, Body.NOTHING)
                .replayed()
                .ok();
        community.archives("archivist").takeBackLoan(loan, Body.NOTHING).refused(409, "archives.not-out");
    }

    @Test
    void handing_out_and_taking_back_need_no_body() {
        var loan = records.requested(record);
        NeighbourStub.approve(client, loan);

        for (var step : List.of("/hand-out", "/return")) {
            community.caller("archivist").post("/v1/loans/" + loan + step).ok();
        }
        assertThat(recordStatus()).isEqualTo("AVAILABLE");
    }

    @Test
    void the_database_lets_no_record_go_without_a_warrant() throws SQLException {
        var loan = records.requested(record);
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

    private Reply filing() {
        return records.file(records.resolution(), Sent.pdf(UUID.randomUUID().toString()));
    }

    @Test
    void nothing_is_handed_out_while_the_agreement_rests_but_everything_is_taken_back() {
        var before = out();
        record = records.filed();
        var loan = records.requested(record);
        NeighbourStub.approve(client, loan);

        NeighbourStub.suspended();
        NeighbourStub.revoke(client, community.committee());
        community.archives("archivist").handOutLoan(loan).refused(409, "agreement.suspended");
        community
                .archives("archivist")
                .takeBackLoan(before, Map.of("condition", "完好"))
                .ok();
        filing().refused(409, "agreement.suspended");
        NeighbourStub.silent();
        community.archives("archivist").handOutLoan(loan).refused(503, "request.neighbour-silent");

        NeighbourStub.reset();
        NeighbourStub.revoke(client, community.committee());
        community.archives("archivist").handOutLoan(loan).ok();
        community.archives("archivist").handOutLoan(loan).refused(409, "warrant.spent");

        NeighbourStub.terminated();
        NeighbourStub.revoke(client, community.committee());
        filing().refused(422, "agreement.not-in-force");
        community
                .archives("archivist")
                .takeBackLoan(loan, Map.of("condition", "完好"))
                .ok();
    }
}
