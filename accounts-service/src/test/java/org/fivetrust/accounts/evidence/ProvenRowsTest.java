package org.fivetrust.accounts.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.ReadsTheWholeLog;
import org.fivetrust.testing.Tampering;
import org.fivetrust.testing.Tampering.Change;
import org.fivetrust.testing.TestTokens;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.Vouchers;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Rows beside the vouchers that carry numbers or decisions: each that is changed past the service is found and named.
 */
@AccountsTest
@ReadsTheWholeLog
class ProvenRowsTest {

    private static final String CHANGED = """
            dimension | book, code, name, kind, defined_by, defined_at, ruling | :book, 'road/1', '甲', 'PROJECT', \
              'u', now(), :id | name | '乙' | '甲' | dimension.defined
            import | book, id, digest, again, format, vouchers, lines, opening_lines, imported_by, imported_at, \
              ruling | :book, :id, 'd', false, 'CSV', 1, 2, 0, 'u', now(), :id | digest | 'e' | 'd' | file.imported
            month_closed | book, month, closed_by, closed_by_name, closed_at, ruling, warnings | :book, \
              '2026-01-01', 'u', 'U', now(), :id, '[]' | closed_by | 'v' | 'u' | month.closed
            book_check | book, code, valid_from, severity, set_by, set_at, ruling | :book, 'DEPRECIATION', \
              '2026-01-01', 'WARN', 'u', now(), :id | severity | 'REFUSE' | 'WARN' | closing-check.set
            kept_money | account, since | 'a/b', '2026-01-01' | since | since + 1 | since - 1 | money.kept
            reconciled_money | account, as_of, balance, reconciliation, digest, signed_by | \
              'a/b', '2026-01-01', 5, 'r', 'd', 'u' | balance | 6 | 5 | money.reconciled
            source | kind, id, happened_on, amount, category, counterparty, purpose, documents, received_at | \
              'payment', 'a/b', '2026-01-01', 5, 'c', 'd', 'e', '[]', now() | amount | 6 | 5 | source-event.received
            own_layout | book, id, copied, name, made_by, made_at | :book, :id, (select min(code) from \
              statement_layout), '甲', 'u', now() | name | '乙' | '甲' | layout.copied
            statement_figure | book, layout, number, term, month, current, stated_by, stated_at | :book, 'l', '1', \
              't', '2026-01-01', 5, 'u', now() | current | 6 | 5 | statement.figure
            """;

    private static final String OF_A_DIMENSION = """
            dimension_value | book, dimension, code, name, defined_by, defined_at | :book, 'd', 'a/b', '甲', 'u', \
              now() | name | '乙' | '甲' | dimension.value
            dimension_required | book, account, dimension, required_by, required_at, ruling | :book, '1002', 'd', \
              'u', now(), :id | required_by | 'v' | 'u' | dimension.required
            """;

    @Autowired
    private WebTestClient client;

    private Community community;
    private Books books;
    private Tampering tampering;
    private String book;
    private final String id = UUID.randomUUID().toString();

    @BeforeEach
    void aBook() {
        NeighbourStub.reset();
        community = World.over(
                        client.mutate().responseTimeout(Duration.ofMinutes(2)).build())
                .community();
        books = new Books(community);
        tampering = new Tampering(client, community.committee(), "accounts");
        book = books.opened();
    }

    private String filled(String text) {
        return text.replace(":principal", "'" + community.committee() + "'")
                .replace(":book", "'" + book + "'")
                .replace(":id", "'" + id + "'");
    }

    /** A row that is written, and how it is changed past the service. */
    private record Row(
            String table, String columns, String values, String column, String change, String undoing, String kind) {

        static Row of(String line) {
            var parts = line.split(" +\\| +");
            return new Row(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6]);
        }

        String insert() {
            return "insert into %s (principal, %s) values (:principal, %s)".formatted(table, columns, values);
        }

