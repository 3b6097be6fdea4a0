package org.fivetrust.funds.receipt.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.account.model.AccountNumber;
import org.fivetrust.funds.account.model.Entry;
import org.fivetrust.funds.account.model.TrustAccount;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.junit.jupiter.api.Test;

class ReceiptTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-06-03");

    private static final Instant NOW = Instant.parse("2026-06-03T02:00:00Z");

    private static final PrincipalId PRINCIPAL = new PrincipalId("dongfang-committee");

    private final Permitted permitted =
            new Permitted(new Basis(UUID.randomUUID(), null, null, null, null, List.of(), TODAY, NOW));

    private final TrustAccount account = new TrustAccount(
            UUID.randomUUID(),
            PRINCIPAL,
            "东方社区居民委员会",
            "农商银行滨河支行",
            new AccountNumber("6222021234567890"),
            TODAY.minusYears(1),
            Money.ZERO,
            Money.ZERO);

    @Test
    void creditsItsAccountAtOnce() {
        var receipt = received(TODAY);

        var entry = receipt.register(permitted, account, TODAY, NOW).orRefuse();

        assertThat(entry.source()).isEqualTo(receipt.id());
        assertThat(entry.kind()).isEqualTo(Entry.Kind.RECEIPT);
        assertThat(entry.amount()).isEqualTo(receipt.amount());
    }

    @Test
    void isNotRegisteredBeforeTheMoneyCame() {
        assertThat(received(TODAY.plusDays(1)).register(permitted, account, TODAY, NOW))
                .isInstanceOfSatisfying(
                        Outcome.Declined.class,
                        declined -> assertThat(declined.because().code()).isEqualTo("funds.date-in-the-future"));
    }

    private Receipt received(LocalDate on) {
        return new Receipt(
                UUID.randomUUID(),
                PRINCIPAL,
                account.id(),
                on,
                Money.parse("42000.00"),
                "宏远商贸",
                "三号铺租金",
                "rent",
                "000401",
                Receipt.Method.BANK,
                null,
                null,
                null,
                false);
    }
}
