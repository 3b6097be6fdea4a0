package org.fivetrust.agreements.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fivetrust.agreements.agreement.model.ClauseRule;
import org.fivetrust.agreements.agreement.model.CompiledAgreement;
import org.fivetrust.agreements.agreement.model.CompiledAgreement.PolicyDecision;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The two policy sets, edge by edge. */
class TemplatesTest {

    private static final Templates TEMPLATES = new Templates();

    private static final CompiledAgreement A = covenant("village-converted");

    private static final CompiledAgreement B = covenant("urban");

    private static CompiledAgreement covenant(String template) {
        return new CompiledAgreement(
                TEMPLATES.clauses(template).stream().map(ClauseMessage::toTerm).toList());
    }

    private static PolicyDecision.RequireApproval payment(
            CompiledAgreement compiledAgreement, String amount, String related) {
        return (PolicyDecision.RequireApproval)
                compiledAgreement.rule("PAYMENT", Money.parse(amount), Money.parse(related), Set.of("reporter"));
    }

    private static String tiers(PolicyDecision.RequireApproval requireApproval) {
        return requireApproval.band().steps().stream()
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
    void a_converted_community_pays(String amount, String clause, String tiers) {
        var requireApproval = payment(A, amount, "0.00");
        assertThat(tiers(requireApproval)).isEqualTo(tiers);
        assertThat(requireApproval.clauses()).extracting(one -> one.number()).containsExactly("2.0", clause);
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
    void an_urban_community_pays(String amount, String clause, String tiers) {
        var requireApproval = payment(B, amount, "0.00");
        assertThat(tiers(requireApproval)).isEqualTo(tiers);
        assertThat(requireApproval.clauses()).extracting(one -> one.number()).containsExactly("2.0", clause);
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
        var policyDecision = A.rule(kind, Money.parse("10.00"), Money.ZERO, Set.of(role));
        assertThat(policyDecision)
                .isInstanceOfSatisfying(
                        PolicyDecision.Deny.class,
                        deny -> assertThat(deny.because().code()).isEqualTo(code));
    }

    private static PolicyDecision.RequireApproval urgent(
            CompiledAgreement compiledAgreement, String amount, String related) {
        return (PolicyDecision.RequireApproval)
                compiledAgreement.rule("PAYMENT", Money.parse(amount), Money.parse(related), Set.of("reporter"), true);
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
        var policyDecision = A.rule("PAYMENT", Money.parse("10.00"), Money.ZERO, Set.of("reporter", "cashier"));
        assertThat(policyDecision)
                .isInstanceOfSatisfying(
                        PolicyDecision.Deny.class,
                        deny -> assertThat(deny.because().code()).isEqualTo("agreement.exclusive-duty"));
    }

    @ParameterizedTest
    @CsvSource({
        "RECEIPT_BOOK, reporter, 1.2",
        "DEPOSIT, cashier, 1.2",
        "STATEMENT, agency-accountant, 1.2",
        "MATCH, reviewer, 1.2",
        "BANK_CHARGE, agency-accountant, 1.2",
        "PAYEE, reporter, 1.2",
        "CONTRACT_PERFORMANCE, reporter, 1.2",
        "IMPREST_COUNT, centre-head, 1.2",
        "IMPREST_CLAIM, cashier, 1.2"
    })
    void daily_work_with_money_is_allowed_as_it_stands(String kind, String role, String clause) {
        for (var agreement : List.of(A, B)) {
            assertThat(agreement.rule(kind, null, Money.ZERO, Set.of(role)).clauses())
                    .extracting(one -> one.number())
                    .containsExactly(clause);
        }
    }

    @ParameterizedTest
    @CsvSource({"ASSET_CHANGE, agency-accountant", "DEPRECIATION_RUN, centre-head"})
    void assets_are_charged_by_the_centre(String kind, String role) {
        for (var agreement : List.of(A, B)) {
            assertThat(agreement.rule(kind, null, Money.ZERO, Set.of(role)).clauses())
                    .extracting(one -> one.number())
                    .containsExactly("1.3");
            assertThat(agreement.rule(kind, null, Money.ZERO, Set.of("reporter")))
                    .isInstanceOf(PolicyDecision.Deny.class);
        }
    }

    @Test
    void no_cashier_matches_or_reconciles_the_bank_statement() {
        for (var kind : List.of("MATCH", "RECONCILIATION")) {
            assertThat(B.rule(kind, null, Money.ZERO, Set.of("cashier")))
                    .isInstanceOfSatisfying(
                            PolicyDecision.Deny.class,
                            deny -> assertThat(deny.because().code()).isEqualTo("agreement.role-not-entitled"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5000.00 | 6.1 | party-secretary committee-director
            20000.00 | 6.2 | party-secretary committee-director street-leader
            20000.01 | 6.3 | party-secretary committee-director[RESOLUTION] street-leader street-principal[PARTY_MINUTES]
            """)
    void an_urban_community_signs_contracts(String amount, String clause, String tiers) {
        var requireApproval = (PolicyDecision.RequireApproval)
                B.rule("CONTRACT", Money.parse(amount), Money.ZERO, Set.of("reporter"));
        assertThat(tiers(requireApproval)).isEqualTo(tiers);
        assertThat(requireApproval.clauses().getLast().number()).isEqualTo(clause);
    }

    @ParameterizedTest
    @CsvSource({
        "BUDGET, 8.1",
        "BUDGET_AMENDMENT, 8.3",
        "EARMARK, 8.5",
        "BANK_ACCOUNT, 9.1",
        "TRANSFER_OF_FUNDS, 9.3",
        "REFUND, 9.5",
        "IMPREST, 9.7"
    })
    void what_needs_no_amount_has_one_procedure(String kind, String clause) {
        for (var agreement : List.of(A, B)) {
            assertThat(agreement
                            .rule(kind, Money.parse("600.00"), Money.ZERO, Set.of("reporter"))
                            .clauses())
                    .extracting(one -> one.number())
                    .endsWith(clause);
        }
    }

    @Test
    void the_version_before_ends_when_the_next_is_offered() {
        assertThat(TEMPLATES.choose("urban", LocalDate.parse("2026-11-30")).version())
                .isEqualTo(1);
        assertThat(TEMPLATES.choose("urban", LocalDate.parse("2026-12-01")).version())
                .isEqualTo(2);
    }

    @Test
    void the_order_of_clauses_does_not_matter() {
        var terms = new ArrayList<ClauseRule>(TEMPLATES.clauses("village-converted").stream()
                .map(ClauseMessage::toTerm)
                .toList());
        Collections.reverse(terms);
        var reversed = new CompiledAgreement(List.copyOf(terms));
        for (var amount : List.of("1.00", "500.00", "500.01", "30000.01", "999999.99")) {
            assertThat(tiers(payment(reversed, amount, "0.00"))).isEqualTo(tiers(payment(A, amount, "0.00")));
        }
    }

    @Test
    void an_unknown_template_is_malformed() {
        assertThatThrownBy(() -> TEMPLATES.clauses("rural")).isInstanceOf(InvalidValue.class);
    }

    private static Template version(int number, String from, @Nullable String to) {
        return new Template(
                "urban",
                number,
                "协议",
                "agreement",
                "URBAN",
                LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to),
                List.of());
    }

    @Test
    void drafts_take_the_version_offered_on_the_day() {
        var templates = new Templates(List.of(version(2, "2027-01-01", null), version(1, "2026-01-01", "2026-12-31")));
        assertThat(templates.choose("urban", LocalDate.parse("2026-12-31")).version())
                .isEqualTo(1);
        assertThat(templates.choose("urban", LocalDate.parse("2027-01-01")).version())
                .isEqualTo(2);
        assertThat(templates.find("urban", 1, LocalDate.parse("2030-01-01")).version())
                .isEqualTo(1);
        assertThatThrownBy(() -> templates.choose("urban", LocalDate.parse("2025-12-31")))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void two_versions_are_not_offered_at_the_same_time() {
        assertThatThrownBy(() ->
                        new Templates(List.of(version(1, "2026-01-01", "2026-12-31"), version(2, "2026-12-31", null))))
                .hasMessageContaining("at the same time");
    }

    @Test
    void a_file_that_does_not_fit_the_schema_is_told_what_is_wrong() {
        var file = YAMLMapper.builder().build().readTree("""
                code: Urban
                version: 0
                title: 协议
                english: agreement
                communityKind: RURAL
                clause: []
                """);
        assertThat(new AgreementSchema().findings(file))
                .extracting(InvalidValue.Violation::pointer)
                .contains("/code", "/version", "/communityKind", "/effectiveFrom", "/clauses", "/clause");
        assertThatThrownBy(() -> Templates.read("urban.yaml", file)).hasMessageContaining("does not fit its schema");
    }

    @Test
    void a_misspelt_word_in_a_step_stops_the_start() {
        var file = YAMLMapper.builder().build().readTree("""
                code: urban
                version: 1
                title: 协议
                english: agreement
                communityKind: URBAN
                effectiveFrom: "2026-01-01"
                clauses:
                  - {number: "1", text: 付款, english: payments, standin: []}
                """);
        assertThatThrownBy(() -> Templates.read("urban.yaml", file)).hasMessageContaining("standin");
    }
}
