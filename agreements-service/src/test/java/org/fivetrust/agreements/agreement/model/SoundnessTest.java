package org.fivetrust.agreements.agreement.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fivetrust.agreements.agreement.model.Term.Band;
import org.fivetrust.agreements.agreement.model.Term.Procedure;
import org.fivetrust.agreements.agreement.model.Term.Standing;
import org.fivetrust.agreements.agreement.model.Term.Step;
import org.fivetrust.shared.kernel.Clause;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SoundnessTest {

    private static final Step DIRECTOR = new Step("主任", "director", "committee-director", 2, List.of());

    private static Term procedure(String... originators) {
        return new Term(
                new Clause("2.0", "", ""),
                List.of(),
                new Procedure("PAYMENT", Area.FUNDS, Set.of(originators), 30),
                null);
    }

    private static Term band(String number, @Nullable String from, @Nullable String upTo, Step... steps) {
        return band(number, from, false, upTo, true, steps);
    }

    private static Term band(
            String number,
            @Nullable String from,
            boolean fromIn,
            @Nullable String upTo,
            boolean upToIn,
            Step... steps) {
        return new Term(
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

    private static List<String> findings(Term... terms) {
        return Soundness.findings(List.of(terms)).stream()
                .map(Violation::message)
                .toList();
    }

    @Test
    void a_whole_ladder_is_sound() {
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
                .anyMatch(one -> one.contains("could approve his own request"))
                .anyMatch(one -> one.contains("has no time limit"))
                .anyMatch(one -> one.contains("no person holds wizard"))
                .anyMatch(one -> one.contains("no such kind of evidence"));
    }

    @Test
    void the_street_never_approves_alone_and_nobody_twice() {
        var street = new Step("", "", "street-leader", 1, List.of());
        assertThat(findings(procedure("reporter"), band("2.1", null, null, street, street)))
                .containsExactlyInAnyOrder(
                        "clause 2.1: PAYMENT: the street would approve in the community's place",
                        "clause 2.1: PAYMENT: street-leader would have to approve twice");
    }

    @Test
    void a_kind_is_settled_by_one_clause() {
        var standing = new Term(
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
        assertThat(Soundness.findings(new ArrayList<>())).hasSize(1);
    }
}