        String found() {
            return kind + "/" + column;
        }
    }

    private void areNamed(String lines) {
        var rows = lines.lines().map(Row::of).toList();
        rows.forEach(row -> tampering.write(filled(row.insert())));

        assertThat(tampering.changed(rows.stream()
                        .map(row -> new Change(
                                row.table(),
                                filled("principal = :principal"),
                                row.column(),
                                row.change(),
                                row.undoing()))
                        .toList()))
                .containsExactlyInAnyOrderElementsOf(
                        rows.stream().map(Row::found).toList());
    }

    @Test
    void aRowThatIsChangedIsNamed() {
        areNamed(CHANGED);
    }

    @Test
    void whatBelongsToADimensionIsProven() {
        tampering.write(
                filled("insert into dimension (principal, book, code, name, kind, defined_by, defined_at, ruling)"
                        + " values (:principal, :book, 'd', '甲', 'PROJECT', 'u', now(), :id)"));

        areNamed(OF_A_DIMENSION);
    }

    @Test
    void aClosedYearIsProven() {
        tampering.write(filled("""
                insert into month_closed (principal, book, month, closed_by, closed_by_name, closed_at, ruling, warnings)
                select :principal, :book, month, 'u', 'U', now(), :id, '[]'
                  from generate_series('2026-01-01', '2026-12-01', interval '1 month') as month
                 order by month;
                insert into year_closed (principal, book, year, closed_by, closed_by_name, closed_at, ruling)
                values (:principal, :book, 2026, 'u', 'U', now(), :id)
                """));

        assertThat(tampering.changed("year_closed", filled("book = :book"), "closed_by", "'v'", "'u'"))
                .containsExactly("year.closed");
    }

    private void ownLayout() {
        tampering.write(filled("""
                insert into own_layout (principal, id, book, copied, name, made_by, made_at)
                values (:principal, :id, :book, (select min(code) from statement_layout), '甲', 'u', now());
                insert into own_line (principal, layout, version, position, number, name, formula)
                values (:principal, :id, 1, 1, '1', '货币资金', 'D(1001)')
                """));
    }

    @Test
    void aLineOfALayoutIsProven() {
        ownLayout();

        assertThat(tampering.changed("own_line", filled("layout = :id"), "formula", "'D(1002)'", "'D(1001)'"))
                .containsExactly("layout.line");
    }

    @Test
    void aLayoutThatIsSetToAnotherVersionIsNamed() {
        ownLayout();
        var update = filled("update own_layout set version = %d where id = :id");

        assertThat(tampering.findings(update.formatted(2), update.formatted(1)))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.path("kind").asString()).isEqualTo("layout.version"));
    }

    @Test
    void anEventThatIsBookedToAnotherVoucherIsNamed() {
        var voucher = books.drafted(book, Vouchers.supplies("2026-03-05", "600.00"));
        tampering.write(filled("""
                insert into source (principal, kind, id, happened_on, amount, category, counterparty, purpose, documents,
                    received_at) values (:principal, 'payment', :id, '2026-01-01', 5, 'c', 'd', 'e', '[]', now())
                """));
        var update = filled("update source set voucher = %s where id = :id");

        assertThat(tampering.findings(update.formatted("'" + voucher + "'"), update.formatted("null")))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.path("kind").asString()).isEqualTo("source-event.booked"));
    }

    @Test
    void anElectronicOriginalIsProvenFromItsClaimToItsRelease() {
        tampering.write(
                filled(
                        "insert into electronic_paper (kind, number, kind_key, number_key, holder, voucher,"
                                + " sha256, claimed_at) values ('invoice', 'a/' || :id, 'INVOICE', 'a' || :id, :principal, :id, repeat('a', 64), now())"));
        var where = filled("voucher = :id");

        assertThat(tampering.changed("electronic_paper", where, "sha256", "repeat('b', 64)", "repeat('a', 64)"))
                .containsExactly("electronic-paper.claimed");
        tampering.write("update electronic_paper set released_at = now() where " + where);
        assertThat(tampering.changed(
                        "electronic_paper",
                        where,
                        "released_at",
                        "released_at - interval '1 day'",
                        "released_at + interval '1 day'"))
                .containsExactly("electronic-paper.released");
    }

    private Tampering everyones() {
        return new Tampering(client, "*", "accounts");
    }

    @Test
    void aPostingRuleIsProvenForEveryone() {
        var where = "id = (select min(id) from posting_rule where subdistrict is null)";

        assertThat(everyones().changed("posting_rule", where, "summary", "summary || '!'", "rtrim(summary, '!')"))
                .containsExactly("posting-rule.version");
    }

    @Test
    void aProposedPostingRuleIsProvenForItsSubdistrict() {
        tampering.write(filled("""
                insert into posting_rule_proposal (id, rule, subdistrict, standard, kind, category, word, voucher_type, debit,
                    credit, summary, valid_from, reason, proposed_by, proposed_at)
                select :id, :id, '%s', standard, kind, category, word, voucher_type, debit, credit, summary, '2026-01-01',
                       '甲', 'u', now()
                  from posting_rule order by id limit 1
                """.formatted(TestTokens.SUBDISTRICT)));
        var ofSubdistrict = new Tampering(client, "street-" + TestTokens.SUBDISTRICT, "accounts");
        var where = filled("id = :id");

        assertThat(ofSubdistrict.changed("posting_rule_proposal", where, "reason", "'乙'", "'甲'"))
                .containsExactly("posting-rule.proposed");
        tampering.write("update posting_rule_proposal set decided_by = 'v', decided_at = now(), approved = true where "
                + where);
        assertThat(ofSubdistrict.changed("posting_rule_proposal", where, "approved", "false", "true"))
                .containsExactly("posting-rule.decided");
        assertThat(ofSubdistrict.changed("posting_rule", where, "approved_by", "'w'", "'v'"))
                .containsExactly("posting-rule.version");
    }

    @Test
    void aRulingByMandateIsProven() {
        assertThat(tampering.changed("standing_ruling", filled("principal = :principal"), "by", "'x'", "'accountant'"))
                .containsExactly("standing-ruling.made");
    }

    @Test
    void theRulingOfAStepIsProvenByTheLeafOfTheStep() {
        var voucher = books.posted(book, Vouchers.supplies("2026-03-05", "600.00"));
        var where =
                " where id = (select ruling from voucher_step where voucher = '" + voucher + "' and step = 'POSTED')";

        assertThat(tampering.findings(
                        "update standing_ruling set basis = basis || '{\"x\": 1}'" + where,
                        "update standing_ruling set basis = basis - 'x'" + where))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.path("code").asString()).isEqualTo("CHANGED"),
                        finding -> assertThat(finding.path("kind").asString()).isEqualTo("voucher.posted"),
                        finding ->
                                assertThat(finding.path("subject").asString()).isEqualTo(voucher),
                        finding ->
                                assertThat(finding.path("pointer").asString()).isEqualTo("/ruling"));
    }

    @Test
    void theRulingOfAStepHasNoLeafOfItsOwn() {
        var draft = books.drafted(book, Vouchers.supplies("2026-03-05", "600.00"));
        var before = tampering.subjects("standing-ruling.made");
        community.accounts("accountant").submitVoucher(draft).ok();
        community.accounts("reviewer").reviewVoucher(draft).ok();
        community.accounts("accountant").postVoucher(draft).ok();

        assertThat(tampering.subjects("standing-ruling.made")).isEqualTo(before);
    }
}
