package org.fivetrust.funds.consent.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BankConsentTest {

    private static BankConsent consent(String used, boolean isConfirmed) {
        return new BankConsent(
                UUID.randomUUID(),
                new PrincipalId("dongfang-committee"),
                ConsentKind.SPENDING_TAKINGS,
                "滨农商函〔2026〕13号",
                Money.parse("50.00"),
                Money.parse(used),
                LocalDate.parse("2026-06-01"),
                LocalDate.parse("2026-06-30"),
                "cashier",
                isConfirmed);
    }

    private static boolean allows(BankConsent consent, String amount, String day) {
        return consent.spend(Money.parse(amount), LocalDate.parse(day)) instanceof Outcome.Done;
    }

    @ParameterizedTest
    @CsvSource({
        "0.00, 50.00, 2026-06-01, true",
        "0.00, 50.01, 2026-06-01, false",
        "20.00, 30.00, 2026-06-30, true",
        "20.00, 30.01, 2026-06-30, false",
        "0.00, 1.00, 2026-05-31, false",
        "0.00, 1.00, 2026-07-01, false"
    })
    void allowsItsAmountInAllOnItsDays(String used, String amount, String day, boolean allowed) {
        assertThat(allows(consent(used, true), amount, day)).isEqualTo(allowed);
    }

    @Test
    void allowsNothingBeforeASecondPersonHasConfirmedIt() {
        assertThat(allows(consent("0.00", false), "1.00", "2026-06-01")).isFalse();
    }
}
