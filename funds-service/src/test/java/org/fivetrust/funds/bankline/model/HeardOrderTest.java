package org.fivetrust.funds.bankline.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.funds.bankanswer.model.StatusReport.Status;
import org.fivetrust.funds.bankorder.model.BankAnswer;
import org.fivetrust.funds.bankorder.model.BankOrder;
import org.fivetrust.funds.bankorder.model.BankStatus;
import org.fivetrust.funds.bankorder.model.Settlement;
import org.fivetrust.shared.kernel.PrincipalId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HeardOrderTest {

    private static final LineAnswer.Heard REJECTED =
            new LineAnswer.Reported(new Status("RJCT", new BankAnswer(BankStatus.REJECTED, "B-1", "AC04")));

    private static BankOrder order(BankStatus status, int attempt) {
        return new BankOrder(
                new PrincipalId("dongfang-committee"),
                UUID.fromString("5f1c9a52-0c51-4a6e-8a34-0a7a3c1b2d3e"),
                UUID.fromString("5f1c9a52-0c51-4a6e-8a34-0a7a3c1b2d3f"),
                status,
                attempt,
                false,
                null,
                null,
                Instant.EPOCH);
    }

    private static Settlement heard(BankStatus status, LineAnswer.Heard answer) {
        return new HeardOrder(order(status, 1), 1).hear(answer).settlement();
    }

    @Test
    void what_was_asked_after_and_is_not_known_may_be_sent_again() {
        assertThat(heard(BankStatus.UNKNOWN, new LineAnswer.NotKnown()))
                .isEqualTo(new Settlement.Settled(order(BankStatus.TO_SEND, 1)));
    }

    /** The request may still arrive: that it is not known yet allows nothing. */
    @Test
    void what_was_sent_just_now_and_is_not_known_is_asked_after_first() {
        assertThat(heard(BankStatus.SENT, new LineAnswer.NotKnown()))
                .isEqualTo(new Settlement.Settled(order(BankStatus.UNKNOWN, 1)));
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "CONFIRMED"})
    void a_bank_that_had_it_and_does_not_know_it_contradicts_itself(BankStatus status) {
        assertThat(heard(status, new LineAnswer.NotKnown())).isEqualTo(new Settlement.Contradicts());
    }

    @ParameterizedTest
    @CsvSource({"TO_SEND", "REJECTED", "RETURNED"})
    void that_it_is_not_known_changes_nothing_else(BankStatus status) {
        assertThat(heard(status, new LineAnswer.NotKnown()))
                .isInstanceOfAny(Settlement.Repeated.class, Settlement.Late.class);
    }

    @Test
    void a_rejection_settles_the_sending_that_it_answers() {
        assertThat(heard(BankStatus.UNKNOWN, REJECTED)).isInstanceOf(Settlement.Settled.class);
    }

    /** The money of the second sending would be given back although it leaves. */
    @ParameterizedTest
    @EnumSource(BankStatus.class)
    void what_is_heard_of_an_earlier_sending_changes_nothing(BankStatus status) {
        var sentTwice = new HeardOrder(order(status, 2), 1);

        assertThat(sentTwice.hear(REJECTED).settlement()).isEqualTo(new Settlement.Late());
        assertThat(sentTwice.hear(new LineAnswer.NotKnown()).settlement()).isEqualTo(new Settlement.Late());
        assertThat(sentTwice.isMissing()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(BankStatus.class)
    void an_answer_is_missing_of_what_was_sent_and_of_nothing_else(BankStatus status) {
        assertThat(new HeardOrder(order(status, 1), 1).isMissing()).isEqualTo(status == BankStatus.SENT);
    }
}
