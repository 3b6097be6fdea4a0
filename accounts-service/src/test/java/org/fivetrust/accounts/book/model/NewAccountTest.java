package org.fivetrust.accounts.book.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Fixtures.CHART;
import static org.fivetrust.accounts.Fixtures.PERMIT;

import java.util.Set;
import org.fivetrust.shared.kernel.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewAccountTest {

    private static Outcome<Account> open(String code, @Nullable String parent, Set<String> used) {
        return new NewAccount(code, "基本户", parent, null).open(PERMIT, CHART, used);
    }

    @Test
    void belongsToTheAccountItsCodeBeginsWithAndTakesItsSide() {
        assertThat(open("100201", null, Set.of()))
                .isEqualTo(Outcome.done(new Account("100201", "基本户", "1002", Side.DEBIT, true)));
    }

    @Test
    void belongsToTheNearestOne() {
        assertThat(open("22090101", "220901", Set.of()).orRefuse().parent()).isEqualTo("220901");
    }

    @ParameterizedTest
    @CsvSource({"1002,", "220901,2209"})
    void aCodeIsGivenOnce(String code, @Nullable String parent) {
        assertDeclined(open(code, parent, Set.of()), "accounts.account-exists");
    }

    @ParameterizedTest
    @CsvSource({"9999,", "100201,5301", "2209010,2209", "22090,"})
    void aCodeStandsWhereItSays(String code, @Nullable String parent) {
        assertDeclined(open(code, parent, Set.of()), "accounts.account-code-misplaced");
    }

    @Test
    void anAccountWithEntriesGetsNoDetails() {
        assertDeclined(open("100201", null, Set.of("1002")), "accounts.account-in-use");
    }

    @Test
    void anAccountThatHasDetailsGetsMoreWhateverOldEntriesThereAre() {
        assertThat(open("220902", null, Set.of("2209"))).isInstanceOf(Outcome.Done.class);
    }

    private static void assertDeclined(Outcome<?> opening, String code) {
        assertThat(opening)
                .isInstanceOfSatisfying(
                        Outcome.Declined.class,
                        declined -> assertThat(declined.because().code()).isEqualTo(code));
    }
}
