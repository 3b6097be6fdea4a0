package org.fivetrust.archives.loan.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.archives.record.model.RecordStatus;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoanOrderTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-06-03");

    @ParameterizedTest
    @ValueSource(strings = {"2026-06-03", "2026-06-18", "2026-07-03"})
    void isAskedForARecordInItsPlaceFromTodayToTheLastDayAllowed(LocalDate due) {
        var order = order(due);

        assertThat(order.request(RecordStatus.AVAILABLE, 30, TODAY)).isEqualTo(Outcome.done(order));
    }

    @ParameterizedTest
    @CsvSource({"2026-06-02, archives.due-in-the-past", "2026-07-04, archives.loan-too-long"})
    void isRefusedForADayBeforeOrBeyond(LocalDate due, String code) {
        assertDeclined(order(due).request(RecordStatus.AVAILABLE, 30, TODAY), Refusal.Kind.RULE, code);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOAN_REQUESTED", "OUT"})
    void isRefusedWhileAnotherIsOpen(RecordStatus status) {
        assertDeclined(order(TODAY).request(status, 30, TODAY), Refusal.Kind.STATE, "archives.on-loan");
    }

    @Test
    void saysWhatMustHappenFirst() {
        assertThat(LoanOrder.overtaken().cures())
                .singleElement()
                .satisfies(cure -> assertThat(cure.code()).isEqualTo("archives.wait-for-return"));
    }

    private static void assertDeclined(Outcome<?> outcome, Refusal.Kind kind, String code) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Declined.class, declined -> {
            assertThat(declined.because().kind()).isEqualTo(kind);
            assertThat(declined.because().code()).isEqualTo(code);
        });
    }

    private static LoanOrder order(LocalDate due) {
        return new LoanOrder(new PrincipalId("dongfang-committee"), UUID.randomUUID(), "确权", "王建国", due);
    }
}
