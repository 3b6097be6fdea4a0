package org.fivetrust.accounts.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.evidence.Tampering.tamper;
import static org.fivetrust.accounts.evidence.Tampering.together;
import static org.fivetrust.accounts.evidence.Tampering.unbound;
import static org.fivetrust.testing.world.Vouchers.supplies;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.ReadsTheWholeLog;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/**
 * The owner of the database changes vouchers, their lines, steps and balances: verification finds and names each
 * change.
 */
@AccountsTest
@ReadsTheWholeLog
class VoucherTamperingApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Books books;
    private String book;
    private String voucher;

    @BeforeEach
    void aPostedVoucher() {
        NeighbourStub.reset();
        community = World.over(
                        client.mutate().responseTimeout(Duration.ofMinutes(2)).build())
                .community();
        books = new Books(community);
        book = books.opened();
        voucher = books.posted(book, supplies("2026-03-05", "600.00"));
        community.accounts("auditor").proveVoucher(voucher).ok();
    }

    private JsonNode verified() {
        return community.evidence("auditor").verifyLog("accounts").created();
    }

    /** What is found between the tampering and its undoing; nothing is, once it is undone. */
    private List<JsonNode> foundAfter(String tampering, String undoing) throws SQLException {
        tamper(tampering);
        JsonNode verified;
        try {
            verified = verified();
        } finally {
            tamper(undoing);
        }
        assertThat(verified.path("holds").asBoolean()).isFalse();
        assertThat(verified().path("holds").asBoolean()).as("put right again").isTrue();
        return List.copyOf(verified.path("findings").values());
    }

    /** A field of a posted voucher, what somebody makes of it, and what is found of that. */
    private record Change(
            String table, String change, String undo, String where, String pointer, String kept, String found) {

        String sql(String set, String voucher) {
            var key = table.equals("voucher") ? "id" : "voucher";
            return "update " + table + " set " + set + " where " + key + " = '" + voucher + "' and " + where;
        }
    }

    private static final List<Change> CHANGES = List.of(
            new Change(
                    "voucher_line",
                    "debit = 60001",
                    "debit = 60000",
                    "position = 1",
                    "/lines/0/debit",
                    "60000",
                    "60001"),
            new Change(
                    "voucher_line",
                    "account = '5302'",
                    "account = '1002'",
                    "position = 2",
                    "/lines/1/account",
                    "\"1002\"",
                    "\"5302\""),
            new Change(
                    "voucher_line",
                    "summary = '购买设备'",
                    "summary = '购买办公用品'",
                    "position = 1",
                    "/lines/0/summary",
                    "\"购买办公用品\"",
                    "\"购买设备\""),
            new Change(
                    "voucher_line",
                    "dimensions = '{\"x\": \"y\"}'",
                    "dimensions = '{}'",
                    "position = 1",
                    "/lines/0/dimensions/x",
                    null,
                    "\"y\""),
            new Change("voucher", "attachments = 3", "attachments = 2", "true", "/voucher/attachments", "2", "3"),
            new Change(
                    "voucher",
                    "date = '2026-03-06'",
                    "date = '2026-03-05'",
                    "true",
                    "/voucher/date",
                    "\"2026-03-05\"",
                    "\"2026-03-06\""),
            new Change("voucher", "number = 9", "number = 1", "true", "/voucher/number", "1", "9"),
            new Change(
                    "voucher_step",
                    "by = 'reviewer'",
                    "by = 'accountant'",
                    "step = 'POSTED'",
                    "/step/by",
                    "\"accountant\"",
                    "\"reviewer\""),
            new Change(
                    "voucher_step",
                    "by = 'head'",
                    "by = 'reviewer'",
                    "step = 'REVIEWED'",
                    "/steps/2/by",
                    "\"reviewer\"",
                    "\"head\""));

    @Test
    void aNameOfABookThatIsChangedOrMovedIsFound() throws SQLException {
        community
                .accounts("accountant")
                .nameUnit(book, Map.of("name", "南湖社区居民委员会", "validFrom", "2026-01-01"))
                .created();
        community.accounts("auditor").proveVoucher(voucher).ok();
        var update = "update unit_name set %s where book = '" + book + "'";

        assertThat(foundAfter(update.formatted("name = '另一单位'"), update.formatted("name = '南湖社区居民委员会'")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString()).contains("book.named", "南湖社区居民委员会", "另一单位"));
        assertThat(foundAfter(
                        update.formatted("valid_from = valid_from + 1"),
                        update.formatted("valid_from = valid_from - 1")))
                .extracting(finding -> finding.path("code").asString())
                .containsExactlyInAnyOrder("DELETED", "WITHOUT_LEAF");
    }

    /** One verification for all: each field is compared by itself, so each is named whatever else was changed. */
    @Test
    void everyChangedFieldIsNamedWithWhatItWas() throws SQLException {
        var undo = CHANGES.stream()
                .map(change -> change.sql(change.undo(), voucher))
                .toArray(String[]::new);
        tamper(CHANGES.stream()
                .map(change -> change.sql(change.change(), voucher))
                .toArray(String[]::new));
        JsonNode verified;
        try {
            verified = verified();
        } finally {
            tamper(undo);
        }
        assertThat(verified().path("holds").asBoolean()).as("put right again").isTrue();

        var findings = List.copyOf(verified.path("findings").values());
        for (var change : CHANGES) {
            assertThat(findings).as(change.pointer()).anySatisfy(finding -> {
                assertThat(finding.path("code").asString()).isEqualTo("CHANGED");
                assertThat(finding.path("kind").asString()).isEqualTo("voucher.posted");
                assertThat(finding.path("principal").asString()).isEqualTo(community.committee());
                assertThat(finding.path("subject").asString()).isEqualTo(voucher);
                assertThat(finding.path("label").asString()).isEqualTo("付-1 2026-03");
                assertThat(finding.path("pointer").asString()).isEqualTo(change.pointer());
                assertThat(
                                finding.path("kept").isNull()
                                        ? null
                                        : finding.path("kept").asString())
                        .isEqualTo(change.kept());
                assertThat(finding.path("found").asString()).isEqualTo(change.found());
            });
        }
        assertThat(findings)
                .allMatch(finding -> finding.path("principal").asString().equals(community.committee()));
    }

    @Test
    void aDeletedLineIsNamed() throws SQLException {
        var findings = foundAfter(
                "with gone as (delete from voucher_line where voucher = '%s' and position = 2 returning *)"
                                .formatted(voucher)
                        + " insert into parked select * from gone",
                "insert into voucher_line select * from parked");

        assertThat(findings)
                .anyMatch(finding -> finding.path("pointer").asString().equals("/lines/1")
                        && finding.path("kind").asString().equals("voucher.posted"));
    }

    @AfterEach
    void nothingIsLeftParked() throws SQLException {
        together("drop table if exists parked, parked_voucher");
    }

    @BeforeEach
    void somewhereToParkRows() throws SQLException {
        try (var connection = unbound();
                var statement = connection.createStatement()) {
            statement.execute("drop table if exists parked, parked_voucher");
            statement.execute("create table parked as select * from voucher_line limit 0");
            statement.execute("create table parked_voucher as select * from voucher limit 0");
        }
    }

    @Test
    void aDeletedVoucherIsNamed() throws SQLException {
        var columns =
                "principal, id, book, type, date, attachments, documents, rule, version, status, number, drafted_at";
        tamper(
                "with gone as (delete from voucher where id = '%s' returning *) insert into parked_voucher select * from gone"
                        .formatted(voucher));
        JsonNode verified;
        try {
            verified = verified();
        } finally {
            tamper("insert into voucher (" + columns + ") select " + columns + " from parked_voucher");
        }

        assertThat(verified.path("findings").values())
                .anyMatch(finding -> finding.path("code").asString().equals("DELETED")
                        && finding.path("subject").asString().equals(voucher)
                        && finding.path("label").asString().equals("付-1 2026-03"));
        assertThat(verified().path("holds").asBoolean()).isTrue();
    }

    @Test
    void aVoucherSmuggledInIsNamed() throws SQLException {
        var smuggled = UUID.randomUUID();

        var findings =
                foundAfter("""
                insert into voucher (principal, id, book, type, date, status, number, drafted_at)
                select principal, '%s', book, type, date, 'POSTED', 77, drafted_at from voucher where id = '%s'
                """.formatted(smuggled, voucher), "delete from voucher where id = '" + smuggled + "'");

        assertThat(findings)
                .anyMatch(finding -> finding.path("code").asString().equals("WITHOUT_LEAF")
                        && finding.path("subject").asString().equals(smuggled.toString()));
    }

    @Test
    void aBalanceThatNoEntryExplainsIsNamed() throws SQLException {
        var update = "update balance set debit = debit %s 5 where book = '" + book + "' and account = '5301'";

        var findings = foundAfter(update.formatted("+"), update.formatted("-"));

        assertThat(findings)
                .anyMatch(finding -> finding.path("kind").asString().equals("balance")
                        && finding.path("label").asString().equals("5301 2026-03"));
    }
}
