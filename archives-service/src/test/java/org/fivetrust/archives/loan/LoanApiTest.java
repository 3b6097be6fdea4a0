package org.fivetrust.archives.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.archives.Town.TODAY;
import static org.fivetrust.archives.Town.read;
import static org.fivetrust.archives.Town.refused;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@ArchivesTest
class LoanApiTest {

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

    private String loanStatus(UUID loan) {
        return town.status("/v1/loans/" + loan);
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

    private Map<String, Object> wishWith(String field, Object value) {
        var body = new HashMap<>(town.wish());
        body.put(field, value);
        return body;
    }

    @Test
    void aRecordGoesOutOnceItsCommunityHasDecidedAndComesBack() {
        var asked = read(town.ask(record)
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueMatches("Location", "/v1/loans/[0-9a-f-]{36}"));
        var loan = UUID.fromString(asked.path("id").asString());
        assertThat(asked.path("status").asString()).isEqualTo("AWAITING_APPROVAL");
        assertThat(asked.path("matterNumber").asString()).isNotEmpty();
        assertThat(recordStatus()).isEqualTo("LOAN_REQUESTED");

        NeighbourStub.approve(town.client(), loan);
        assertThat(loanStatus(loan)).isEqualTo("AUTHORISED");
        var out = read(town.post("archivist", IdempotencyKeys.next(), handOut(loan), Map.of())
                .expectStatus()
                .isOk());
        assertThat(out.path("status").asString()).isEqualTo("OUT");
        assertThat(out.path("handedOutBy").asString()).isEqualTo("archivist");
        assertThat(recordStatus()).isEqualTo("OUT");
        assertThat(town.seen(town.reporter(), "/v1/records/" + record)
                        .path("loan")
                        .asString())
                .isEqualTo(loan.toString());

        var back = read(town.post("archivist", IdempotencyKeys.next(), giveBack(loan), Map.of("condition", "完好，共12页"))
                .expectStatus()
                .isOk());
        assertThat(back.path("status").asString()).isEqualTo("RETURNED");
        assertThat(back.path("condition").asString()).isEqualTo("完好，共12页");
        assertThat(recordStatus()).isEqualTo("AVAILABLE");
        town.ask(record).expectStatus().isCreated();
    }

    @Test
    void theApproversSeeEverythingThatMatters() {
        var act = NeighbourStub.asked(town.asked(record)).act();

        assertThat(act.path("kind").asString()).isEqualTo("LOAN");
        assertThat(act.path("amount").isMissingNode() || act.path("amount").isNull())
                .isTrue();
        assertThat(act.path("subject").asString()).contains("第三季度居民代表会议决议");
        assertThat(act.path("requestedBy").path("subject").asString()).isEqualTo(town.reporter());
        var particulars = act.path("particulars");
        assertThat(particulars.path("record").asString()).isEqualTo(record.toString());
        assertThat(particulars.path("archivalNumber").asString()).endsWith("-0001");
        assertThat(particulars.path("borrower").asString()).isEqualTo("王建国");
        assertThat(particulars.path("purpose").asString()).isEqualTo("办理房屋确权");
        assertThat(particulars.path("dueOn").asString())
                .isEqualTo(TODAY.plusDays(15).toString());
        assertThat(particulars.path("sha256").asString()).hasSize(64);
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
    void ofTwoWhoAskAtOnceOneIsFirst() {
        var answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(_ -> town.ask(record).returnResult(String.class))
                .toList();

        assertThat(answers.stream().filter(answer -> answer.getStatus().value() == 201))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.getStatus().value() == 409))
                .hasSize(7);
        assertThat(town.seen(town.reporter(), "/v1/loans").path("items")).hasSize(1);
    }

