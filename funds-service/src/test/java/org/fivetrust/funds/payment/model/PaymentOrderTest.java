package org.fivetrust.funds.payment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.funds.payment.model.PaymentExamples.account;
import static org.fivetrust.funds.payment.model.PaymentExamples.order;

import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentOrderTest {

    private final Evidence invoice = Evidence.of("INVOICE", "24372000000012345678");

    @Test
    void isRequestedWhenItIsProvenAndCovered() {
        var order = order("4980.00", invoice);

        assertThat(order.request(account("4980.00"), null)).isEqualTo(Outcome.done(order));
    }

    @Test
    void isRefusedEarlyWhenTheAccountCannotPayIt() {
        assertDeclined(order("4980.00", invoice).request(account("4979.99"), null), "funds.balance-short");
    }

    @ParameterizedTest
    @CsvSource({
        "24372000000012345678",
        "2437 2000 0000 1234 5678",
        "2437-2000-0000-1234-5678",
    })
    void countsOnePaperOnceHoweverItsNumberIsTyped(String again) {
        assertDeclined(
                order("4980.00", invoice, Evidence.of("INVOICE", again)).request(account("5000.00"), null),
                "funds.evidence-repeated");
    }

    @Test
    void mayRestOnPapersOfTwoKindsThatShareANumber() {
        var order = order("4980.00", Evidence.of("INVOICE", "17"), Evidence.of("contract", "17"));

        assertThat(order.request(account("5000.00"), null)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void usesUpItsInvoicesAndNoOtherPaper() {
        var order = order("1.00", Evidence.of("INVOICE", "ab-1 2"), Evidence.of("contract", "HT-7"));

        assertThat(order.claims())
                .extracting(claim -> claim.invoice().numberKey())
                .containsExactly("AB12");
    }

    @Test
    void tellsWhatTheAccountHoldsWhenItFallsShort() {
        assertThat(order("4980.00", invoice).request(account("80.00"), null))
                .isInstanceOfSatisfying(
                        Outcome.Declined.class,
                        declined -> assertThat(declined.because().facts())
                                .containsEntry("balance", "80.00")
                                .containsEntry("amount", Money.parse("4980.00").toString()));
    }

    private static void assertDeclined(Outcome<?> outcome, String code) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Declined.class,
                        declined -> assertThat(declined.because().code()).isEqualTo(code));
    }
}
