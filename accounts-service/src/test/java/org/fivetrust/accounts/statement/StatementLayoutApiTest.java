package org.fivetrust.accounts.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.fivetrust.testing.AtOnce.atOnce;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.statement.model.CheckFormula;
import org.fivetrust.testing.TestPostgres;
import org.junit.jupiter.api.Test;

/** Layouts: the statutory one stays, a copy may be changed, and checks follow the lines. */
@AccountsTest
class StatementLayoutApiTest extends StatementScenario {

    @Test
    void ofManyWhoChangeACopyAtOnceNoneOverwritesAnother() {
        ruralYear();
        var id = community
                .accounts("accountant")
                .copyStatementLayout(book, Map.of("layout", "RC2023-BS", "name", "副本"))
                .id();
        var lines = Map.of("lines", List.of(Map.of("number", "1", "name", "货币", "formula", "D(101)")));

        var answers = atOnce(
                6,
                _ -> community
                        .accounts("accountant")
                        .changeStatementLayout(book, id, lines)
                        .status());

        assertThat(answers).isSubsetOf(200, 409).contains(200);
        assertThat(community
                        .accounts("accountant")
                        .readStatementLayout(book, id)
                        .ok()
                        .path("version")
                        .asInt())
                .isEqualTo(1
                        + (int) answers.stream().filter(status -> status == 200).count());
    }

    @Test
    void aCopyOfALayoutMayBeChangedAndTheStatutoryOneNever() {
        ruralYear();
        var copy = community
                .accounts("accountant")
                .copyStatementLayout(book, Map.of("layout", "RC2023-IS", "name", "内部收益表"))
                .created();
        var id = copy.path("id").asString();
        var lines = List.of(
                Map.of("number", "1", "name", "收入", "formula", "NC(501)+NC(503)"),
                Map.of("number", "2", "name", "两倍", "formula", "L(1)+L(1)"));

        var changed = community
                .accounts("accountant")
                .changeStatementLayout(book, id, Map.of("lines", lines))
                .ok();

        assertThat(copy.path("lines")).hasSize(20);
        assertThat(changed.path("version").asInt()).isEqualTo(2);
        assertThat(line(statement("income", "period", "2025-12", "layout", id), "2")
                        .path("yearToDate")
                        .asString())
                .isEqualTo("70000.00");
        assertThat(statement("income", "period", "2025-12").path("lines")).hasSize(20);
        community
                .accounts("accountant")
                .changeStatementLayout(book, "RC2023-IS", Map.of("lines", lines))
                .refused(422, "accounts.layout-statutory");
        var faulty = List.of(
                Map.of("number", "1", "name", "收入", "formula", "NC(501"),
                Map.of("number", "2", "name", "环", "formula", "Q(2)"));
        assertThat(community
                        .accounts("accountant")
                        .changeStatementLayout(book, id, Map.of("lines", faulty))
                        .refused(400, "request.malformed")
                        .path("violations"))
                .hasSize(2);
    }

    @Test
    void theDatabaseItselfKeepsStatutoryLayouts() throws SQLException {
        try (var connection = TestPostgres.application("accounts");
                var statement = connection.createStatement()) {
            assertThat(catchThrowable(() -> statement.execute("update statement_line set formula = 'D(101)'")))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aChangeOfAStatutoryLayoutIsSeenByTheNextReading() throws SQLException {
        ruralYear();
        var first = line(statement("balance-sheet", "period", "2025-12"), "1");
        var name = first.path("name").asString();
        try {
            rewritten(name + "（新）", "C(102)");
            var changed = line(statement("balance-sheet", "period", "2025-12"), "1");
            assertThat(changed.path("name").asString()).isEqualTo(name + "（新）");
            assertThat(changed.path("formula").asString()).isEqualTo("C(102)");
            assertThat(changed.path("closing").asString()).isEqualTo("-125000.00");
        } finally {
            rewritten(name, first.path("formula").asString());
        }
        assertThat(line(statement("balance-sheet", "period", "2025-12"), "1")).isEqualTo(first);
    }

    /** As a migration would. */
    private static void rewritten(String name, String formula) throws SQLException {
        try (var connection = TestPostgres.owner("accounts");
                var change = connection.prepareStatement(
                        "update statement_line set name = ?, formula = ? where layout = 'RC2023-BS' and number = '1'")) {
            change.setString(1, name);
            change.setString(2, formula);
            change.executeUpdate();
        }
    }

    /** A form that numbers its lines otherwise brings its own checks. */
    @Test
    void checksAreTiedToTheLinesOfTheirLayout() throws SQLException {
        ruralYear();
        try {
            renumbered("23", "9023");
            var sheet = statement("balance-sheet", "period", "2025-12");
            assertThat(line(sheet, "9023").path("closing").asString()).isEqualTo("125000.00");
            everyCheckHolds(sheet);
        } finally {
            renumbered("9023", "23");
        }
        everyCheckHolds(statement("balance-sheet", "period", "2025-12"));
    }

    /** As a migration would. */
    private static void renumbered(String from, String to) throws SQLException {
        try (var connection = TestPostgres.owner("accounts");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("update statement_line set number = '" + to
                    + "' where layout = 'RC2023-BS' and number = '" + from + "'");
            statement.execute("update statement_check set left_formula = replace(left_formula, '(" + from + ")', '("
                    + to + ")') where sheet = 'RC2023-BS'");
            connection.commit();
        }
    }

    @Test
    void everyCheckNamesLinesOfItsForms() throws SQLException {
        try (var connection = TestPostgres.owner("accounts");
                var statement = connection.createStatement()) {
            var missing = statement.executeQuery("""
                    select rule.sheet || ' ' || rule.position || ' ' || named[1] || '(' || named[2] || ')'
                      from statement_check rule
                     cross join regexp_matches(rule.left_formula || '+' || rule.right_formula,
                                    '(CLOSING|OPENING|DETAILS|YEAR[UR]?)\\(([0-9a-z]+)', 'g') named
                     where not exists (
                           select from statement_line line
                            where line.number = named[2]
                              and line.layout = case when named[1] like 'YEAR%' then rule.income else rule.sheet end)
                    """);
            assertThat(missing.next()).isFalse();
            var checks = statement.executeQuery("select left_formula || ' ' || right_formula from statement_check");
            var read = 0;
            while (checks.next()) {
                for (var formula : checks.getString(1).split(" ")) {
                    CheckFormula.parse(formula);
                    read++;
                }
            }
            assertThat(read).isEqualTo(34);
        }
    }
}
