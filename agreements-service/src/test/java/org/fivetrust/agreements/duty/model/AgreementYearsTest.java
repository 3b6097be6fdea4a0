package org.fivetrust.agreements.duty.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.fivetrust.shared.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementYearsTest {

    private final AgreementYears years = new AgreementYears(LocalDate.of(2024, 2, 29), LocalDate.of(2026, 8, 31));

    @ParameterizedTest
    @CsvSource({
        "1, 2024-02-28, agreement.review-too-early",
        "1, 2024-02-29, ''",
        "2, 2025-02-27, agreement.review-too-early",
        "2, 2025-02-28, ''",
        "3, 2026-08-31, ''",
        "4, 2027-03-01, agreement.no-such-year",
        "400, 2027-03-01, agreement.no-such-year"
    })
    void a_year_is_reviewed_once_it_has_begun_and_if_there_is_one(int year, LocalDate heldOn, String code) {
        assertThat(years.againstReview(year, heldOn).map(Refusal::code).orElse(""))
                .isEqualTo(code);
    }

    @Test
    void a_hand_over_wants_all_five() {
        assertThat(HandedOver.missing(EnumSet.allOf(HandedOver.class))).isEmpty();
        assertThat(HandedOver.missing(Set.of(HandedOver.SEALS, HandedOver.DEBTS)))
                .containsExactly(HandedOver.PREMISES, HandedOver.FIXED_ASSETS, HandedOver.ARCHIVES);
    }
}
