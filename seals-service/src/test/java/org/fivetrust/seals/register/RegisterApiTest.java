package org.fivetrust.seals.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.testing.AtOnce.atOnce;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.seals.SealsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.Seals;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@SealsTest
class RegisterApiTest {

    private static final int YEAR = LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear();

    @Autowired
    private WebTestClient client;

    private Community community;
    private Seals seals;

    private UUID seal;

    @BeforeEach
    void aSealInCustody() {
        NeighbourStub.reset();
        community = World.over(client).community();
        seals = new Seals(community);
        seal = seals.registered();
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
    void every_use_is_a_line_that_says_who_what_why_and_on_whose_decision() {
        var request = seals.authorised(client, seal);
        community.seals("custodian").imprint(request, Seals.papers(3)).created();

        var line = community
                .seals("reporter")
                .readRegister(seal)
                .ok()
                .path("items")
                .get(0);
        assertThat(line.path("useNumber").asString()).isEqualTo(YEAR + "-0001");
        assertThat(line.path("request").asString()).isEqualTo(request.toString());
        assertThat(line.path("documentTitle").asString()).isEqualTo("活动室租赁合同");
        assertThat(line.path("documentDigest").asString()).isEqualTo(Seals.DIGEST);
        assertThat(line.path("approvedCopies").asInt()).isEqualTo(4);
        assertThat(line.path("copies").asInt()).isEqualTo(3);
        assertThat(line.path("purpose").asString()).isEqualTo("活动室租赁合同签订");
        assertThat(line.path("requestedBy").asString()).isEqualTo(community.login("reporter"));
        assertThat(line.path("custodian").asString()).isEqualTo("custodian");
        assertThat(line.path("matter").asString())
                .isEqualTo(NeighbourStub.asked(request).matter().toString());
        assertThat(line.path("warrant").asString()).isNotEmpty();
    }

    @Test
    void use_numbers_have_no_gap_whatever_fails_in_between() {
        var requests = IntStream.range(0, 24)
                .mapToObj(_ -> seals.authorised(client, seal))
                .toList();
        atOnce(
                2 * requests.size(),
                n -> community
                        .seals("custodian")
                        .imprint(requests.get(n / 2), Seals.papers(n % 2 == 0 ? 9 : 4))
                        .status());

        assertThat(community.seals("auditor").readRegister(seal).items())
                .extracting(line -> line.path("useNumber").asString())
                .containsExactly(numbers(1, 24));
    }

    @Test
    void each_seal_counts_its_own_uses() {
        community
                .seals("custodian")
                .imprint(seals.authorised(client, seal), Seals.papers(4))
                .created();
        var finance = seals.registered("kind", "FINANCE");

        assertThat(community
                        .seals("custodian")
                        .imprint(seals.authorised(client, finance), Seals.papers(4))
                        .done()
                        .path("useNumber")
                        .asString())
                .isEqualTo(YEAR + "-0001");
        assertThat(community.seals("auditor").readRegister(seal).items()).hasSize(1);
    }

    @Test
    void the_register_is_read_page_by_page_in_the_order_of_its_numbers() {
        IntStream.range(0, 3)
                .forEach(_ -> community
                        .seals("custodian")
                        .imprint(seals.authorised(client, seal), Seals.papers(4))
                        .created());
        var first = community.seals("auditor").readRegister(seal, "limit", 2).ok();
        var second = community
                .seals("auditor")
                .readRegister(seal, "limit", 2, "cursor", first.path("next").asString())
                .ok();

        assertThat(first.path("items"))
                .extracting(line -> line.path("useNumber").asString())
                .containsExactly(numbers(1, 2));
        assertThat(second.path("items"))
                .extracting(line -> line.path("useNumber").asString())
                .containsExactly(numbers(3, 3));
        community.seals("auditor").readRegister(seal, "cursor", "bm9uc2Vuc2U").refused(400, "request.malformed");
    }

    @Test
    void a_seal_that_is_not_there_has_no_register() {
        community.seals("auditor").readRegister(UUID.randomUUID()).refused(404, "access.not-found");
        assertThat(community.seals("reporter").readRegister(seal).items()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"update seal_use set copies = 400", "delete from seal_use"})
    void even_the_owner_of_the_tables_changes_no_line(String statement) throws SQLException {
        community
                .seals("custodian")
                .imprint(seals.authorised(client, seal), Seals.papers(4))
                .created();
        try (var connection = TestPostgres.owner("seals");
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement)).hasMessageContaining("never changed");
        }
    }

    @Test
    void the_database_writes_down_no_use_beyond_what_was_approved() throws SQLException {
        var request = seals.authorised(client, seal);
        var use = "insert into seal_use (principal, seal, request, document_digest, copies, custodian, custodian_name,"
                + " used_at) values ('%s', '%s', '%s', '%s', %d, '%s', 'x', now())";
        try (var connection = TestPostgres.application("seals");
                var sql = connection.createStatement()) {
            sql.execute("set app.principals = '*'");
            for (var attempt : new String[] {
                use.formatted(community.committee(), seal, request, Seals.DIGEST, 5, "custodian"),
                use.formatted(community.committee(), seal, request, "sha-256:" + "b2".repeat(32), 4, "custodian"),
                use.formatted(community.committee(), seal, request, Seals.DIGEST, 4, community.login("reporter"))
            }) {
                assertThatThrownBy(() -> sql.execute(attempt)).hasMessageContaining("does not allow this use");
            }
        }
    }
}
