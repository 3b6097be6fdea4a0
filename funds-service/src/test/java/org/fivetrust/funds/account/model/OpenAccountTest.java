package org.fivetrust.funds.account.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.account.model.OpenAccount.Holder;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Clause;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.junit.jupiter.api.Test;

class OpenAccountTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-06-03");

    private static final Instant NOW = Instant.parse("2026-06-03T02:00:00Z");

    private final Permitted permitted = new Permitted(new Basis(
            UUID.randomUUID(),
            UUID.randomUUID(),
            1,
            "sha-256:00",
            UUID.randomUUID(),
            List.of(new Clause("2.1", "代管资金账户", "keeps the trust account")),
            TODAY,
            NOW));

    @Test
    void startsWithWhatIsHandedOverAsItsFirstEntry() {
        var account = command(Holder.ORGANISATION, "3286.40", TODAY)
                .open(permitted, TODAY)
                .orRefuse();
        var entry = account.opening(NOW);

        assertThat(account.balance()).isEqualTo(Money.parse("3286.40"));
        assertThat(entry.kind()).isEqualTo(Entry.Kind.OPENING);
        assertThat(entry.amount()).isEqualTo(Money.parse("3286.40"));
        assertThat(entry.effectiveOn()).isEqualTo(TODAY);
    }

    @Test
    void mayStartEmpty() {
        assertThat(command(Holder.ORGANISATION, "0.00", TODAY).open(permitted, TODAY))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void isNeverInAPersonsName() {
        assertThat(command(Holder.PERSON, "0.00", TODAY).open(permitted, TODAY))
                .isInstanceOfSatisfying(Outcome.Declined.class, declined -> {
                    assertThat(declined.because().code()).isEqualTo("funds.account-in-a-persons-name");
                    assertThat(declined.because().cures()).isNotEmpty();
                });
    }

    @Test
    void isNotOpenedBeforeItsDay() {
        assertThat(command(Holder.ORGANISATION, "0.00", TODAY.plusDays(1)).open(permitted, TODAY))
                .isInstanceOfSatisfying(
                        Outcome.Declined.class,
                        declined -> assertThat(declined.because().code()).isEqualTo("funds.date-in-the-future"));
    }

    private static OpenAccount command(Holder holder, String balance, LocalDate openedOn) {
        return new OpenAccount(
                UUID.randomUUID(),
                new PrincipalId("dongfang-committee"),
                "东方社区居民委员会",
                holder,
                "农商银行滨河支行",
                new AccountNumber("6222021234567890"),
                Money.parse(balance),
                openedOn);
    }
}
