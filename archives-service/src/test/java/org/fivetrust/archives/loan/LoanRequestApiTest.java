package org.fivetrust.archives.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.archives.Town.TODAY;
import static org.fivetrust.archives.Town.read;
import static org.fivetrust.archives.Town.refused;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.archives.ArchivesTest;
import org.fivetrust.archives.Town;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A loan is requested: by whom, of what, and what becomes of the matter. */
@ArchivesTest
class LoanRequestApiTest {

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

    private String loanStatus(UUID loan) {
        return town.status("/v1/loans/" + loan);
    }

    private String recordStatus() {
        return town.status("/v1/records/" + record);
    }

    private Map<String, Object> wishWith(String field, Object value) {
        var body = new HashMap<>(town.wish());
        body.put(field, value);
        return body;
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
}
