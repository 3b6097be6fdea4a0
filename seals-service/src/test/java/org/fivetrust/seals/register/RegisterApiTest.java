package org.fivetrust.seals.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.seals.Town.papers;
import static org.fivetrust.seals.Town.refused;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.seals.SealsTest;
import org.fivetrust.seals.Town;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@SealsTest
class RegisterApiTest {

    private static final int YEAR = LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear();

    private Town town;

    private UUID seal;

    @BeforeEach
    void aSealInCustody(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
        seal = town.registered();
    }

    private String register() {
        return "/v1/seals/" + seal + "/register";
    }

    private static String[] numbers(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj("%d-%%04d".formatted(YEAR)::formatted)
                .toArray(String[]::new);
    }

    @Test
    void everyUseIsALineThatSaysWhoWhatWhyAndOnWhoseDecision() {
        var request = town.authorised(seal);
        town.imprint(request, papers(3)).expectStatus().isCreated();

        var line = town.seen(town.reporter(), register()).path("items").get(0);
        assertThat(line.path("useNumber").asString()).isEqualTo(YEAR + "-0001");
        assertThat(line.path("request").asString()).isEqualTo(request.toString());
        assertThat(line.path("documentTitle").asString()).isEqualTo("活动室租赁合同");
        assertThat(line.path("documentDigest").asString()).isEqualTo(Town.DIGEST);
        assertThat(line.path("approvedCopies").asInt()).isEqualTo(4);
        assertThat(line.path("copies").asInt()).isEqualTo(3);
        assertThat(line.path("purpose").asString()).isEqualTo("活动室租赁合同签订");
        assertThat(line.path("requestedBy").asString()).isEqualTo(town.reporter());
        assertThat(line.path("custodian").asString()).isEqualTo("custodian");
        assertThat(line.path("matter").asString())
                .isEqualTo(NeighbourStub.asked(request).matter().toString());
        assertThat(line.path("warrant").asString()).isNotEmpty();
    }

    @Test
    void useNumbersHaveNoGapWhateverFailsInBetween() {
        var requests =
                IntStream.range(0, 24).mapToObj(_ -> town.authorised(seal)).toList();
        Town.atOnce(
                2 * requests.size(), n -> Town.status(town.imprint(requests.get(n / 2), papers(n % 2 == 0 ? 9 : 4))));

        assertThat(town.seen("auditor", register()).path("items"))
                .extracting(line -> line.path("useNumber").asString())
                .containsExactly(numbers(1, 24));
    }

    @Test
    void eachSealCountsItsOwnUses() {
        town.imprint(town.authorised(seal), papers(4)).expectStatus().isCreated();
        var finance = town.registered(Map.of("kind", "FINANCE"));

        assertThat(Town.read(town.imprint(town.authorised(finance), papers(4)))
                        .path("useNumber")
                        .asString())
                .isEqualTo(YEAR + "-0001");
        assertThat(town.seen("auditor", register()).path("items")).hasSize(1);
    }

    @Test
    void theRegisterIsReadPageByPageInTheOrderOfItsNumbers() {
        IntStream.range(0, 3)
                .forEach(_ -> town.imprint(town.authorised(seal), papers(4))
                        .expectStatus()
                        .isCreated());
        var first = town.seen("auditor", register() + "?limit=2");
        var second = town.seen(
                "auditor", register() + "?limit=2&cursor=" + first.path("next").asString());

        assertThat(first.path("items"))
                .extracting(line -> line.path("useNumber").asString())
                .containsExactly(numbers(1, 2));
        assertThat(second.path("items"))
                .extracting(line -> line.path("useNumber").asString())
                .containsExactly(numbers(3, 3));
        refused(town.get("auditor", register() + "?cursor=bm9uc2Vuc2U"), 400, "request.malformed");
    }

    @Test
    void aSealThatIsNotThereHasNoRegister() {
        refused(town.get("auditor", "/v1/seals/" + UUID.randomUUID() + "/register"), 404, "access.not-found");
        assertThat(town.seen(town.reporter(), register()).path("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"update seal_use set copies = 400", "delete from seal_use"})
    void evenTheOwnerOfTheTablesChangesNoLine(String statement) throws SQLException {
        town.imprint(town.authorised(seal), papers(4)).expectStatus().isCreated();
        try (var connection = TestPostgres.owner("seals");
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement)).hasMessageContaining("never changed");
        }
    }

    @Test
    void theDatabaseWritesDownNoUseBeyondWhatWasApproved() throws SQLException {
        var request = town.authorised(seal);
        var use = "insert into seal_use (principal, seal, request, document_digest, copies, custodian, custodian_name,"
                + " used_at) values ('%s', '%s', '%s', '%s', %d, '%s', 'x', now())";
        try (var connection = TestPostgres.application("seals");
                var sql = connection.createStatement()) {
            sql.execute("set app.principals = '*'");
            for (var attempt : new String[] {
                use.formatted(town.principal(), seal, request, Town.DIGEST, 5, "custodian"),
                use.formatted(town.principal(), seal, request, "sha-256:" + "b2".repeat(32), 4, "custodian"),
                use.formatted(town.principal(), seal, request, Town.DIGEST, 4, town.reporter())
            }) {
                assertThatThrownBy(() -> sql.execute(attempt)).hasMessageContaining("does not allow this use");
            }
        }
    }
}
