package org.fivetrust.accounts.audit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fivetrust.accounts.audit.model.Admission.Admitted;
import org.fivetrust.accounts.audit.model.Admission.Declined;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditRequestTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-06-30");

    private static AuditMandate mandate(String principal, int... years) {
        return AuditMandate.of(
                List.of(principal),
                List.of("accounts"),
                Arrays.stream(years).boxed().toList(),
                TODAY.minusDays(10),
                TODAY.plusDays(10),
                false);
    }

    private static Admission ask(String path, Integer yearOfThing, AuditMandate... mandates) {
        var parts = path.split("\\?");
        var query = new LinkedHashMap<String, List<String>>();
        if (parts.length > 1) {
            for (var pair : parts[1].split("&")) {
                var named = pair.split("=");
                query.put(named[0], List.of(named[1]));
            }
        }
        return new AuditRequest("GET", parts[0], query, yearOfThing).admit(List.of(mandates), TODAY);
    }

    private static String code(Admission admission) {
        return admission instanceof Declined(var because) ? because.code() : "admitted";
    }

    @Test
    void aMandateOpensTheBooksOfWhomItNames() {
        assertThat(ask("/v1/books", null, mandate("a", 2026), mandate("b", 2025)))
                .isInstanceOfSatisfying(
                        Admitted.class,
                        admitted -> assertThat(admitted.principals()).containsExactlyInAnyOrder("a", "b"));
    }

    @Test
    void onlyThoseAreSeenWhoseMandateNamesEveryYearAskedFor() {
        assertThat(ask(
                        "/v1/books/x/journal?from=2025-11&to=2026-02",
                        null,
                        mandate("a", 2026),
                        mandate("b", 2025),
                        mandate("b", 2026)))
                .isInstanceOfSatisfying(
                        Admitted.class,
                        admitted -> assertThat(admitted.principals()).containsExactly("b"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/books/x/vouchers?period=2026-03,2026,admitted",
        "/v1/books/x/vouchers?period=2025-03,2026,accounts.audit-not-in-mandate",
        "/v1/books/x/vouchers,2026,accounts.audit-year-unnamed",
        "/v1/books/x/vouchers?year=2026,2026,accounts.audit-year-unnamed",
        "/v1/books/x/vouchers?period=soon,2026,accounts.audit-year-unnamed",
        "/v1/books/x/ledger?from=2026-01,2026,accounts.audit-year-unnamed",
        "/v1/books/x/ledger?from=2024-01&to=2026-01,2026,accounts.audit-not-in-mandate",
        "/v1/books/x/statements/income?period=2026-12,2026,admitted",
        "/v1/books/x/exports/csv?year=2025,2026,accounts.audit-not-in-mandate",
        "/v1/books/x/audit-export?year=2026,2026,admitted",
        "/v1/vouchers/x,2026,admitted",
        "/v1/vouchers/x/proof,2025,accounts.audit-not-in-mandate",
        "/v1/logs/accounts/leaves,2025,admitted",
        "/v1/books/x/cash-journal?from=2026-01&to=2026-12,2026,admitted",
        "/v1/books/x/general-ledger?from=2025-01&to=2026-12,2026,accounts.audit-not-in-mandate",
        "/v1/books/x/ledger/print?from=2026-01&to=2026-12,2026,admitted",
        "/v1/books/x/statements/balance-sheet/lines/23?period=2026-12,2026,admitted",
        "/v1/books/x/operations?from=2026-01-01&to=2026-12-31,2026,admitted",
        "/v1/books/x/operations?from=2025-12-31&to=2026-12-31,2026,accounts.audit-not-in-mandate",
        "/v1/books/x/handover-sheet?asOf=2026-06-30,2026,admitted",
        "/v1/books/x/handover-sheet?asOf=2025-06-30,2026,accounts.audit-not-in-mandate",
        "/v1/vouchers/x/print,2025,accounts.audit-not-in-mandate",
        "/v1/books/x/something-new?year=2026,2026,accounts.audit-year-unnamed",
        "/v1/elsewhere,2026,accounts.audit-year-unnamed"
    })
    void everyPathSaysOfWhichYearsItIs(String path, int yearOfThing, String outcome) {
        assertThat(code(ask(path, yearOfThing, mandate("a", 2026)))).isEqualTo(outcome);
    }

    @Test
    void aMandateOverNotBegunRevokedOrForAnotherAreaOpensNothing() {
        var live = mandate("a", 2026);
        for (var dead : List.of(
                new AuditMandate(
                        live.principals(), live.areas(), live.years(), TODAY.minusDays(9), TODAY.minusDays(1), false),
                new AuditMandate(
                        live.principals(), live.areas(), live.years(), TODAY.plusDays(1), TODAY.plusDays(9), false),
                new AuditMandate(live.principals(), live.areas(), live.years(), TODAY, TODAY, true),
                AuditMandate.of(List.of("a"), List.of("funds"), List.of(2026), TODAY, TODAY, false))) {
            assertThat(code(ask("/v1/books", null, dead))).isEqualTo("accounts.audit-not-in-mandate");
        }
        assertThat(code(ask(
                        "/v1/books",
                        null,
                        new AuditMandate(live.principals(), live.areas(), live.years(), TODAY, TODAY, false))))
                .isEqualTo("admitted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "HEAD"})
    void anAuditorChangesNothing(String method) {
        var asked = new AuditRequest(method, "/v1/books/x/vouchers", Map.of("period", List.of("2026-01")), null);
        assertThat(code(asked.admit(List.of(mandate("a", 2026)), TODAY))).isEqualTo("accounts.audit-read-only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/logs/accounts/verifications", "/v1/books/x/samples"})
    void anAuditorVerifiesAndDrawsSamples(String path) {
        assertThat(code(new AuditRequest("POST", path, Map.of(), null).admit(List.of(mandate("a", 2026)), TODAY)))
                .isEqualTo("admitted");
    }
}
