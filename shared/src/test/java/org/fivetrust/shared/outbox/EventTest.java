package org.fivetrust.shared.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventTest {

    private static final PrincipalId PRINCIPAL = new PrincipalId("dongfang-committee");

    record TrustAccountOpened(
            UUID account,
            Money openingBalance,
            LocalDate openedOn,
            List<String> papers,
            @Nullable String note) {}

    record Balance(Money openingBalance) {}

    private static TrustAccountOpened fact(@Nullable String note) {
        return new TrustAccountOpened(
                UUID.fromString("00000000-0000-0000-0000-000000000001"),
                Money.parse("12.30"),
                LocalDate.of(2026, 5, 6),
                List.of("A-1"),
                note);
    }

    @Test
    void aFactIsSentUnderItsNameWithPlainValues() {
        var event = Event.to("accounts", PRINCIPAL, fact(null));

        assertThat(event.type()).isEqualTo("trust-account.opened");
        assertThat(event.data())
                .containsEntry("openingBalance", "12.30")
                .containsEntry("openedOn", "2026-05-06")
                .containsEntry("account", "00000000-0000-0000-0000-000000000001")
                .doesNotContainKey("note");
    }

    @Test
    void theReceiverReadsTheFactsItNames() {
        var event = Event.to("accounts", PRINCIPAL, fact("new"));

        assertThat(event.as(TrustAccountOpened.class)).isEqualTo(fact("new"));
        assertThat(event.as(Balance.class)).isEqualTo(new Balance(Money.parse("12.30")));
    }

    @Test
    void aMissingOrUnreadableFactIsRefusedByItsName() {
        var data = new HashMap<>(Event.to("accounts", PRINCIPAL, fact(null)).data());
        var unreadable = new HashMap<>(data);
        unreadable.put("openingBalance", "much");
        data.remove("openingBalance");

        assertThatThrownBy(() -> Event.to("accounts", PRINCIPAL, "trust-account.opened", data)
                        .as(Balance.class))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("openingBalance");
        assertThatThrownBy(() -> Event.to("accounts", PRINCIPAL, "trust-account.opened", unreadable)
                        .as(Balance.class))
                .isInstanceOf(InvalidValue.class);
    }
}
