package org.fivetrust.accounts.audit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fivetrust.shared.kernel.Outcome;
import org.jspecify.annotations.Nullable;
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

    /** @param query like "from=2026-01 to=2026-03", for a handler that shows the years of these parameters */
    private static Outcome<Set<String>> ask(
            @Nullable String parameters, String query, @Nullable Integer yearOfSubject, AuditMandate... mandates) {
        var values = new LinkedHashMap<String, List<String>>();
        for (var pair : words(query)) {
            var parts = pair.split("=");
            values.put(parts[0], List.of(parts[1]));
        }
        return new AuditRequest("GET", parameters == null ? null : words(parameters), values, yearOfSubject)
                .admit(List.of(mandates), TODAY);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    private static String code(Outcome<Set<String>> outcome) {
        return outcome instanceof Outcome.Declined<Set<String>>(var because) ? because.code() : "admitted";
    }

    @Test
    void aMandateOpensTheBooksOfWhomItNames() {
        assertThat(ask("", "", null, mandate("a", 2026), mandate("b", 2025)).orRefuse())
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void onlyThoseAreSeenWhoseMandateNamesEveryYearAskedFor() {
        assertThat(ask(
                                "from to",
                                "from=2025-11 to=2026-02",
                                null,
                                mandate("a", 2026),
                                mandate("b", 2025),
                                mandate("b", 2026))
                        .orRefuse())
                .containsExactly("b");
    }

    @ParameterizedTest
    @CsvSource({
        "period,period=2026-03,,admitted",
        "period,period=2025-03,,accounts.audit-not-in-mandate",
        "period,'',,accounts.audit-year-unnamed",
        "period,year=2026,,accounts.audit-year-unnamed",
        "period,period=soon,,accounts.audit-year-unnamed",
        "from to,from=2026-01,,accounts.audit-year-unnamed",
        "from to,from=2024-01 to=2026-01,,accounts.audit-not-in-mandate",
        "from to,from=2026-01-01 to=2026-12-31,,admitted",
        "from to,from=2025-12-31 to=2026-12-31,,accounts.audit-not-in-mandate",
        "year,year=2025,,accounts.audit-not-in-mandate",
        "year,year=2026,,admitted",
        "asOf,asOf=2026-06-30,,admitted",
        "'','',2026,admitted",
        "'','',2025,accounts.audit-not-in-mandate",
        "'','',,admitted",
        ",year=2026,,accounts.audit-year-unnamed",
        ",'',2026,accounts.audit-year-unnamed"
    })
    void aRequestNamesTheYearsItShows(
            @Nullable String parameters, String query, @Nullable Integer yearOfSubject, String outcome) {
        assertThat(code(ask(parameters, query, yearOfSubject, mandate("a", 2026))))
                .isEqualTo(outcome);
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
            assertThat(code(ask("", "", null, dead))).isEqualTo("accounts.audit-not-in-mandate");
        }
        assertThat(code(ask(
                        "",
                        "",
                        null,
                        new AuditMandate(live.principals(), live.areas(), live.years(), TODAY, TODAY, false))))
                .isEqualTo("admitted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "HEAD"})
    void anAuditorChangesNothing(String method) {
        var request = new AuditRequest(method, null, Map.of(), null);
        assertThat(code(request.admit(List.of(mandate("a", 2026)), TODAY))).isEqualTo("accounts.audit-read-only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "HEAD"})
    void anAuditorSendsNothingButReadsAndPosts(String method) {
        var request = new AuditRequest(method, List.of(), Map.of(), null);
        assertThat(code(request.admit(List.of(mandate("a", 2026)), TODAY))).isEqualTo("accounts.audit-read-only");
    }

    @Test
    void anAuditorPostsWhereAHandlerIsOpen() {
        var request = new AuditRequest("POST", List.of(), Map.of(), null);
        assertThat(code(request.admit(List.of(mandate("a", 2026)), TODAY))).isEqualTo("admitted");
    }
}
