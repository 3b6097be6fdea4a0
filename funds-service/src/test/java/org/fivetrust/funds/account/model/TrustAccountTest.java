package org.fivetrust.funds.account.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustAccountTest {

    private static final LocalDate OPENED = LocalDate.parse("2026-01-01");

    private static final LocalDate TODAY = LocalDate.parse("2026-06-03");

    private static final Instant NOW = Instant.parse("2026-06-03T02:00:00Z");

    private final UUID source = UUID.randomUUID();

    @ParameterizedTest
    @CsvSource({"100.00, 100.00", "100.00, 99.99", "100.00, 0.01"})
    void paysAnythingUpToItsBalance(String balance, String amount) {
        assertThat(holding(balance).pay(source, Money.parse(amount), TODAY, NOW))
                .isInstanceOf(Outcome.Done.class);
    }

    @ParameterizedTest
    @CsvSource({"100.00, 100.01", "0.00, 0.01", "99.99, 100.00"})
    void neverPaysMoreThanItHolds(String balance, String amount) {
        assertThat(holding(balance).pay(source, Money.parse(amount), TODAY, NOW))
                .isInstanceOfSatisfying(Outcome.Declined.class, declined -> {
                    assertThat(declined.because().code()).isEqualTo("funds.balance-short");
                    assertThat(declined.because().facts())
                            .containsEntry("balance", balance)
                            .containsEntry("amount", amount);
                    assertThat(declined.because().cures()).hasSize(1);
                });
    }

    @Test
    void writesAPaymentDownAsANegativeEntryOfItsOwnPrincipal() {
        var account = holding("100.00");

        assertThat(account.pay(source, Money.parse("30.00"), TODAY, NOW))
                .isEqualTo(Outcome.done(new Entry(
                        account.principal(),
                        account.id(),
                        Entry.Kind.PAYMENT,
                        source,
                        Money.parse("-30.00"),
                        TODAY,
                        null,
                        NOW)));
    }

    @Test
    void writesAReceiptDownFromTheDayTheMoneyCame() {
        var account = holding("0.00");
        var came = TODAY.minusDays(3);

        assertThat(account.receive(source, Money.parse("30.00"), came, came, TODAY, NOW))
                .isEqualTo(Outcome.done(new Entry(
                        account.principal(),
                        account.id(),
                        Entry.Kind.RECEIPT,
                        source,
                        Money.parse("30.00"),
                        came,
                        came,
                        NOW)));
    }

    @Test
    void receivesNothingBeforeItWasOpened() {
        assertThat(holding("0.00").receive(source, Money.parse("30.00"), OPENED.minusDays(1), null, TODAY, NOW))
                .isInstanceOfSatisfying(
                        Outcome.Declined.class,
                        declined -> assertThat(declined.because().code()).isEqualTo("funds.account-not-yet-open"));
    }

    @Test
    void receivesNothingThatHasNotComeYet() {
        assertThat(holding("0.00").receive(source, Money.parse("30.00"), TODAY.plusDays(1), null, TODAY, NOW))
                .isInstanceOfSatisfying(
                        Outcome.Declined.class,
                        declined -> assertThat(declined.because().code()).isEqualTo("funds.date-in-the-future"));
    }

    @Test
    void receivesOnTheDayItOpensAndToday() {
        assertThat(holding("0.00").receive(source, Money.parse("30.00"), OPENED, OPENED, TODAY, NOW))
                .isInstanceOf(Outcome.Done.class);
        assertThat(holding("0.00").receive(source, Money.parse("30.00"), TODAY, TODAY, TODAY, NOW))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void cashIsOnItsWayUntilItIsPaidIn() {
        assertThat(holding("0.00").receive(source, Money.parse("30.00"), TODAY, null, TODAY, NOW))
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat(((Entry) done.value()).clearedOn()).isNull());
    }

    @Test
    void paysNothingFromMoneyThatIsOnItsWay() {
        var account = new TrustAccount(
                UUID.randomUUID(),
                new PrincipalId("dongfang-committee"),
                "东方社区居民委员会",
                "农商银行滨河支行",
                new AccountNumber("6222021234567890"),
                OPENED,
                Money.parse("100.00"),
                Money.parse("29.99"));

        assertThat(account.covers(Money.parse("29.99"))).isTrue();
        assertThat(account.covers(Money.parse("30.00"))).isFalse();
    }

    private static TrustAccount holding(String balance) {
        return new TrustAccount(
                UUID.randomUUID(),
                new PrincipalId("dongfang-committee"),
                "东方社区居民委员会",
                "农商银行滨河支行",
                new AccountNumber("6222021234567890"),
                OPENED,
                Money.parse(balance),
                Money.parse(balance));
    }
}
