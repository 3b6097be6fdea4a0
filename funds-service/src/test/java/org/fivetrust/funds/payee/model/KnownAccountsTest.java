package org.fivetrust.funds.payee.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.funds.payee.model.AccountStatus.CONFIRMED;
import static org.fivetrust.funds.payee.model.AccountStatus.REPLACED;
import static org.fivetrust.funds.payee.model.AccountStatus.UNCONFIRMED;

import java.util.List;
import java.util.UUID;
import org.fivetrust.shared.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownAccountsTest {

    private static final UUID HENGYUAN = UUID.randomUUID();

    private static KnownAccount account(UUID payee, String name, String number, AccountStatus status) {
        return new KnownAccount(payee, 1, name, number, status);
    }

    private static KnownAccounts known(KnownAccount... accounts) {
        return new KnownAccounts(List.of(accounts));
    }

    @Test
    void whatIsNotKnownIsNotJudged() {
        assertThat(known().against("恒源", "6222")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"UNCONFIRMED, funds.payee-account-unconfirmed", "REPLACED, funds.payee-account-replaced"})
    void aKnownAccountIsPaidIntoOnlyWhileItIsConfirmed(AccountStatus status, String code) {
        assertThat(known(account(HENGYUAN, "恒源", "6222", status))
                        .against("恒源", "6222")
                        .map(Refusal::code))
                .contains(code);
        assertThat(known(account(HENGYUAN, "恒源", "6222", CONFIRMED)).against("恒源", "6222"))
                .isEmpty();
    }

    @Test
    void aKnownPayeeHasNoOtherAccounts() {
        assertThat(known(account(HENGYUAN, "恒源", "6222", CONFIRMED))
                        .against("恒源", "6333")
                        .map(Refusal::code))
                .contains("funds.payee-account-other");
    }

    @Test
    void theAccountOfAnotherPayeeIsNotTheKnownPayees() {
        var accounts =
                known(account(HENGYUAN, "恒源", "6222", CONFIRMED), account(UUID.randomUUID(), "宏远", "6333", CONFIRMED));

        assertThat(accounts.against("恒源", "6333").map(Refusal::code)).contains("funds.payee-account-other");
    }

    @Test
    void anAccountKnownUnderAnotherNameMustBeConfirmed() {
        assertThat(known(account(HENGYUAN, "恒源", "6222", CONFIRMED)).against("宏远", "6222"))
                .isEmpty();
        assertThat(known(account(HENGYUAN, "恒源", "6222", UNCONFIRMED))
                        .against("宏远", "6222")
                        .map(Refusal::code))
                .contains("funds.payee-account-unconfirmed");
    }

    @Test
    void ofTwoRecordsOfOneNameOneConfirmedIsEnough() {
        var accounts =
                known(account(HENGYUAN, "张伟", "6222", REPLACED), account(UUID.randomUUID(), "张伟", "6222", CONFIRMED));

        assertThat(accounts.against("张伟", "6222")).isEmpty();
        assertThat(accounts.named(HENGYUAN, 1).against("张伟", "6222").map(Refusal::code))
                .contains("funds.payee-account-replaced");
    }
}