    @Test
    void aRecordIsLentToOneAtATime() {
        town.asked(record);
        var problem = refused(town.ask(record), 409, "archives.on-loan");
        assertThat(problem.path("cure").get(0).path("what").asString()).isNotEmpty();
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

    @ParameterizedTest(name = "{0} makes the loan {1} and the record {2}")
    @CsvSource({
        "matter.returned, SENT_BACK, LOAN_REQUESTED",
        "matter.rejected, REJECTED, AVAILABLE",
        "matter.withdrawn, CANCELLED, AVAILABLE",
        "matter.expired, CANCELLED, AVAILABLE"
    })
    void theMattersNewsIsHeard(String news, String loanStatus, String recordStatus) {
        var loan = town.asked(record);
        NeighbourStub.tell(town.client(), loan, news, Map.of());

        assertThat(loanStatus(loan)).isEqualTo(loanStatus);
        assertThat(recordStatus()).isEqualTo(recordStatus);
        refused(town.post("archivist", IdempotencyKeys.next(), handOut(loan), Map.of()), 409, "warrant.missing");
    }

    @Test
    void whatTheAgreementForbidsLeavesNoTrace() {
        NeighbourStub.forbids("agreement.out-of-scope");
        var problem = refused(town.ask(record), 422, "agreement.out-of-scope");

        assertThat(problem.path("clauses")).isNotEmpty();
        assertThat(problem.path("cure")).isNotEmpty();
        assertThat(recordStatus()).isEqualTo("AVAILABLE");
        assertThat(town.seen(town.reporter(), "/v1/loans").path("items")).isEmpty();
    }

    @Test
    void silenceIsNeitherAPermitNorARefusalAndIsGoneOnFrom() {
        var key = IdempotencyKeys.next();
        var path = "/v1/records/" + record + "/loans";
        NeighbourStub.silent();
        refused(town.post(town.reporter(), key, path, town.wish()), 503, "request.neighbour-silent");
        assertThat(town.seen(town.reporter(), "/v1/loans").path("items")).isEmpty();

        NeighbourStub.reset();
        var asked = read(town.post(town.reporter(), key, path, town.wish())
                .expectStatus()
                .isCreated());
        assertThat(asked.path("status").asString()).isEqualTo("AWAITING_APPROVAL");
        assertThat(town.seen(town.reporter(), "/v1/loans").path("items")).hasSize(1);
    }

    @Test
    void theSameKeyWithAnotherWishIsRefused() {
        var key = IdempotencyKeys.next();
        var path = "/v1/records/" + record + "/loans";
        town.post(town.reporter(), key, path, town.wish()).expectStatus().isCreated();

        town.post(town.reporter(), key, path, town.wish())
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true");
        refused(town.post(town.reporter(), key, path, wishWith("borrower", "李梅")), 422, "request.key-reused");
    }

    @Test
    void anotherCommunitysLoansAreNotThere() {
        var loan = out();
        var stranger = "reporter.elsewhere";

        refused(
                town.post(stranger, IdempotencyKeys.next(), "/v1/records/" + record + "/loans", town.wish()),
                404,
                "access.not-found");
        refused(town.get(stranger, "/v1/loans/" + loan), 404, "access.not-found");
        refused(town.post(stranger, IdempotencyKeys.next(), giveBack(loan), Map.of()), 404, "access.not-found");
        assertThat(town.seen(stranger, "/v1/loans?principal=" + town.principal())
                        .path("items"))
                .isEmpty();
        assertThat(town.seen("auditor", "/v1/loans?status=OUT&principal=" + town.principal())
                        .path("items"))
                .hasSize(1);
        refused(
                town.post("archivist", IdempotencyKeys.next(), handOut(UUID.randomUUID()), Map.of()),
                404,
                "access.not-found");
    }

    @Test
    void badInputIsToldAllAtOnce() {
        var path = "/v1/records/" + record + "/loans";
        var problem = refused(
                town.post(
                        town.reporter(),
                        IdempotencyKeys.next(),
                        path,
                        Map.of("purpose", " ", "borrower", "王".repeat(101))),
                400,
                "request.malformed");

        assertThat(problem.path("violations"))
                .extracting(violation -> violation.path("pointer").asString())
                .containsExactlyInAnyOrder("/borrower", "/dueOn", "/purpose");
        refused(
                town.post(town.reporter(), IdempotencyKeys.next(), path, wishWith("dueOn", "soon")),
                400,
                "request.malformed");
        refused(
                town.post(town.reporter(), IdempotencyKeys.next(), path, wishWith("surprise", 1)),
                400,
                "request.malformed");
        refused(town.get(town.reporter(), "/v1/loans?status=LOST"), 400, "request.malformed");
        refused(town.get(town.reporter(), "/v1/loans?cursor=Zm9v"), 400, "request.malformed");
        refused(
                town.post(town.reporter(), IdempotencyKeys.next(), path, wishWith("dueOn", TODAY.minusDays(1))),
                422,
                "archives.due-in-the-past");
        refused(
                town.post(town.reporter(), IdempotencyKeys.next(), path, wishWith("dueOn", TODAY.plusDays(31))),
                422,
                "archives.loan-too-long");
        assertThat(recordStatus()).isEqualTo("AVAILABLE");
    }

    @Test
    void pagesFollowOneAnother() {
        IntStream.range(0, 3).forEach(_ -> town.asked(town.filed()));
        var page = town.seen(town.reporter(), "/v1/loans?limit=2");

        assertThat(page.path("items")).hasSize(2);
        assertThat(town.seen(
                                town.reporter(),
                                "/v1/loans?limit=2&cursor=" + page.path("next").asString())
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void whoAsksIsTheBorrowerUnlessTold() {
        var loan = read(town.post(
                        town.reporter(),
                        IdempotencyKeys.next(),
                        "/v1/records/" + record + "/loans",
                        Map.of("purpose", "核对", "dueOn", TODAY.toString()))
                .expectStatus()
                .isCreated());

        assertThat(loan.path("borrower").asString()).isEqualTo(town.reporter());
        assertThat(loan.path("overdue").asBoolean()).isFalse();
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
