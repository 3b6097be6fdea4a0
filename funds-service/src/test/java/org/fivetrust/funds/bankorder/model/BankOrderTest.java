package org.fivetrust.funds.bankorder.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.funds.bankorder.model.BankStatus.ACCEPTED;
import static org.fivetrust.funds.bankorder.model.BankStatus.CONFIRMED;
import static org.fivetrust.funds.bankorder.model.BankStatus.REJECTED;
import static org.fivetrust.funds.bankorder.model.BankStatus.SENT;
import static org.fivetrust.funds.bankorder.model.BankStatus.TO_SEND;
import static org.fivetrust.funds.bankorder.model.BankStatus.UNKNOWN;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BankOrderTest {

    private static BankOrder order(BankStatus status, int attempt) {
        return order(status, attempt, false);
    }

    private static BankOrder order(BankStatus status, int attempt, boolean onStatement) {
        return new BankOrder(
                new PrincipalId("dongfang-committee"),
                UUID.fromString("5f1c9a52-0c51-4a6e-8a34-0a7a3c1b2d3e"),
                UUID.fromString("0b0e3a1c-7f7e-4f0e-9d1a-2f7b7f6f0a11"),
                status,
                attempt,
                onStatement,
                "R1",
                null,
                Instant.EPOCH);
    }

    private static BankAnswer answer(BankStatus said) {
        return new BankAnswer(said, null, null);
    }

    @Test
    void is_sent_once() {
        var sent = ((Outcome.Done<BankOrder>) order(TO_SEND, 0).send()).value();

        assertThat(sent.status()).isEqualTo(SENT);
        assertThat(sent.attempt()).isEqualTo(1);
        assertThat(sent.send()).isInstanceOf(Outcome.Declined.class);
    }

    @ParameterizedTest
    @EnumSource(names = "TO_SEND", mode = EnumSource.Mode.EXCLUDE)
    void is_not_sent_from_any_other_state(BankStatus status) {
        assertThat(order(status, 1).send()).isInstanceOf(Outcome.Declined.class);
    }

    @Test
    void is_unknown_when_no_answer_comes_and_never_sent_until_the_bank_does_not_know_it() {
        var unknown = order(SENT, 1).missed();

        assertThat(unknown.status()).isEqualTo(UNKNOWN);
        assertThat(unknown.send()).isInstanceOf(Outcome.Declined.class);
        assertThat(unknown.notKnown().send()).isInstanceOf(Outcome.Done.class);
    }

    @ParameterizedTest
    @EnumSource(names = "UNKNOWN", mode = EnumSource.Mode.EXCLUDE)
    void a_bank_that_does_not_know_it_changes_nothing_but_the_unknown(BankStatus status) {
        assertThat(order(status, 1).notKnown()).isEqualTo(order(status, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "SENT, ACCEPTED",
        "SENT, CONFIRMED",
        "SENT, REJECTED",
        "SENT, RETURNED",
        "UNKNOWN, CONFIRMED",
        "ACCEPTED, CONFIRMED",
        "ACCEPTED, REJECTED",
        "CONFIRMED, RETURNED",
        "TO_SEND, CONFIRMED"
    })
    void an_answer_settles_it(BankStatus known, BankStatus said) {
        assertThat(order(known, 1).settle(answer(said)))
                .isInstanceOfSatisfying(
                        Settlement.Settled.class,
                        settled -> assertThat(settled.order().status()).isEqualTo(said));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"TO_SEND", "UNKNOWN"},
            mode = EnumSource.Mode.EXCLUDE)
    void an_answer_that_is_known_is_repeated(BankStatus status) {
        assertThat(order(status, 1).settle(answer(status))).isInstanceOf(Settlement.Repeated.class);
    }

    @ParameterizedTest
    @CsvSource({"CONFIRMED, ACCEPTED", "REJECTED, ACCEPTED", "RETURNED, CONFIRMED", "RETURNED, ACCEPTED"})
    void an_answer_from_an_earlier_station_is_late(BankStatus known, BankStatus said) {
        assertThat(order(known, 1).settle(answer(said))).isInstanceOf(Settlement.Late.class);
    }

    @ParameterizedTest
    @CsvSource({"CONFIRMED, REJECTED", "REJECTED, CONFIRMED", "RETURNED, REJECTED", "REJECTED, RETURNED"})
    void an_answer_that_cannot_be_true_too_contradicts(BankStatus known, BankStatus said) {
        assertThat(order(known, 1).settle(answer(said))).isInstanceOf(Settlement.Contradicts.class);
    }

    @Test
    void an_answer_about_what_was_never_sent_settles_nothing() {
        assertThat(order(TO_SEND, 0).settle(answer(ACCEPTED))).isNotInstanceOf(Settlement.Settled.class);
    }

    @Test
    void keeps_the_banks_reference_unless_another_is_told() {
        assertThat(order(SENT, 1).settle(answer(CONFIRMED)))
                .isInstanceOfSatisfying(
                        Settlement.Settled.class,
                        settled -> assertThat(settled.order().reference()).isEqualTo("R1"));
        assertThat(order(SENT, 1).settle(new BankAnswer(REJECTED, "R2", "AC04")))
                .isInstanceOfSatisfying(Settlement.Settled.class, settled -> {
                    assertThat(settled.order().reference()).isEqualTo("R2");
                    assertThat(settled.order().reason()).isEqualTo("AC04");
                });
    }

    @Test
    void what_a_statement_shows_is_not_sent_and_cannot_have_been_refused() {
        assertThat(order(TO_SEND, 0, true).send()).isInstanceOf(Outcome.Declined.class);
        assertThat(order(SENT, 1, true).missed().status()).isEqualTo(SENT);
        assertThat(order(SENT, 1, true).settle(answer(REJECTED))).isInstanceOf(Settlement.Contradicts.class);
        assertThat(order(SENT, 1, true).settle(answer(CONFIRMED))).isInstanceOf(Settlement.Settled.class);
    }
}
