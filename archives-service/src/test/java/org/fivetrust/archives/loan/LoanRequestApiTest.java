package org.fivetrust.archives.loan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.archives.ArchivesTest;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.Records;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A loan is requested: by whom, of what, and what becomes of the matter. */
@ArchivesTest
class LoanRequestApiTest {

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

    private String loanStatus(UUID loan) {
        return community.archives("reporter").readLoan(loan).ok().path("status").asString();
    }

    private String recordStatus() {
        return community
                .archives("reporter")
                .readRecord(record)
                .ok()
                .path("status")
                .asString();
    }

    private Map<String, Object> requestWith(String field, Object value) {
        return Body.with(Records.loan(), field, value);
    }

    @Test
    void the_approvers_see_everything_that_matters() {
        var act = NeighbourStub.asked(records.requested(record)).act();

        assertThat(act.path("kind").asString()).isEqualTo("LOAN");
        assertThat(act.path("amount").isMissingNode() || act.path("amount").isNull())
                .isTrue();
        assertThat(act.path("subject").asString()).contains("第三季度居民代表会议决议");
        assertThat(act.path("requestedBy").path("subject").asString()).isEqualTo(community.login("reporter"));
        var particulars = act.path("particulars");
        assertThat(particulars.path("record").asString()).isEqualTo(record.toString());
        assertThat(particulars.path("archivalNumber").asString()).endsWith("-0001");
        assertThat(particulars.path("borrower").asString()).isEqualTo("王建国");
        assertThat(particulars.path("purpose").asString()).isEqualTo("办理房屋确权");
        assertThat(particulars.path("dueOn").asString())
                .isEqualTo(World.today().plusDays(15).toString());
        assertThat(particulars.path("sha256").asString()).hasSize(64);
    }

    @Test
    void of_two_who_ask_at_once_one_is_first() {
        var answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(_ -> community.archives("reporter").requestLoan(record, Records.loan()))
                .toList();

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(7);
        assertThat(community.archives("reporter").listLoans().items()).hasSize(1);
    }

    @Test
    void a_record_is_lent_to_one_at_a_time() {
        records.requested(record);
        var problem = community
                .archives("reporter")
                .requestLoan(record, Records.loan())
                .refused(409, "archives.on-loan");
        assertThat(problem.path("cure").get(0).path("what").asString()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0} makes the loan {1} and the record {2}")
    @CsvSource({
        "matter.returned, SENT_BACK, LOAN_REQUESTED",
        "matter.rejected, REJECTED, AVAILABLE",
        "matter.withdrawn, CANCELLED, AVAILABLE",
        "matter.expired, CANCELLED, AVAILABLE"
    })
    void the_matters_news_is_heard(String news, String loanStatus, String recordStatus) {
        var loan = records.requested(record);
        NeighbourStub.tell(client, loan, news, Map.of());

        assertThat(loanStatus(loan)).isEqualTo(loanStatus);
        assertThat(recordStatus()).isEqualTo(recordStatus);
        community.archives("archivist").handOutLoan(loan).refused(409, "warrant.missing");
    }

    @Test
    void what_the_agreement_forbids_leaves_no_trace() {
        NeighbourStub.forbids("agreement.out-of-scope");
        var problem = community
                .archives("reporter")
                .requestLoan(record, Records.loan())
                .refused(422, "agreement.out-of-scope");

        assertThat(problem.path("clauses")).isNotEmpty();
        assertThat(problem.path("cure")).isNotEmpty();
        assertThat(recordStatus()).isEqualTo("AVAILABLE");
        assertThat(community.archives("reporter").listLoans().items()).isEmpty();
    }

    @Test
    void silence_is_neither_a_permit_nor_a_refusal_and_is_gone_on_from() {
        var key = IdempotencyKeys.next();
        var path = "/v1/records/" + record + "/loans";
        NeighbourStub.silent();
        community
                .archives("reporter")
                .withKey(key)
                .requestLoan(record, Records.loan())
                .refused(503, "request.neighbour-silent");
        assertThat(community.archives("reporter").listLoans().items()).isEmpty();

        NeighbourStub.reset();
        var asked = community
                .archives("reporter")
                .withKey(key)
                .requestLoan(record, Records.loan())
                .created();
        assertThat(asked.path("status").asString()).isEqualTo("AWAITING_APPROVAL");
        assertThat(community.archives("reporter").listLoans().items()).hasSize(1);
    }

    @Test
    void the_same_key_with_another_request_is_refused() {
        var key = IdempotencyKeys.next();
        community
                .archives("reporter")
                .withKey(key)
                .requestLoan(record, Records.loan())
                .created();

        community
                .archives("reporter")
                .withKey(key)
                .requestLoan(record, Records.loan())
                .replayed()
                .created();
        community
                .archives("reporter")
                .withKey(key)
                .requestLoan(record, requestWith("borrower", "李梅"))
                .refused(422, "request.key-reused");
    }

    @Test
    void bad_input_is_told_all_at_once() {
        var path = "/v1/records/" + record + "/loans";
        var problem = community
                .archives("reporter")
                .requestLoan(record, Map.of("purpose", " ", "borrower", "王".repeat(101)))
                .refused(400, "request.malformed");

        assertThat(problem.path("violations"))
                .extracting(violation -> violation.path("pointer").asString())
                .containsExactlyInAnyOrder("/borrower", "/dueOn", "/purpose");
        community
                .archives("reporter")
                .requestLoan(record, requestWith("dueOn", "soon"))
                .refused(400, "request.malformed");
        community
                .archives("reporter")
                .requestLoan(record, requestWith("surprise", 1))
                .refused(400, "request.malformed");
        community.archives("reporter").listLoans("status", "LOST").refused(400, "request.malformed");
        community.archives("reporter").listLoans("cursor", "Zm9v").refused(400, "request.malformed");
        community
                .archives("reporter")
                .requestLoan(record, requestWith("dueOn", World.today().minusDays(1)))
                .refused(422, "archives.due-in-the-past");
        community
                .archives("reporter")
                .requestLoan(record, requestWith("dueOn", World.today().plusDays(31)))
                .refused(422, "archives.loan-too-long");
        assertThat(recordStatus()).isEqualTo("AVAILABLE");
    }

    @Test
    void who_asks_is_the_borrower_unless_told() {
        var loan = community
                .archives("reporter")
                .requestLoan(
                        record, Map.of("purpose", "核对", "dueOn", World.today().toString()))
                .created();

        assertThat(loan.path("borrower").asString()).isEqualTo(community.login("reporter"));
        assertThat(loan.path("overdue").asBoolean()).isFalse();
    }
}
