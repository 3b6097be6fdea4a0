package org.fivetrust.archives.loan.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.ExecutedAct;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoanTest {

    private static final PrincipalId DONGFANG = new PrincipalId("dongfang-committee");

    private static final UUID ID = UUID.randomUUID();

    private static final LocalDate TODAY = LocalDate.parse("2026-06-03");

    private static final Instant NOW = Instant.parse("2026-06-03T02:00:00Z");

    private static final ExecutedAct BY_ARCHIVIST = new ExecutedAct(DONGFANG, ID, "archivist", NOW);

    private static final Permitted PERMITTED =
            new Permitted(new Basis(UUID.randomUUID(), null, null, null, null, List.of(), TODAY, NOW));

    @Test
    void isHandedOutUnderItsWarrant() {
        assertThat(loan(LoanStatus.AUTHORISED, TODAY).handOut(BY_ARCHIVIST, TODAY))
                .isEqualTo(Outcome.done(BY_ARCHIVIST));
    }

    @Test
    void isNotHandedOutAfterItsDay() {
        assertDeclined(
                loan(LoanStatus.AUTHORISED, TODAY.minusDays(1)).handOut(BY_ARCHIVIST, TODAY),
                Refusal.Kind.RULE,
                "archives.due-in-the-past");
    }

    @ParameterizedTest
    @EnumSource(names = {"OUT", "RETURNED"})
    void isHandedOutOnce(LoanStatus status) {
        assertDeclined(loan(status, TODAY).handOut(BY_ARCHIVIST, TODAY), Refusal.Kind.STATE, "archives.already-out");
    }

    @Test
    void comesBackInWhateverCondition() {
        assertThat(loan(LoanStatus.OUT, TODAY).takeBack(PERMITTED, "archivist", "缺一页", NOW))
                .isEqualTo(Outcome.done(new TakenBack(ID, DONGFANG, "archivist", "缺一页", NOW)));
    }

    @Test
    void comesBackLateToo() {
        assertThat(loan(LoanStatus.OUT, TODAY.minusDays(9)).takeBack(PERMITTED, "archivist", null, NOW))
                .isInstanceOf(Outcome.Done.class);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OUT")
    void comesBackOnlyFromOutside(LoanStatus status) {
        assertDeclined(
                loan(status, TODAY).takeBack(PERMITTED, "archivist", null, NOW),
                Refusal.Kind.STATE,
                "archives.not-out");
    }

    private static void assertDeclined(Outcome<?> outcome, Refusal.Kind kind, String code) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Declined.class, declined -> {
            assertThat(declined.because().kind()).isEqualTo(kind);
            assertThat(declined.because().code()).isEqualTo(code);
        });
    }

    private static Loan loan(LoanStatus status, LocalDate due) {
        return new Loan(ID, DONGFANG, due, status);
    }
}
