package org.fivetrust.agreements.agreement.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fivetrust.agreements.agreement.model.ClauseRule.Band;
import org.fivetrust.agreements.agreement.model.ClauseRule.Procedure;
import org.fivetrust.agreements.agreement.model.ClauseRule.Standing;
import org.fivetrust.agreements.agreement.model.ClauseRule.Step;
import org.fivetrust.agreements.agreement.model.LegalDemand.Severity;
import org.fivetrust.agreements.agreement.model.LegalDemands.Law;
import org.fivetrust.shared.kernel.Clause;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.testing.EnglishWords;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegalDemandsTest {

    private static final Law LAW = law(false, Severity.REFUSE);

    private static Law law(boolean unsure, Severity severity) {
        return new Law(
                List.of(new LegalDemand(
                        1,
                        "PAYMENT",
                        Money.parse("20000.00"),
                        "RESOLUTION",
                        LocalDate.of(2018, 12, 29),
                        "居委会组织法",
                        unsure,
                        severity)),
                Map.of("PAYMENT", Area.FUNDS, "RECEIPT", Area.FUNDS, "FILING", Area.ARCHIVES));
    }

    private static final Set<Area> FUNDS = Set.of(Area.FUNDS);

    private static Clause clause(String number) {
        return new Clause(number, "条款", "clause");
    }

    private static ClauseRule procedure(String number, String kind, Area area) {
        return new ClauseRule(clause(number), List.of(), new Procedure(kind, area, Set.of("reporter"), 0), null);
    }

    private static ClauseRule standing(String number, String kind, Area area) {
        return new ClauseRule(clause(number), List.of(new Standing(kind, area, Set.of("cashier"))), null, null);
    }

    private static ClauseRule band(String number, @Nullable String from, @Nullable String upTo, String... evidence) {
        var step = new Step("主任", "director", "committee-director", 2, List.of(evidence));
        return new ClauseRule(
                clause(number),
                List.of(),
                null,
                new Band(
                        "PAYMENT",
                        from == null ? null : Money.parse(from),
                        false,
                        upTo == null ? null : Money.parse(upTo),
                        true,
                        List.of(step)));
    }

    private static List<String> findings(Set<Area> scope, ClauseRule... terms) {
        return LegalDemands.findings(List.of(terms), scope, LAW).faults().stream()
                .map(fault -> EnglishWords.of(fault, "agreements"))
                .toList();
    }

    @Test
    void a_tier_that_asks_the_assembly_above_the_figure_is_lawful() {
        assertThat(findings(
                        FUNDS,
                        procedure("1", "PAYMENT", Area.FUNDS),
                        band("2", null, "20000.00"),
                        band("3", "20000.00", null, "RESOLUTION")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"20000.00, 0", "20000.01, 1", "30000.00, 1"})
    void a_band_that_reaches_one_fen_above_the_figure_skips_the_assembly(String upTo, int many) {
        assertThat(findings(
                        FUNDS,
                        procedure("1", "PAYMENT", Area.FUNDS),
                        band("2", null, upTo),
                        band("3", upTo, null, "RESOLUTION")))
                .hasSize(many);
    }

    @Test
    void the_finding_names_clause_figure_evidence_and_source() {
        assertThat(findings(FUNDS, procedure("1", "PAYMENT", Area.FUNDS), band("2", null, null)))
                .containsExactly("clause 2: PAYMENT: above 20000.00 the law wants RESOLUTION (居委会组织法)");
    }

    @Test
    void a_figure_that_is_not_certain_says_so_and_refuses_or_warns_as_the_place_has_it() {
        var terms = List.of(procedure("1", "PAYMENT", Area.FUNDS), band("2", null, null));
        var refused = LegalDemands.findings(terms, FUNDS, law(true, Severity.REFUSE));
        var warned = LegalDemands.findings(terms, FUNDS, law(true, Severity.WARN));
        assertThat(refused.warnings()).isEmpty();
        assertThat(warned.faults()).isEmpty();
        assertThat(warned.warnings())
                .isEqualTo(refused.faults())
                .singleElement()
                .satisfies(finding -> assertThat(EnglishWords.of(finding, "agreements"))
                        .endsWith("(居委会组织法), a figure not certain yet"));
    }

    @Test
    void what_is_certain_is_never_only_warned_of() {
        var terms = List.of(procedure("1", "PAYMENT", Area.FUNDS), band("2", null, null));
        var certain = LegalDemands.findings(terms, FUNDS, law(false, Severity.WARN));
        assertThat(certain.faults()).hasSize(1);
        assertThat(certain.warnings()).isEmpty();
    }

    @Test
    void what_the_law_wants_decided_does_not_stand_by_itself() {
        assertThat(findings(FUNDS, standing("1", "PAYMENT", Area.FUNDS)))
                .singleElement()
                .asString()
                .contains("may not stand without a procedure");
    }

    @Test
    void kinds_have_an_owner_and_it_is_the_area_named() {
        assertThat(findings(FUNDS, standing("1", "GUARANTEE", Area.FUNDS)))
                .containsExactly("clause 1: GUARANTEE: no area owns acts of this kind");
        assertThat(findings(Set.of(Area.SEALS), standing("1", "RECEIPT", Area.SEALS)))
                .containsExactly("clause 1: RECEIPT: belongs to FUNDS, not to SEALS");
    }

    @Test
    void clauses_and_scope_speak_of_the_same_areas() {
        assertThat(findings(Set.of(Area.SEALS), standing("1", "RECEIPT", Area.FUNDS)))
                .containsExactly(
                        "clause 1: RECEIPT: FUNDS is not in the scope",
                        "SEALS is in the scope, but no clause speaks of it");
    }

    @Test
    void all_is_told_at_once() {
        assertThat(findings(
                        FUNDS,
                        standing("1", "GUARANTEE", Area.ARCHIVES),
                        procedure("2", "PAYMENT", Area.FUNDS),
                        band("3", null, null)))
                .hasSize(3);
    }
}
