package org.fivetrust.assets.disposal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.assets.asset.model.AssetStatus;
import org.fivetrust.shared.kernel.ExecutedAct;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DisposalTest {

    private static final PrincipalId DONGFANG = new PrincipalId("dongfang-committee");

    private static final UUID ID = UUID.randomUUID();

    private static final LocalDate TODAY = LocalDate.parse("2026-06-03");

    private static final Instant NOW = Instant.parse("2026-06-03T02:00:00Z");

    private static final ExecutedAct BY_ACCOUNTANT = new ExecutedAct(DONGFANG, ID, "accountant", NOW);

    @Test
    void isCarriedOutOnceUnderItsWarrant() {
        assertThat(disposal(AssetStatus.DISPOSAL_REQUESTED).execute(BY_ACCOUNTANT, TODAY))
                .isEqualTo(Outcome.done(new Executed(ID, DONGFANG, "accountant", TODAY, NOW)));
    }

    @ParameterizedTest
    @EnumSource(names = {"IN_USE", "DISPOSED"})
    void isNotCarriedOutOnAThingThatIsNotWaitingForIt(AssetStatus status) {
        assertDeclined(disposal(status).execute(BY_ACCOUNTANT, TODAY), Refusal.Kind.STATE, "assets.already-disposed");
    }

    private static void assertDeclined(Outcome<?> outcome, Refusal.Kind kind, String code) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Declined.class, declined -> {
            assertThat(declined.because().kind()).isEqualTo(kind);
            assertThat(declined.because().code()).isEqualTo(code);
        });
    }

    private static Disposal disposal(AssetStatus asset) {
        return new Disposal(asset);
    }
}
