package org.fivetrust.seals.seal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SealTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-06-03");

    private final Permitted permitted = new Permitted(new Basis(
            UUID.randomUUID(), null, null, null, null, List.of(), TODAY, Instant.parse("2026-06-03T02:00:00Z")));

    @Test
    void isTakenIntoCustody() {
        var seal = seal(TODAY);

        assertThat(seal.register(permitted, TODAY)).isEqualTo(Outcome.done(seal));
    }

    @Test
    void mayBeOlderThanAnyoneRemembers() {
        assertThat(seal(null).register(permitted, TODAY)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void isNotTakenBeforeItIsEngraved() {
        assertThat(seal(TODAY.plusDays(1)).register(permitted, TODAY))
                .isInstanceOfSatisfying(
                        Outcome.Declined.class,
                        declined -> assertThat(declined.because().code()).isEqualTo("seals.date-in-the-future"));
    }

    @Test
    void saysHowToGoOnWhenAnotherOfItsNameIsThere() {
        var refusal = seal(TODAY).exists();

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.STATE);
        assertThat(refusal.facts()).containsEntry("name", "滨河街道东方社区居民委员会");
        assertThat(refusal.cures()).hasSize(1);
    }

    private static Seal seal(@Nullable LocalDate engravedOn) {
        return new Seal(
                UUID.randomUUID(),
                new PrincipalId("dongfang-committee"),
                "滨河街道东方社区居民委员会",
                SealKind.OFFICIAL,
                "铜",
                "3301040012345",
                engravedOn,
                "王芳",
                null);
    }
}
