package org.fivetrust.funds.bank.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.fivetrust.funds.account.model.AccountNumber;
import org.fivetrust.funds.bank.model.BankAccountOrder.Registered;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BankAccountOrderTest {

    private static final String OWNER = "东方社区居民委员会";

    private static BankAccountOrder order(String holder, BankAccountKind kind) {
        return new BankAccountOrder(
                new PrincipalId("dongfang-committee"),
                holder,
                "农商银行滨河支行",
                "402331000017",
                new AccountNumber("201000112233445"),
                kind,
                "日常收支",
                "东方居决〔2026〕3号");
    }

    private static String refused(BankAccountOrder order, boolean hasBasic) {
        return order.request(new Registered(OWNER, hasBasic)) instanceof Outcome.Declined<?>(var because)
                ? because.code()
                : "done";
    }

    @ParameterizedTest
    @ValueSource(strings = {"李明", "东方社区", "东方社区居民委员会工会"})
    void anotherNameThanTheOwnersIsRefused(String holder) {
        assertThat(refused(order(holder, BankAccountKind.SPECIAL), false)).isEqualTo("funds.holder-is-not-the-owner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"东方社区居民委员会", "東方社區居民委員會", "东方社区 居民委员会"})
    void theOwnersNameIsTakenHoweverItIsWritten(String holder) {
        assertThat(refused(order(holder, BankAccountKind.BASIC), false)).isEqualTo("done");
    }

    @Test
    void thereIsOneBasicAccount() {
        assertThat(refused(order(OWNER, BankAccountKind.BASIC), true)).isEqualTo("funds.basic-account-exists");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BASIC")
    void otherAccountsStandBesideTheBasicOne(BankAccountKind kind) {
        assertThat(refused(order(OWNER, kind), true)).isEqualTo("done");
    }
}
