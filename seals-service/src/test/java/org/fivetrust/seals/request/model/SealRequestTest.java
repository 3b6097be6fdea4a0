package org.fivetrust.seals.request.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Warrant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealRequestTest {

    private static final PrincipalId DONGFANG = new PrincipalId("dongfang-committee");

    private static final UUID ID = UUID.randomUUID();

    private static final UUID SEAL = UUID.randomUUID();

    private static final String DIGEST = "sha-256:aa";

    private static final Instant NOW = Instant.parse("2026-06-03T02:00:00Z");

    private static final DocumentDigest CONTRACT = new DocumentDigest("sha-256:" + "a".repeat(64));

    private static final DocumentDigest OTHER = new DocumentDigest("sha-256:" + "b".repeat(64));

    private static final Person CUSTODIAN = Person.of("custodian", "王芳", Set.of("seal-custodian"));

    private static final Warrant OWN = warrant(ID, DONGFANG, DIGEST);

    @Test
    void leavesALineInTheRegister() {
        var presented = new Presented(CONTRACT, 4);

        assertThat(request(false).imprint(OWN, presented, CUSTODIAN, NOW))
                .isEqualTo(Outcome.done(new Use(DONGFANG, SEAL, ID, presented, CUSTODIAN, NOW)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4})
    void isImprintedOnNoMoreCopiesThanApproved(int copies) {
        assertThat(request(false).imprint(OWN, new Presented(CONTRACT, copies), CUSTODIAN, NOW))
                .isInstanceOf(Outcome.Done.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 400})
    void refusesEveryCopyMore(int copies) {
        assertDeclined(new Presented(CONTRACT, copies), CUSTODIAN, Refusal.Kind.RULE, "seals.too-many-copies");
    }

    @Test
    void isImprintedOnTheVeryPaperThatWasApproved() {
        assertDeclined(new Presented(OTHER, 4), CUSTODIAN, Refusal.Kind.RULE, "seals.other-document");
    }

    @Test
    void isNotImprintedByWhoAsked() {
        assertDeclined(
                new Presented(CONTRACT, 4),
                Person.of("reporter.dongfang", "李明", Set.of("reporter")),
                Refusal.Kind.PERSON,
                "seals.same-person");
    }

    @Test
    void isImprintedOnce() {
        assertDeclined(
                request(true).imprint(OWN, new Presented(CONTRACT, 1), CUSTODIAN, NOW),
                Refusal.Kind.STATE,
                "seals.already-imprinted");
    }

    @ParameterizedTest
    @MethodSource
    void obeysNoWarrantButItsOwn(Warrant strange) {
        assertDeclined(
                request(false).imprint(strange, new Presented(CONTRACT, 4), CUSTODIAN, NOW),
                Refusal.Kind.RULE,
                "warrant.other-act");
    }

    static Stream<Warrant> obeysNoWarrantButItsOwn() {
        return Stream.of(
                warrant(UUID.randomUUID(), DONGFANG, DIGEST),
                warrant(ID, new PrincipalId("xinghe-committee"), DIGEST),
                warrant(ID, DONGFANG, "sha-256:bb"));
    }

    private static void assertDeclined(Presented presented, Person custodian, Refusal.Kind kind, String code) {
        assertDeclined(request(false).imprint(OWN, presented, custodian, NOW), kind, code);
    }

    private static void assertDeclined(Outcome<?> outcome, Refusal.Kind kind, String code) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Declined.class, declined -> {
            assertThat(declined.because().kind()).isEqualTo(kind);
            assertThat(declined.because().code()).isEqualTo(code);
        });
    }

    private static SealRequest request(boolean imprinted) {
        return new SealRequest(ID, DONGFANG, SEAL, DIGEST, "reporter.dongfang", CONTRACT, 4, imprinted);
    }

    private static Warrant warrant(UUID act, PrincipalId principal, String digest) {
        return new Warrant(
                UUID.randomUUID(),
                principal,
                act,
                "IMPRINT",
                digest,
                UUID.randomUUID(),
                Set.of("director"),
                NOW.plusSeconds(3600));
    }
}
