package org.fivetrust.funds.payment.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvoiceClaimTest {

    private static InvoiceClaim claim(@Nullable String face, @Nullable String amount) {
        return new InvoiceClaim(
                new Evidence("INVOICE", "17", null, null, money(face), null), amount == null ? null : money(amount));
    }

    private static @Nullable Money money(@Nullable String text) {
        return text == null ? null : Money.parse(text);
    }

    private static InvoiceClaim.Claimed held(@Nullable String face, String claimed, int live) {
        return new InvoiceClaim.Claimed(money(face), Money.parse(claimed), live);
    }

    @Test
    void anInvoiceThatNobodyHoldsIsTaken() {
        assertThat(claim(null, null).against(held(null, "0.00", 0))).isEmpty();
        assertThat(claim("9000.00", "9000.00").against(held(null, "0.00", 0))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        ", , , 0.00, funds.invoice-used",
        ", , 9000.00, 1.00, funds.invoice-used",
        "9000.00, 1.00, , 0.00, funds.invoice-used",
        "9000.01, 1.00, 9000.00, 1.00, funds.invoice-amount-differs",
        "9000.00, 0.01, 9000.00, 9000.00, funds.invoice-used",
        "9000.00, 4000.01, 9000.00, 5000.00, funds.invoice-overdrawn"
    })
    void whatIsTakenAlreadyStandsAgainstIt(
            @Nullable String face, @Nullable String amount, @Nullable String known, String claimed, String code) {
        assertThat(claim(face, amount).against(held(known, claimed, 1)).map(Refusal::code))
                .contains(code);
    }

    @Test
    void theRestOfASharedInvoiceIsTaken() {
        assertThat(claim("9000.00", "4000.00").against(held("9000.00", "5000.00", 2)))
                .isEmpty();
    }

    @Test
    void moreThanTheInvoiceIsTakenByNobody() {
        assertThat(claim("9000.00", "9000.01").against(held(null, "0.00", 0)).map(Refusal::facts))
                .hasValueSatisfying(facts ->
                        assertThat(facts).containsEntry("left", "9000.00").containsEntry("wanted", "9000.01"));
    }
}
