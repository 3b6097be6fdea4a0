package org.fivetrust.funds.paymentreturn.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.bankorder.model.BankOrder;
import org.fivetrust.funds.bankorder.model.BankStatus;
import org.fivetrust.funds.paymentreturn.model.ReturnNotice.Waiting;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReturnNoticeTest {

    private static final LocalDate PAID = LocalDate.of(2026, 6, 15);

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 18);

    private static final ReturnNotice NOTICE = new ReturnNotice("T-1", TODAY, "账号与户名不符", "cashier");

    private static final Waiting FIRST = new Waiting(UUID.fromString("5f1c9a52-0c51-4a6e-8a34-0a7a3c1b2d30"), NOTICE);

    private static BankOrder order(BankStatus status, int attempt) {
        return new BankOrder(
                new PrincipalId("dongfang-committee"),
                UUID.fromString("5f1c9a52-0c51-4a6e-8a34-0a7a3c1b2d3e"),
                UUID.fromString("5f1c9a52-0c51-4a6e-8a34-0a7a3c1b2d3f"),
                status,
                attempt,
                false,
                "B-1",
                null,
                Instant.EPOCH);
    }

    private static ReturnNotice by(String person, String reference, LocalDate on) {
        return new ReturnNotice(reference, on, null, person);
    }

    private static Outcome<ReturnStep> read(ReturnNotice notice, Waiting... waiting) {
        return notice.read(order(BankStatus.CONFIRMED, 1), PAID, List.of(waiting), TODAY);
    }

    private static String refusal(Outcome<ReturnStep> outcome) {
        return ((Outcome.Declined<ReturnStep>) outcome).because().code();
    }

    private static ReturnStep step(Outcome<ReturnStep> outcome) {
        return outcome.orRefuse();
    }

    @Test
    void what_one_person_reads_waits_for_another() {
        assertThat(step(read(NOTICE))).isEqualTo(new ReturnStep.Recorded(NOTICE));
    }

    @Test
    void what_two_people_read_gives_the_money_back_under_the_bank_s_reference() {
        var step = step(read(by("releaser", "T-1", TODAY), FIRST));

        assertThat(step).isInstanceOfSatisfying(ReturnStep.Confirmed.class, confirmed -> {
            assertThat(confirmed.id()).isEqualTo(FIRST.id());
            assertThat(confirmed.order().status()).isEqualTo(BankStatus.RETURNED);
            assertThat(confirmed.order().reference()).isEqualTo("T-1");
            assertThat(confirmed.order().reason()).isEqualTo("账号与户名不符");
        });
    }

    @Test
    void the_same_person_does_not_confirm_it() {
        assertThat(refusal(read(NOTICE, FIRST))).isEqualTo("funds.return-same-person");
    }

    @ParameterizedTest
    @CsvSource({"T-2, 2026-06-18", "T-1, 2026-06-17"})
    void who_reads_something_else_confirms_nothing(String reference, LocalDate on) {
        assertThat(step(read(by("releaser", reference, on), FIRST))).isInstanceOf(ReturnStep.Recorded.class);
    }

    @Test
    void it_does_not_come_back_tomorrow() {
        assertThat(refusal(read(by("cashier", "T-1", TODAY.plusDays(1))))).isEqualTo("funds.date-in-the-future");
    }

    @Test
    void it_does_not_come_back_before_it_left() {
        assertThat(refusal(read(by("cashier", "T-1", PAID.minusDays(1))))).isEqualTo("funds.return-before-payment");
    }

    @ParameterizedTest
    @EnumSource(names = {"REJECTED", "RETURNED"})
    void what_is_back_does_not_come_back(BankStatus status) {
        assertThat(refusal(NOTICE.read(order(status, 1), PAID, List.of(), TODAY)))
                .isEqualTo("funds.already-returned");
    }

    @Test
    void what_never_left_does_not_come_back() {
        assertThat(refusal(NOTICE.read(order(BankStatus.TO_SEND, 0), PAID, List.of(), TODAY)))
                .isEqualTo("funds.return-not-sent");
    }

    @ParameterizedTest
    @EnumSource(names = {"SENT", "ACCEPTED", "UNKNOWN", "CONFIRMED"})
    void whatever_the_bank_said_before_its_notice_settles_it(BankStatus status) {
        assertThat(step(by("releaser", "T-1", TODAY).read(order(status, 1), PAID, List.of(FIRST), TODAY)))
                .isInstanceOf(ReturnStep.Confirmed.class);
    }
}
