package org.fivetrust.assets.disposal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.fivetrust.assets.asset.model.AssetStatus;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisposalOrderTest {

    private static final Evidence APPRAISAL = new Evidence("appraisal", "评-2026-17", null);

    private static final Money BOOKED = Money.parse("5120.00");

    @Test
    void isDecidedOnAtTheAppraisalWhereThatIsGreater() {
        assertThat(order("9600.00", APPRAISAL).amount(BOOKED)).isEqualTo(Money.parse("9600.00"));
    }

    @Test
    void isDecidedOnAtTheBookValueWhereThatIsGreater() {
        assertThat(order("5119.99", APPRAISAL).amount(BOOKED)).isEqualTo(Money.parse("5120.00"));
    }

    @Test
    void isDecidedOnAtTheBookValueWithoutAnAppraisal() {
        assertThat(order(null, APPRAISAL).amount(BOOKED)).isEqualTo(Money.parse("5120.00"));
    }

    @Test
    void isAskedForAThingInUse() {
        var order = order(null, APPRAISAL);

        assertThat(order.request(AssetStatus.IN_USE)).isEqualTo(Outcome.done(order));
    }

    @ParameterizedTest
    @CsvSource({"DISPOSAL_REQUESTED, assets.disposal-open", "DISPOSED, assets.already-disposed"})
    void isRefusedForAThingThatIsGoingOrGone(AssetStatus status, String code) {
        assertDeclined(order(null, APPRAISAL).request(status), Refusal.Kind.STATE, code);
    }

    @Test
    void isRefusedWithoutAnyPaper() {
        assertDeclined(order(null).request(AssetStatus.IN_USE), Refusal.Kind.RULE, "assets.evidence-missing");
    }

    @Test
    void saysHowToGoOnWhenAnotherIsOpen() {
        assertThat(DisposalOrder.overtaken().cures())
                .singleElement()
                .satisfies(cure -> assertThat(cure.code()).isEqualTo("assets.finish-open-disposal"));
    }

    private static void assertDeclined(Outcome<?> outcome, Refusal.Kind kind, String code) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Declined.class, declined -> {
            assertThat(declined.because().kind()).isEqualTo(kind);
            assertThat(declined.because().code()).isEqualTo(code);
        });
    }

    private static DisposalOrder order(@Nullable String appraised, Evidence... evidence) {
        return new DisposalOrder(
                new PrincipalId("dongfang-committee"),
                UUID.randomUUID(),
                Manner.SALE,
                "已到年限",
                appraised == null ? null : Money.parse(appraised),
                null,
                null,
                List.of(evidence));
    }
}
