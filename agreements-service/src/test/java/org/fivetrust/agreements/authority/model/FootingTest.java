package org.fivetrust.agreements.authority.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.AgreementHold;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.agreement.model.ClauseRule;
import org.fivetrust.agreements.agreement.model.CompiledAgreement;
import org.fivetrust.agreements.authority.model.Footing.Past;
import org.fivetrust.agreements.authority.model.Footing.Span;
import org.fivetrust.shared.kernel.Clause;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FootingTest {

    private static final PrincipalId OWNER = new PrincipalId("east-committee");

    private static final LocalDate READ = LocalDate.of(2026, 6, 10);

    private static final int WINDOW = 30;

    private final Span first = span(READ.minusYears(1), READ.plusDays(9), 1);

    private final Span second = span(READ.plusDays(10), READ.plusYears(1), 2);

    private static Span span(LocalDate from, LocalDate to, int version) {
        var compiledAgreement = new CompiledAgreement(List.of(new ClauseRule(
                new Clause("2.0", "付款", "payments"),
                List.of(),
                new ClauseRule.Procedure("PAYMENT", Area.FUNDS, Set.of("reporter"), WINDOW, Set.of()),
                null)));
        var id = UUID.randomUUID();
        return new Span(
                from,
                to,
                new Ground(id, version, "digest", UUID.randomUUID(), "binhe", "east", to, compiledAgreement),
                new AgreementHold(id, null, null, null, Map.of(), Set.of()));
    }

    private static Past past(LocalDate on, long fen, String name) {
        return new Past(UUID.randomUUID(), UUID.randomUUID(), "PAYMENT", fen, name, "6222", on);
    }

    private static RulingQuery inquiry(LocalDate on, @Nullable String party) {
        return new RulingQuery(OWNER, "PAYMENT", UUID.randomUUID(), "reporter.east", "王一", party, null, on, null, null);
    }

    private Optional<Findings> find(RulingQuery rulingQuery, boolean whole, Past... acts) {
        var footing = new Footing(READ, List.of(first, second), List.of(acts), whole);
        return new Gathered(Map.of(OWNER, footing), Map.of("reporter.east", RelatedParties.NOBODY))
                .find(rulingQuery, READ);
    }

    private static Money sum(Optional<Findings> found) {
        return found.orElseThrow().related().sum();
    }

    private Integer version(LocalDate on) {
        var ground = find(inquiry(on, null), true).orElseThrow().ground();
        return ground == null ? null : ground.version();
    }

    @Test
    void the_agreement_is_the_one_in_force_on_the_day_of_the_question() {
        assertThat(version(READ)).isEqualTo(1);
        assertThat(version(READ.plusDays(9))).isEqualTo(1);
        assertThat(version(READ.plusDays(10))).isEqualTo(2);
        assertThat(version(READ.plusYears(1))).isEqualTo(2);
        assertThat(version(READ.plusYears(1).plusDays(1))).isNull();
    }

    @Test
    void the_window_is_counted_from_the_day_of_the_question() {
        var oldest = past(READ.minusDays(WINDOW - 1), 100, "恒源");
        var newest = past(READ, 10, "恒源");
        var other = past(READ, 1000, "别家");
        assertThat(sum(find(inquiry(READ, "恒 源"), true, oldest, newest, other))).isEqualTo(Money.ofFen(110));
        assertThat(sum(find(inquiry(READ.plusDays(1), "恒源"), true, oldest, newest, other)))
                .isEqualTo(Money.ofFen(10));
        assertThat(sum(find(inquiry(READ.plusDays(WINDOW), "恒源"), true, oldest, newest, other)))
                .isEqualTo(Money.ZERO);
        assertThat(sum(find(inquiry(READ, "恒源"), true, past(READ.plusDays(1), 5, "恒源"))))
                .isEqualTo(Money.ZERO);
    }

    @Test
    void days_before_the_reading_the_past_as_it_was_known_and_too_many_acts_are_not_answered() {
        assertThat(find(inquiry(READ.minusDays(1), null), true)).isEmpty();
        assertThat(find(inquiry(READ, "恒源"), false)).isEmpty();
        assertThat(find(inquiry(READ, null), false)).isPresent();
        var known = new RulingQuery(
                OWNER, "PAYMENT", UUID.randomUUID(), "reporter.east", "王一", null, null, READ, null, Instant.EPOCH);
        assertThat(find(known, true)).isEmpty();
        var agreed = new RulingQuery(
                OWNER, "PAYMENT", UUID.randomUUID(), "reporter.east", "王一", null, null, READ, Instant.EPOCH, null);
        assertThat(find(agreed, true)).isEmpty();
    }

    @Test
    void of_whom_nothing_was_gathered_nothing_is_answered() {
        assertThat(Gathered.NOTHING.find(inquiry(READ, null), READ)).isEmpty();
        var footing = new Footing(READ, List.of(first), List.of(), true);
        assertThat(new Gathered(Map.of(OWNER, footing), Map.of()).find(inquiry(READ, "恒源"), READ))
                .isEmpty();
    }

    @Test
    void nearness_holds_from_its_first_to_its_last_day() {
        var relatedParties =
                new RelatedParties(List.of(new RelatedParties.Party("恒源", "6222", READ.plusDays(1), READ.plusDays(2))));
        var footing = new Footing(READ, List.of(first), List.of(), true);
        var gathered = new Gathered(Map.of(OWNER, footing), Map.of("reporter.east", relatedParties));
        assertThat(List.of(0, 1, 2, 3))
                .map(days -> gathered.find(inquiry(READ.plusDays(days), "恒源"), READ)
                        .orElseThrow()
                        .related()
                        .surroundings()
                        .nearToOtherSide())
                .containsExactly(false, true, true, false);
        assertThat(gathered.find(inquiry(READ, "王 一"), READ)
                        .orElseThrow()
                        .related()
                        .surroundings()
                        .nearToOtherSide())
                .isTrue();
    }
}
