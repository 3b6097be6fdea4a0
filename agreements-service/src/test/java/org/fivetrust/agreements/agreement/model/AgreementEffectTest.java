package org.fivetrust.agreements.agreement.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.AgreementEffect.Holding;
import org.fivetrust.shared.kernel.Clause;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementEffectTest {

    private static final LocalDate END = LocalDate.of(2026, 7, 1);

    private static final Clause BAND = new Clause("2.1", "付款", "payments");

    private static final Clause SETTLES = new Clause("9.1", "结算", "settlement");

    private static final UUID AGREEMENT = UUID.randomUUID();

    private static CompiledAgreement covenant(int days, boolean whileSuspended) {
        var procedure = new ClauseRule.Procedure("PAYMENT", Area.FUNDS, Set.of("reporter"), 0);
        return new CompiledAgreement(List.of(
                new ClauseRule(BAND, List.of(), procedure, null),
                new ClauseRule(
                        SETTLES,
                        List.of(),
                        null,
                        null,
                        new ClauseRule.Settlement(Set.of("PAYMENT"), days, whileSuspended))));
    }

    private static AgreementEffect force(
            @Nullable String suspendedFor, boolean byNotice, Set<Area> back, CompiledAgreement compiledAgreement) {
        return new AgreementEffect(AGREEMENT, suspendedFor, END, byNotice, back, compiledAgreement);
    }

    private static String seen(Holding holding) {
        return switch (holding) {
            case Holding.Holds(var clause) -> clause == null ? "holds" : "holds by " + clause.number();
            case Holding.Suspended(var because) -> "suspended " + because.code();
            case Holding.Void(var because) -> "void " + because.code();
        };
    }

    private static String on(AgreementEffect agreementEffect, LocalDate day) {
        return seen(agreementEffect.of("PAYMENT", Area.FUNDS, List.of(BAND), day));
    }

    @ParameterizedTest
    @CsvSource({
        "false, 2026-06-30, false, holds",
        "false, 2026-07-01, false, void agreement.expired",
        "false, 2026-07-01, true, void agreement.terminated",
        "true, 2026-06-30, false, suspended agreement.suspended",
        "true, 2026-07-01, true, void agreement.terminated"
    })
    void without_a_settlement_clause_nothing_goes_on(
            boolean suspended, LocalDate day, boolean notice, String expected) {
        var agreementEffect = force(suspended ? "audit" : null, notice, Set.of(), covenant(0, false));
        assertThat(on(agreementEffect, day)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, 2026-06-30, holds",
        "false, false, 2026-07-01, holds by 9.1",
        "false, false, 2026-07-30, holds by 9.1",
        "false, false, 2026-07-31, void agreement.terminated",
        "true, false, 2026-06-30, suspended agreement.suspended",
        "true, false, 2026-07-01, void agreement.terminated",
        "true, true, 2026-06-30, holds by 9.1",
        "true, true, 2026-07-30, holds by 9.1",
        "true, true, 2026-07-31, void agreement.terminated"
    })
    void a_settlement_clause_says_how_long(boolean suspended, boolean whileSuspended, LocalDate day, String expected) {
        var agreementEffect = force(suspended ? "audit" : null, true, Set.of(), covenant(30, whileSuspended));
        assertThat(on(agreementEffect, day)).isEqualTo(expected);
    }

    @Test
    void what_was_handed_back_is_settled() {
        var other = force(null, true, Set.of(Area.SEALS), covenant(30, false));
        assertThat(on(other, END)).isEqualTo("holds by 9.1");
        var back = force(null, true, Set.of(Area.FUNDS), covenant(30, false));
        assertThat(on(back, END)).isEqualTo("void agreement.terminated");
    }

    @Test
    void a_kind_that_is_no_longer_entrusted_comes_to_nothing() {
        var agreementEffect = force(null, false, Set.of(), covenant(30, false));
        assertThat(seen(agreementEffect.of("DISPOSAL", Area.ASSETS, List.of(BAND), END.minusDays(1))))
                .isEqualTo("void agreement.out-of-scope");
    }

    @Test
    void a_refusal_cites_the_clauses_it_was_asked_for_by_and_names_a_cure() {
        for (var agreementEffect : List.of(
                force("audit", false, Set.of(), covenant(0, false)),
                force(null, true, Set.of(), covenant(0, false)),
                force(null, false, Set.of(), covenant(0, false)))) {
            var because = agreementEffect
                    .of("PAYMENT", Area.FUNDS, List.of(BAND), END)
                    .against()
                    .orElseThrow();
            assertThat(because.clauses()).containsExactly(BAND);
            assertThat(because.cures()).isNotEmpty();
        }
    }
}
