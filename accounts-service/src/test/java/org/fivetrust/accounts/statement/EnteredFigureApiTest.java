package org.fivetrust.accounts.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.TestPostgres;
import org.junit.jupiter.api.Test;

/** Figures that no ledger gives are entered by hand. */
@AccountsTest
class EnteredFigureApiTest extends StatementScenario {

    @Test
    void aFigureNobodyCanComputeIsEnteredAndLaterOnesStandInItsPlace() {
        nonprofit("NONPROFIT_2024", "2026");
        post("2026-02-11", "1002", "9000.00", "", "2501", "", "9000.00");
        assertThat(line(statement("balance-sheet", "period", "2026-02"), "70")
                        .path("closing")
                        .isNull())
                .isTrue();

        for (var amount : List.of("1000.00", "2500.00")) {
            community
                    .accounts("accountant")
                    .enterStatementFigure(book, figure("70", "MAT1Y(2501)", amount))
                    .created();
            community
                    .accounts("accountant")
                    .enterStatementFigure(book, figure("67", "MAT1Y(2501,2502)", amount))
                    .created();
        }
        var sheet = statement("balance-sheet", "period", "2026-02");

        assertThat(line(sheet, "67").path("closing").asString()).isEqualTo("2500.00");
        assertThat(line(sheet, "70").path("closing").asString()).isEqualTo("6500.00");
        everyCheckHolds(sheet);
        community
                .accounts("accountant")
                .enterStatementFigure(book, figure("1", "D(1001)", "1.00"))
                .refused(400, "request.malformed");
        community
                .accounts("reporter")
                .enterStatementFigure(book, figure("70", "MAT1Y(2501)", "1.00"))
                .refused(403, "access.role");
    }

    private static Map<String, Object> figure(String number, String term, String amount) {
        return Map.of("layout", "NPO2024-BS", "number", number, "term", term, "period", "2026-02", "current", amount);
    }

    @Test
    void aFigureSentTwiceIsEnteredOnce() throws SQLException {
        nonprofit("NONPROFIT_2024", "2026");
        var path = "/v1/books/" + book + "/statement-figures";
        for (var n = 0; n < 2; n++) {
            community
                    .accounts("accountant")
                    .withKey("same")
                    .enterStatementFigure(book, figure("70", "MAT1Y(2501)", "1.00"))
                    .created();
        }

        community
                .accounts("accountant")
                .withKey("same")
                .enterStatementFigure(book, figure("70", "MAT1Y(2501)", "2.00"))
                .refused(422, "request.key-reused");
        try (var connection = TestPostgres.superuser("accounts");
                var count = connection.prepareStatement("select count(*) from statement_figure where book = ?")) {
            count.setObject(1, UUID.fromString(book));
            var found = count.executeQuery();
            found.next();
            assertThat(found.getInt(1)).isOne();
        }
    }
}
