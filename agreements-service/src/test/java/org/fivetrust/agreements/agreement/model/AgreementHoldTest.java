package org.fivetrust.agreements.agreement.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.ClauseRule.Band;
import org.fivetrust.agreements.agreement.model.CompiledAgreement.PolicyDecision;
import org.fivetrust.shared.kernel.Clause;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scenario 10's days: frozen from 15 June, ended on 30 June. */
class AgreementHoldTest {

    private static final UUID AGREEMENT = new UUID(0, 1);

    private static final LocalDate FREEZE = LocalDate.of(2026, 6, 15);

    private static final LocalDate END = LocalDate.of(2026, 6, 30);

    private static final List<Clause> CLAUSES = List.of(new Clause("2.0", "付款", "payments"));

    private static final PolicyDecision PAYMENT = new PolicyDecision.RequireApproval(
            Area.FUNDS, new Band("PAYMENT", null, false, null, false, List.of()), Money.ZERO, CLAUSES);

    private static final PolicyDecision RECEIPT = new PolicyDecision.Permit(Area.FUNDS, CLAUSES);

    private static AgreementHold restraint(@Nullable String suspendedFor, boolean ending, Map<Area, String> awaited) {
        return new AgreementHold(
                AGREEMENT, suspendedFor, ending ? FREEZE : null, ending ? END : null, awaited, Set.of("RECEIPT"));
    }

    private static String said(PolicyDecision policyDecision) {
        return policyDecision instanceof PolicyDecision.Deny deny
                ? deny.because().code()
                : "as before";
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-14, PAYMENT, as before",
        "2026-06-15, PAYMENT, agreement.frozen",
        "2026-06-29, PAYMENT, agreement.frozen",
        "2026-06-14, RECEIPT, as before",
        "2026-06-15, RECEIPT, as before",
        "2026-06-15, TRUST_ACCOUNT, agreement.frozen"
    })
    void from_the_freeze_only_what_finishes_goes_on(LocalDate on, String kind, String then) {
        var before = kind.equals("PAYMENT") ? PAYMENT : RECEIPT;
        assertThat(said(restraint(null, true, Map.of()).apply(before, kind, on)))
                .isEqualTo(then);
    }

    @Test
    void nothing_goes_on_while_suspended() {
        var suspended = restraint("核查", false, Map.of());
        assertThat(said(suspended.apply(PAYMENT, "PAYMENT", FREEZE))).isEqualTo("agreement.suspended");
        assertThat(said(suspended.apply(RECEIPT, "RECEIPT", FREEZE))).isEqualTo("agreement.suspended");
        assertThat(suspended.against(Area.SEALS)).isNotNull();
    }

    @Test
    void an_area_waits_for_its_own_list_alone() {
        var waiting = restraint(null, false, Map.of(Area.SEALS, "item 2"));
        assertThat(said(waiting.apply(PAYMENT, "PAYMENT", FREEZE))).isEqualTo("as before");
        assertThat(waiting.against(Area.SEALS))
                .extracting(refusal -> refusal.facts().get("missing"))
                .isEqualTo("item 2");
        assertThat(waiting.against(Area.FUNDS)).isNull();
    }

    @Test
    void a_refusal_of_the_clauses_stays_the_refusal_it_was() {
        PolicyDecision never = new PolicyDecision.Deny(Refusal.rule("agreement.out-of-scope"), List.of());
        assertThat(restraint("核查", true, Map.of()).apply(never, "GUARANTEE", END))
                .isSameAs(never);
    }

    @Test
    void refusals_cite_the_clauses_and_name_a_cure() {
        var policyDecision = restraint(null, true, Map.of()).apply(PAYMENT, "PAYMENT", FREEZE);
        assertThat(policyDecision.clauses()).isEqualTo(CLAUSES);
        assertThat(policyDecision)
                .isInstanceOfSatisfying(
                        PolicyDecision.Deny.class,
                        deny -> assertThat(deny.because().cures()).isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource({"2026-06-01, 2026-06-14", "2026-06-14, 2026-06-14", "2026-06-15, 2026-06-29", "2026-06-20, 2026-06-29"})
    void mandates_do_not_outlive_the_day_before_a_change(LocalDate today, LocalDate until) {
        assertThat(restraint(null, true, Map.of()).unchangedUntil(END.minusDays(1), today))
                .isEqualTo(until);
    }
}
