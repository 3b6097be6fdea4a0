package org.fivetrust.assets.disposal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.assets.asset.model.AssetStatus;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Warrant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DisposalTest {

    private static final PrincipalId DONGFANG = new PrincipalId("dongfang-committee");

    private static final UUID ID = UUID.randomUUID();

    private static final String DIGEST = "sha-256:aa";

    private static final LocalDate TODAY = LocalDate.parse("2026-06-03");

    private static final Instant NOW = Instant.parse("2026-06-03T02:00:00Z");

    private static final Warrant OWN = warrant(ID, DONGFANG, DIGEST);

    @Test
    void isCarriedOutOnceUnderItsWarrant() {
        assertThat(disposal(AssetStatus.DISPOSAL_REQUESTED).execute(OWN, "accountant", TODAY, NOW))
                .isEqualTo(Outcome.done(new Executed(ID, DONGFANG, "accountant", TODAY, NOW)));
    }

    @Test
    void isNotCarriedOutByWhoAsked() {
        assertDeclined(
                disposal(AssetStatus.DISPOSAL_REQUESTED).execute(OWN, "reporter.dongfang", TODAY, NOW),
                Refusal.Kind.PERSON,
                "assets.same-person");
    }

    @ParameterizedTest
    @EnumSource(names = {"IN_USE", "DISPOSED"})
    void isNotCarriedOutOnAThingThatIsNotWaitingForIt(AssetStatus status) {
        assertDeclined(
                disposal(status).execute(OWN, "accountant", TODAY, NOW), Refusal.Kind.STATE, "assets.already-disposed");
    }

    @ParameterizedTest
    @MethodSource
    void obeysNoWarrantButItsOwn(Warrant strange) {
        assertDeclined(
                disposal(AssetStatus.DISPOSAL_REQUESTED).execute(strange, "accountant", TODAY, NOW),
                Refusal.Kind.RULE,
                "warrant.other-act");
    }

    static Stream<Warrant> obeysNoWarrantButItsOwn() {
        return Stream.of(
                warrant(UUID.randomUUID(), DONGFANG, DIGEST),
                warrant(ID, new PrincipalId("xinghe-committee"), DIGEST),
                warrant(ID, DONGFANG, "sha-256:bb"));
    }

    private static void assertDeclined(Outcome<?> outcome, Refusal.Kind kind, String code) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Declined.class, declined -> {
            assertThat(declined.because().kind()).isEqualTo(kind);
            assertThat(declined.because().code()).isEqualTo(code);
        });
    }

    private static Disposal disposal(AssetStatus asset) {
        return new Disposal(ID, DONGFANG, DIGEST, "reporter.dongfang", asset);
    }

    private static Warrant warrant(UUID act, PrincipalId principal, String digest) {
        return new Warrant(
                UUID.randomUUID(),
                principal,
                act,
                "DISPOSAL",
                digest,
                UUID.randomUUID(),
                Set.of("director"),
                NOW.plusSeconds(3600));
    }
}
