package org.fivetrust.accounts.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Town.refused;
import static org.fivetrust.accounts.Town.supplies;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.Town;
import org.fivetrust.evidence.model.Bundle;
import org.fivetrust.evidence.model.Checkpoint;
import org.fivetrust.evidence.model.Consistency;
import org.fivetrust.evidence.model.Json;
import org.fivetrust.evidence.model.SignedNote;
import org.fivetrust.evidence.model.VerifierKey;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@AccountsTest
class EvidenceApiTest {

    private WebTestClient client;
    private Town town;
    private String book;

    @BeforeEach
    void newcomers(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        this.client = client;
        town = Town.over(client);
        book = town.book();
    }

    private String text(String login, String path) {
        return new String(
                town.get(login, path)
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent(),
                StandardCharsets.UTF_8);
    }

    private List<VerifierKey> keys() {
        var published = client.get()
                .uri("/.well-known/evidence/accounts")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return published.lines().map(VerifierKey::parse).toList();
    }

    private String posted() {
        return town.posted(book, supplies("2026-03-05", "600.00")).path("id").asString();
    }

    private Bundle proof(String voucher) {
        return Bundle.parse(text(town.reporter(), "/v1/vouchers/" + voucher + "/proof"));
    }

    private Checkpoint checkpoint() {
        return Checkpoint.parse(SignedNote.parse(text("auditor", "/v1/logs/accounts/checkpoint"))
                .text());
    }

    @Test
    void aPostedVoucherIsProvenOfflineByItsWholeContent() {
        var bundle = proof(posted());

        assertThat(bundle.faults(keys())).isEmpty();
        assertThat(bundle.leaf().field("kind")).isEqualTo("voucher.posted");
        assertThat(bundle.leaf().field("actor")).isEqualTo("accountant");
        assertThat(bundle.leaf().field("principal")).isEqualTo(town.principal());
        assertThat(bundle.leaf().field("ruling")).isNotEmpty();
        var content = Json.object(bundle.content());
        assertThat(((Map<?, ?>) content.get("voucher")).get("number")).isEqualTo(1L);
        assertThat(each(content.get("lines"), "debit")).containsExactly(60000L, 0L);
        assertThat(each(content.get("steps"), "by")).containsExactly("accountant", "accountant", "reviewer");
    }

    private static List<Object> each(Object list, String field) {
        return ((List<?>) list)
                .stream().map(item -> (Object) ((Map<?, ?>) item).get(field)).toList();
    }

    @Test
    void everyStepOfAVoucherIsALeafAndSoIsWhatIsOpened() throws SQLException {
        var voucher = posted();
        town.created(
                "accountant",
                "/v1/books/" + book + "/accounts",
                Map.of("code", "100101", "name", "备用金", "parent", "1001"));

        assertThat(kinds(voucher))
                .containsExactly("voucher.drafted", "voucher.submitted", "voucher.reviewed", "voucher.posted");
        assertThat(kinds(book)).containsExactly("book.opened");
        assertThat(kinds(book + "/100101")).containsExactly("account.opened");
        for (var step : List.of("DRAFTED", "SUBMITTED", "REVIEWED", "POSTED")) {
            var bundle = Bundle.parse(text("auditor", "/v1/vouchers/" + voucher + "/proof?step=" + step));
            assertThat(bundle.faults(keys())).isEmpty();
        }
    }

    private static List<String> kinds(String subject) throws SQLException {
        try (var connection = TestPostgres.superuser("accounts");
                var query =
                        connection.prepareStatement("select kind from evidence_leaf where subject = ? order by seq")) {
            query.setString(1, subject);
            var found = query.executeQuery();
            var kinds = new ArrayList<String>();
            while (found.next()) {
                kinds.add(found.getString(1));
            }
            return kinds;
        }
    }

    @Test
    void theLogOnlyGrows() {
        var first = proof(posted());
        var earlier = Checkpoint.parse(first.checkpoint().text());
        var later = Checkpoint.parse(proof(posted()).checkpoint().text());

        var proof = Consistency.parse(
                text("auditor", "/v1/logs/accounts/consistency?from=" + earlier.size() + "&to=" + later.size()));

        assertThat(later.size()).isGreaterThan(earlier.size());
        assertThat(proof.leads(earlier, later)).isTrue();
        assertThat(proof.leads(later, earlier)).isFalse();
        assertThat(text("auditor", "/v1/logs/accounts/checkpoint?size=" + earlier.size()))
                .isEqualTo(first.checkpoint().whole());
        assertThat(checkpoint().size()).isGreaterThanOrEqualTo(later.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "consistency?from=0&to=1",
                "consistency?from=2&to=1",
                "consistency?from=1&to=999999999",
                "consistency?from=1",
                "leaves?from=-1",
                "leaves?limit=0",
                "leaves?limit=100000",
                "checkpoint?size=x"
            })
    void whatTheLogNeverWasIsNotProven(String path) {
        proof(posted());
        refused(town.get("auditor", "/v1/logs/accounts/" + path), 400, "request.malformed");
    }

