package org.fivetrust.archives.loan.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.kernel.Warrant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LoanTest {

    private static final PrincipalId DONGFANG = new PrincipalId("dongfang-committee");

    private static final UUID ID = UUID.randomUUID();

    private static final String DIGEST = "sha-256:aa";

    private static final LocalDate TODAY = LocalDate.parse("2026-06-03");

    private static final Instant NOW = Instant.parse("2026-06-03T02:00:00Z");

    private static final Warrant OWN = warrant(ID, DONGFANG, DIGEST);

    private static final Permitted PERMITTED =
            new Permitted(new Basis(UUID.randomUUID(), null, null, null, null, List.of(), TODAY, NOW));

    @Test
    void isHandedOutUnderItsWarrant() {
        assertThat(loan(LoanStatus.AUTHORISED, TODAY).handOut(OWN, "archivist", TODAY, NOW))
                .isEqualTo(Outcome.done(new HandedOut(ID, DONGFANG, "archivist", NOW)));
    }

    @Test
    void isNotHandedOutByWhoAsked() {
        assertDeclined(
                loan(LoanStatus.AUTHORISED, TODAY).handOut(OWN, "reporter.dongfang", TODAY, NOW),
                Refusal.Kind.PERSON,
                "archives.same-person");
    }

    @Test
    void isNotHandedOutAfterItsDay() {
        assertDeclined(
                loan(LoanStatus.AUTHORISED, TODAY.minusDays(1)).handOut(OWN, "archivist", TODAY, NOW),
                Refusal.Kind.RULE,
                "archives.due-in-the-past");
    }

    @ParameterizedTest
    @EnumSource(names = {"OUT", "RETURNED"})
    void isHandedOutOnce(LoanStatus status) {
        assertDeclined(
                loan(status, TODAY).handOut(OWN, "archivist", TODAY, NOW), Refusal.Kind.STATE, "archives.already-out");
    }

    @ParameterizedTest
    @MethodSource
    void obeysNoWarrantButItsOwn(Warrant strange) {
        assertDeclined(
                loan(LoanStatus.AUTHORISED, TODAY).handOut(strange, "archivist", TODAY, NOW),
                Refusal.Kind.RULE,
                "warrant.other-act");
    }

    static Stream<Warrant> obeysNoWarrantButItsOwn() {
        return Stream.of(
                warrant(UUID.randomUUID(), DONGFANG, DIGEST),
                warrant(ID, new PrincipalId("xinghe-committee"), DIGEST),
                warrant(ID, DONGFANG, "sha-256:bb"));
    }

    @Test
    void comesBackInWhateverCondition() {
        assertThat(loan(LoanStatus.OUT, TODAY).takeBack(PERMITTED, "archivist", "缺一页", NOW))
                .isEqualTo(Outcome.done(new TakenBack(ID, DONGFANG, "archivist", "缺一页", NOW)));
    }

    @Test
    void comesBackLateToo() {
        assertThat(loan(LoanStatus.OUT, TODAY.minusDays(9)).takeBack(PERMITTED, "archivist", null, NOW))
                .isInstanceOf(Outcome.Done.class);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OUT")
    void comesBackOnlyFromOutside(LoanStatus status) {
        assertDeclined(
                loan(status, TODAY).takeBack(PERMITTED, "archivist", null, NOW),
                Refusal.Kind.STATE,
                "archives.not-out");
    }

    private static void assertDeclined(Outcome<?> outcome, Refusal.Kind kind, String code) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Declined.class, declined -> {
            assertThat(declined.because().kind()).isEqualTo(kind);
            assertThat(declined.because().code()).isEqualTo(code);
        });
    }

    private static Loan loan(LoanStatus status, LocalDate due) {
        return new Loan(ID, DONGFANG, DIGEST, "reporter.dongfang", due, status);
    }

    private static Warrant warrant(UUID act, PrincipalId principal, String digest) {
        return new Warrant(
                UUID.randomUUID(),
                principal,
                act,
                "LOAN",
                digest,
                UUID.randomUUID(),
                Set.of("director"),
                NOW.plusSeconds(3600));
    }
}
