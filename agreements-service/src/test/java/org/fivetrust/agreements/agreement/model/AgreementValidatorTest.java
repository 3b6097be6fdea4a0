package org.fivetrust.agreements.agreement.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fivetrust.agreements.agreement.model.ClauseRule.Band;
import org.fivetrust.agreements.agreement.model.ClauseRule.Body;
import org.fivetrust.agreements.agreement.model.ClauseRule.Emergency;
import org.fivetrust.agreements.agreement.model.ClauseRule.Procedure;
import org.fivetrust.agreements.agreement.model.ClauseRule.Standing;
import org.fivetrust.agreements.agreement.model.ClauseRule.Step;
import org.fivetrust.shared.kernel.Clause;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.testing.EnglishWords;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AgreementValidatorTest {

    private static final Step DIRECTOR = new Step("主任", "director", "committee-director", 2, List.of());

    private static ClauseRule procedure(String... originators) {
        return new ClauseRule(
                new Clause("2.0", "", ""),
                List.of(),
                new Procedure("PAYMENT", Area.FUNDS, Set.of(originators), 30),
                null);
    }

    private static ClauseRule band(String number, @Nullable String from, @Nullable String upTo, Step... steps) {
        return band(number, from, false, upTo, true, steps);
    }

    private static ClauseRule band(
            String number,
            @Nullable String from,
            boolean fromIn,
            @Nullable String upTo,
            boolean upToIn,
            Step... steps) {
        return new ClauseRule(
                new Clause(number, "", ""),
                List.of(),
                null,
                new Band(
                        "PAYMENT",
                        from == null ? null : Money.parse(from),
                        fromIn,
                        upTo == null ? null : Money.parse(upTo),
                        upToIn,
                        List.of(steps)));
    }

    private static List<String> findings(ClauseRule... terms) {
        return AgreementValidator.findings(List.of(terms)).stream()
                .map(finding -> EnglishWords.of(finding, "agreements"))
                .toList();
    }

    private static List<Violation> withWindow(int days) {
        var terms = List.of(
                new ClauseRule(
                        new Clause("2.0", "", ""),
                        List.of(),
                        new Procedure("PAYMENT", Area.FUNDS, Set.of("reporter"), days),
                        null),
                band("2.1", null, null, DIRECTOR));
        return AgreementValidator.findings(terms, 3660);
    }

    @Test
    void a_splitting_window_is_neither_negative_nor_longer_than_the_limit() {
        assertThat(withWindow(0)).isEmpty();
        assertThat(withWindow(3660)).isEmpty();
        assertThat(withWindow(-1))
                .singleElement()
                .extracting(finding -> EnglishWords.of(finding, "agreements"))
                .asString()
                .contains("negative");
        assertThat(withWindow(3661))
                .singleElement()
                .extracting(finding -> EnglishWords.of(finding, "agreements"))
                .asString()
                .contains("longer than 3660 days");
    }

    @Test
    void tiers_without_gaps_are_sound() {
        assertThat(findings(
                        procedure("reporter"),
                        band("2.1", null, "500.00", DIRECTOR),
                        band("2.2", "500.00", null, DIRECTOR)))
                .isEmpty();
    }

    @Test
    void bands_leave_no_hole_and_do_not_overlap() {
        assertThat(findings(
                        procedure("reporter"),
                        band("2.1", "1.00", "500.00", DIRECTOR),
                        band("2.2", "600.00", "900.00", DIRECTOR),
                        band("2.3", "800.00", "1000.00", DIRECTOR)))
                .containsExactly(
                        "clause 2.1: PAYMENT: a gap below 1.00",
                        "clause 2.2: PAYMENT: a gap between 500.00 and 600.00",
                        "clause 2.3: PAYMENT: overlaps clause 2.2",
                        "clause 2.3: PAYMENT: a gap above 1000.00");
    }

    @Test
    void exactly_a_thousand_falls_in_one_band_and_only_one() {
        assertThat(findings(
                        procedure("reporter"),
                        band("2.1", null, false, "1000.00", false, DIRECTOR),
                        band("2.2", "1000.00", false, null, true, DIRECTOR)))
                .containsExactly("clause 2.2: PAYMENT: exactly 1000.00 falls in no band");
        assertThat(findings(
                        procedure("reporter"),
                        band("2.1", null, false, "1000.00", true, DIRECTOR),
                        band("2.2", "1000.00", true, null, true, DIRECTOR)))
                .containsExactly("clause 2.2: PAYMENT: exactly 1000.00 falls in two bands");
    }

    @Test
    void every_dead_end_is_found_at_once() {
        var found = findings(
                procedure("reporter", "cashier"),
                band(
                        "2.1",
                        null,
                        null,
                        new Step("", "", "reporter", 0, List.of()),
                        new Step("", "", "wizard", 1, List.of("A_DREAM"))));
        assertThat(found)
                .anyMatch(one -> one.contains("only the community's own people originate"))
                .anyMatch(one -> one.contains("could approve their own request"))
                .anyMatch(one -> one.contains("has no time limit"))
                .anyMatch(one -> one.contains("no person holds wizard"))
                .anyMatch(one -> one.contains("no such kind of evidence"));
    }

    @Test
    void the_subdistrict_never_approves_alone_and_nobody_twice() {
        var subdistrict = new Step("", "", "street-leader", 1, List.of());
        assertThat(findings(procedure("reporter"), band("2.1", null, null, subdistrict, subdistrict)))
                .containsExactlyInAnyOrder(
                        "clause 2.1: PAYMENT: the sub-district would approve in the community's place",
                        "clause 2.1: PAYMENT: street-leader would have to approve twice");
    }

    @Test
    void a_kind_is_settled_by_one_clause() {
        var standing = new ClauseRule(
                new Clause("1.1", "", ""), List.of(new Standing("PAYMENT", Area.FUNDS, Set.of("cashier"))), null, null);
        assertThat(findings(standing, procedure("reporter"), band("2.1", null, null, DIRECTOR)))
                .containsExactly("clause 2.0: PAYMENT: another clause has settled it already");
    }

    @Test
    void a_procedure_needs_bands_and_a_band_a_procedure() {
        assertThat(findings(procedure("reporter")))
                .containsExactly("clause 2.0: PAYMENT: no band, so nothing of it can ever be done");
        assertThat(findings(band("2.1", null, null, DIRECTOR)))
                .containsExactly("clause 2.1: PAYMENT: a band of a procedure that no clause sets up");
        assertThat(AgreementValidator.findings(new ArrayList<>())).hasSize(1);
    }

    private static Step step(String role, @Nullable String group, @Nullable Body body, String... evidence) {
        return new Step("", "", role, 1, List.of(evidence), group, body);
    }

    private static ClauseRule emergency(String number, @Nullable String from, @Nullable String cap, Emergency papers) {
        return new ClauseRule(
                new Clause(number, "", ""),
                List.of(),
                null,
                new Band(
                        "PAYMENT",
                        from == null ? null : Money.parse(from),
                        false,
                        cap == null ? null : Money.parse(cap),
                        true,
                        List.of(DIRECTOR),
                        papers));
    }

    @Test
    void a_band_for_emergencies_is_added_to_the_tiers() {
        var papers = new Emergency(3, List.of("INVOICE"));
        assertThat(findings(
                        procedure("reporter"),
                        band("2.1", null, null, DIRECTOR),
                        emergency("2.6", null, "5000.00", papers)))
                .isEmpty();
        assertThat(findings(
                        procedure("reporter"),
                        band("2.1", null, null, DIRECTOR),
                        emergency("2.6", "1.00", null, new Emergency(0, List.of("A_DREAM"))),
                        emergency("2.7", null, "5000.00", papers)))
                .containsExactly(
                        "clause 2.6: PAYMENT: the band for emergencies runs from nothing up to a cap",
                        "clause 2.6: PAYMENT: the papers of an emergency have no time limit",
                        "clause 2.6: PAYMENT: no such kind of evidence as A_DREAM",
                        "clause 2.7: PAYMENT: a second band for emergencies");
        assertThat(findings(procedure("reporter"), emergency("2.6", null, "5000.00", papers)))
                .containsExactly("clause 2.0: PAYMENT: no band, so nothing of it can ever be done");
    }

    @Test
    void a_group_stands_together_and_a_body_decides_on_its_minutes() {
        assertThat(findings(
                        procedure("reporter"),
                        band(
                                "2.1",
                                null,
                                null,
                                step("party-secretary", "both", null),
                                step("committee-director", "both", new Body("两委", 5), "MINUTES"),
                                step("supervisor", null, null))))
                .isEmpty();
        assertThat(findings(
                        procedure("reporter"),
                        band(
                                "2.1",
                                null,
                                null,
                                step("party-secretary", "both", null),
                                step("supervisor", null, null),
                                step("committee-director", "both", new Body("两委", 1), "INVOICE"))))
                .containsExactly(
                        "clause 2.1: PAYMENT: the group both is torn apart by another step",
                        "clause 2.1: PAYMENT: 两委 decides, but neither minutes nor a resolution are wanted",
                        "clause 2.1: PAYMENT: 两委 would decide without anybody else");
    }

    @Test
    void who_executes_neither_asks_nor_decides() {
        var apart = new ClauseRule(
                new Clause("2.0", "", ""),
                List.of(),
                new Procedure(
                        "PAYMENT",
                        Area.FUNDS,
                        Set.of("reporter"),
                        30,
                        Set.of("reporter", "committee-director", "wizard")),
                null);
        assertThat(findings(apart, band("2.1", null, null, DIRECTOR)))
                .containsExactly(
                        "clause 2.0: PAYMENT: keeps a role apart that nobody holds",
                        "clause 2.0: PAYMENT: who asks for it is kept apart from it, so nobody can ask",
                        "clause 2.1: PAYMENT: committee-director is kept apart from deciding, the step cannot be reached");
    }
}
