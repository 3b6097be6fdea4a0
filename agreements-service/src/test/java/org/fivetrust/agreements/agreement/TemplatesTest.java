package org.fivetrust.agreements.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fivetrust.agreements.agreement.model.Covenant;
import org.fivetrust.agreements.agreement.model.Covenant.Says;
import org.fivetrust.agreements.agreement.model.Term;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two policy sets, edge by edge. */
class TemplatesTest {

    private static final Templates TEMPLATES = new Templates();

    private static final Covenant A = covenant("village-converted");

    private static final Covenant B = covenant("urban");

    private static Covenant covenant(String template) {
        return new Covenant(
                TEMPLATES.clauses(template).stream().map(ClauseMessage::toTerm).toList());
    }

    private static Says.After payment(Covenant covenant, String amount, String related) {
        return (Says.After) covenant.rule("PAYMENT", Money.parse(amount), Money.parse(related), Set.of("reporter"));
    }

    private static String ladder(Says.After after) {
        return after.band().steps().stream()
                .map(step -> step.role() + (step.evidence().isEmpty() ? "" : step.evidence()))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.01 | 2.1 | committee-director
            500.00 | 2.1 | committee-director
            500.01 | 2.2 | party-secretary committee-director supervisor
            5000.00 | 2.2 | party-secretary committee-director supervisor
            5000.01 | 2.3 | party-secretary committee-director supervisor centre-head street-leader
            30000.00 | 2.3 | party-secretary committee-director supervisor centre-head street-leader
            30000.01 | 2.4 | party-secretary committee-director supervisor[RESOLUTION] centre-head street-leader
            100000.00 | 2.4 | party-secretary committee-director supervisor[RESOLUTION] centre-head street-leader
            100000.01 | 2.5 | party-secretary committee-director supervisor[RESOLUTION] centre-head street-leader street-principal[PARTY_MINUTES]
            """)
    void a_converted_community_pays(String amount, String clause, String ladder) {
        var after = payment(A, amount, "0.00");
        assertThat(ladder(after)).isEqualTo(ladder);
        assertThat(after.clauses()).extracting(one -> one.number()).containsExactly("2.0", clause);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            300.00 | 2.1 | committee-director
            300.01 | 2.2 | party-secretary committee-director
            1000.00 | 2.2 | party-secretary committee-director
            1000.01 | 2.3 | party-secretary committee-director street-leader
            5000.00 | 2.3 | party-secretary committee-director street-leader
            5000.01 | 2.4 | party-secretary committee-director street-leader street-principal
            20000.00 | 2.4 | party-secretary committee-director street-leader street-principal
            20000.01 | 2.5 | party-secretary committee-director[RESOLUTION] street-leader street-principal[PARTY_MINUTES]
            """)
    void an_urban_community_pays(String amount, String clause, String ladder) {
        var after = payment(B, amount, "0.00");
        assertThat(ladder(after)).isEqualTo(ladder);
        assertThat(after.clauses()).extracting(one -> one.number()).containsExactly("2.0", clause);
    }

    @Test
    void a_split_purchase_is_banded_on_its_sum() {
        var second = payment(A, "4950.00", "4980.00");
        assertThat(second.bandedOn()).isEqualTo(Money.parse("9930.00"));
        assertThat(second.clauses().getLast().number()).isEqualTo("2.3");
    }

    @ParameterizedTest
    @CsvSource({
        "PAYMENT, cashier, agreement.street-may-not-originate",
        "PAYMENT, street-leader, agreement.street-may-not-originate",
        "IMPRINT, seal-custodian, agreement.street-may-not-originate",
        "PAYMENT, committee-director, agreement.not-an-originator",
        "GUARANTEE, reporter, agreement.out-of-scope",
        "POSTING, cashier, agreement.role-not-entitled"
    })
    void what_no_clause_grants_is_forbidden(String kind, String role, String code) {
        var says = A.rule(kind, Money.parse("10.00"), Money.ZERO, Set.of(role));
        assertThat(says)
                .isInstanceOfSatisfying(
                        Says.Never.class,
                        never -> assertThat(never.because().code()).isEqualTo(code));
    }

    private static Says.After urgent(Covenant covenant, String amount, String related) {
        return (Says.After)
                covenant.rule("PAYMENT", Money.parse(amount), Money.parse(related), Set.of("reporter"), true);
    }

    @ParameterizedTest
    @CsvSource({"3600.00, 0.00, 2.6", "5000.00, 0.00, 2.6", "5000.01, 0.00, 2.4", "3600.00, 1400.01, 2.4"})
    void an_emergency_goes_its_own_way_up_to_its_cap_in_sum(String amount, String related, String clause) {
        assertThat(urgent(B, amount, related).clauses().getLast().number()).isEqualTo(clause);
    }

    @Test
    void without_a_clause_for_emergencies_the_word_changes_nothing() {
        assertThat(urgent(A, "3600.00", "0.00")).isEqualTo(payment(A, "3600.00", "0.00"));
    }

    @Test
    void who_keys_or_keeps_does_not_ask() {
        var says = A.rule("PAYMENT", Money.parse("10.00"), Money.ZERO, Set.of("reporter", "cashier"));
        assertThat(says)
                .isInstanceOfSatisfying(
                        Says.Never.class,
                        never -> assertThat(never.because().code()).isEqualTo("agreement.exclusive-duty"));
    }

    @Test
    void the_order_of_clauses_does_not_matter() {
        var terms = new ArrayList<Term>(TEMPLATES.clauses("village-converted").stream()
                .map(ClauseMessage::toTerm)
                .toList());
        Collections.reverse(terms);
        var reversed = new Covenant(List.copyOf(terms));
        for (var amount : List.of("1.00", "500.00", "500.01", "30000.01", "999999.99")) {
            assertThat(ladder(payment(reversed, amount, "0.00"))).isEqualTo(ladder(payment(A, amount, "0.00")));
        }
    }

    @Test
    void an_unknown_template_is_malformed() {
        assertThatThrownBy(() -> TEMPLATES.clauses("rural")).isInstanceOf(InvalidValue.class);
    }
}