    @Test
    void anotherAreasLogIsNotHere() {
        refused(town.get("auditor", "/v1/logs/funds/checkpoint"), 404, "access.not-found");
    }

    @Test
    void othersSeeTheHashOfALeafAndNeverItsText() {
        var bundle = proof(posted());
        var path = "/v1/logs/accounts/leaves?limit=1&from=" + bundle.index();

        var own = town.seen(town.reporter(), path).path("items").get(0);
        var others = town.seen("reporter.elsewhere", path).path("items").get(0);

        assertThat(own.path("leaf").asString()).isEqualTo(bundle.leaf().text());
        assertThat(others.path("leaf").isNull()).isTrue();
        assertThat(others.path("sha256").asString())
                .isEqualTo(own.path("sha256").asString());
        refused(
                town.get("reporter.elsewhere", "/v1/vouchers/" + bundle.leaf().field("subject") + "/proof"),
                404,
                "access.not-found");
    }

    @Test
    void aDraftHasNoProofOfPosting() {
        var draft = town.drafted(book, supplies("2026-03-05", "600.00"));
        refused(town.get("accountant", "/v1/vouchers/" + draft + "/proof"), 404, "access.not-found");
    }

    @Test
    void manyAtOnceGetPlacesWithoutGapsAndEachIsProven() {
        var vouchers = town.reviewedAll(
                book,
                IntStream.range(0, 20)
                        .mapToObj(n -> supplies("2026-03-05", (n + 1) + ".00"))
                        .toList());

        var bundles = Town.atOnce(20, n -> {
            town.done("accountant", "/v1/vouchers/" + vouchers.get(n) + "/post", Map.of());
            return proof(vouchers.get(n));
        });

        var keys = keys();
        var places = new HashSet<Long>();
        for (var bundle : bundles) {
            assertThat(bundle.faults(keys)).isEmpty();
            places.add(bundle.index());
        }
        assertThat(places).hasSize(20);
        var size = checkpoint().size();
        var seen = new HashMap<Long, String>();
        for (var from = 0L; from < size; from += 200) {
            town.seen("auditor", "/v1/logs/accounts/leaves?limit=200&from=" + from)
                    .path("items")
                    .forEach(leaf -> seen.put(
                            leaf.path("index").asLong(), leaf.path("leaf").asString()));
        }
        for (var place = 0L; place < size; place++) {
            assertThat(seen).containsKey(place);
        }
    }

    @Test
    void aLeafNeverStandsBeforeWhatItRestsOn() {
        var voucher = posted();
        var places = new ArrayList<Long>();
        for (var step : List.of("DRAFTED", "SUBMITTED", "REVIEWED", "POSTED")) {
            places.add(Bundle.parse(text("auditor", "/v1/vouchers/" + voucher + "/proof?step=" + step))
                    .index());
        }
        assertThat(places).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into evidence_leaf (principal, kind, subject, body, content, at)"
                        + " values ('%s', 'voucher.posted', 'x', '{}', '{}', now())",
                "update evidence_leaf set body = '{}' where principal = '%s'",
                "update evidence_leaf set at = now() where principal = '%s'",
                "delete from evidence_leaf where principal = '%s'",
                "insert into evidence_position (principal, seq, position) values ('%s', 0, (select size from evidence_head))",
                "update evidence_position set position = position + 1000000 where principal = '%s'",
                "delete from evidence_position where principal = '%s'",
                "insert into evidence_pending (seq, principal) values (0, '%s')",
                "update evidence_node set sha256 = sm3",
                "delete from evidence_node",
                "delete from evidence_checkpoint",
                "update evidence_head set size = 0"
            })
    void theServiceItselfCannotRewriteItsLog(String statement) throws SQLException {
        proof(posted());
        assertThat(failing("application", statement)).isTrue();
        if (!statement.matches("insert into evidence_(leaf|pending) .*")) {
            assertThat(failing("owner", statement)).isTrue();
        }
    }

    @Test
    void noEvidenceIsWrittenInAnotherPrincipalsName() throws SQLException {
        try (var connection = TestPostgres.application("accounts");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.principals', 'somebody-else', true)");
            assertThat(Set.of(fails(
                            statement,
                            "select record_evidence('" + town.principal() + "', 'x', 'y', '{}', 'me', null, now())")))
                    .containsExactly(true);
        }
    }

    private boolean failing(String who, String sql) throws SQLException {
        try (var connection =
                        who.equals("owner") ? TestPostgres.owner("accounts") : TestPostgres.application("accounts");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.principals', '*', true)");
            var failed = fails(statement, sql.formatted(town.principal()));
            connection.rollback();
            return failed;
        }
    }

    private static boolean fails(java.sql.Statement statement, String sql) {
        try {
            statement.execute(sql);
            return false;
        } catch (SQLException refused) {
            return true;
        }
    }
}
