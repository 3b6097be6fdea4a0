package org.fivetrust.seals.request.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.shared.kernel.ExecutedAct;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealRequestTest {

    private static final PrincipalId DONGFANG = new PrincipalId("dongfang-committee");

    private static final UUID ID = UUID.randomUUID();

    private static final UUID SEAL = UUID.randomUUID();

    private static final Instant NOW = Instant.parse("2026-06-03T02:00:00Z");

    private static final DocumentDigest CONTRACT = new DocumentDigest("sha-256:" + "a".repeat(64));

    private static final DocumentDigest OTHER = new DocumentDigest("sha-256:" + "b".repeat(64));

    private static final Person CUSTODIAN = Person.of("custodian", "王芳", Set.of("seal-custodian"));

    private static final ExecutedAct BY_CUSTODIAN = new ExecutedAct(DONGFANG, ID, "custodian", NOW);

    @Test
    void leavesALineInTheRegister() {
        var presented = new Presented(CONTRACT, 4);

        assertThat(request(false).imprint(BY_CUSTODIAN, presented, CUSTODIAN))
                .isEqualTo(Outcome.done(new Use(DONGFANG, SEAL, ID, presented, CUSTODIAN, NOW)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4})
    void isImprintedOnNoMoreCopiesThanApproved(int copies) {
        assertThat(request(false).imprint(BY_CUSTODIAN, new Presented(CONTRACT, copies), CUSTODIAN))
                .isInstanceOf(Outcome.Done.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 400})
    void refusesEveryCopyMore(int copies) {
        assertDeclined(new Presented(CONTRACT, copies), Refusal.Kind.RULE, "seals.too-many-copies");
    }

    @Test
    void isImprintedOnTheVeryPaperThatWasApproved() {
        assertDeclined(new Presented(OTHER, 4), Refusal.Kind.RULE, "seals.other-document");
    }

    @Test
    void isImprintedOnce() {
        assertDeclined(
                request(true).imprint(BY_CUSTODIAN, new Presented(CONTRACT, 1), CUSTODIAN),
                Refusal.Kind.STATE,
                "seals.already-imprinted");
    }

    private static void assertDeclined(Presented presented, Refusal.Kind kind, String code) {
        assertDeclined(request(false).imprint(BY_CUSTODIAN, presented, CUSTODIAN), kind, code);
    }

    private static void assertDeclined(Outcome<?> outcome, Refusal.Kind kind, String code) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Declined.class, declined -> {
            assertThat(declined.because().kind()).isEqualTo(kind);
            assertThat(declined.because().code()).isEqualTo(code);
        });
    }

    private static SealRequest request(boolean imprinted) {
        return new SealRequest(SEAL, CONTRACT, 4, imprinted);
    }
}
