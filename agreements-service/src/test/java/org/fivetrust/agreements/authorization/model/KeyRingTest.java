package org.fivetrust.agreements.authorization.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.fivetrust.agreements.authorization.model.KeyRing.Plan;
import org.fivetrust.agreements.authorization.model.KeyRing.Retirement;
import org.fivetrust.agreements.authorization.model.KeyRing.Turn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyRingTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final Duration LEAD = Duration.ofMinutes(1);

    private static final Duration LIFE = Duration.ofDays(30);

    private static Instant day(int days) {
        return START.plus(Duration.ofDays(days));
    }

    private static Turn turn(String kid, Instant from) {
        return new Turn(kid, from, null, null);
    }

    private static Plan plan(@Nullable Instant changedAfter) {
        return new Plan(Duration.ofDays(90), changedAfter, LEAD, LIFE);
    }

    @Test
    void the_first_key_signs_at_once() {
        assertThat(new KeyRing(List.of()).successor(plan(null), START)).contains(START);
    }

    @Test
    void a_successor_is_made_when_the_turn_is_over_and_signs_a_little_later() {
        var ring = new KeyRing(List.of(turn("a", START)));
        assertThat(ring.successor(plan(null), day(90).minusMillis(1))).isEmpty();
        assertThat(ring.successor(plan(null), day(90))).contains(day(90).plus(LEAD));
    }

    @Test
    void only_one_successor_waits() {
        var ring = new KeyRing(List.of(turn("a", START), turn("b", day(90).plus(LEAD))));
        assertThat(ring.successor(plan(null), day(90))).isEmpty();
    }

    @Test
    void whoever_says_so_gets_a_successor_at_once_and_just_one() {
        var ring = new KeyRing(List.of(turn("a", START)));
        assertThat(ring.successor(plan(day(10)), day(9))).isEmpty();
        assertThat(ring.successor(plan(day(10)), day(10))).contains(day(10).plus(LEAD));
        var turned = new KeyRing(List.of(turn("a", START), turn("b", day(10).plus(LEAD))));
        assertThat(turned.successor(plan(day(10)), day(11))).isEmpty();
    }

    @Test
    void a_published_successor_does_not_sign_before_its_time() {
        var ring = new KeyRing(List.of(turn("b", day(90)), turn("a", START)));
        assertThat(ring.signing(day(90).minusMillis(1))).map(Turn::kid).contains("a");
        assertThat(ring.signing(day(90))).map(Turn::kid).contains("b");
        assertThat(ring.published(day(89))).extracting(Turn::kid).containsExactly("b", "a");
    }

    @Test
    void a_key_retires_once_its_successor_signs_everywhere_and_stays_published_until_its_last_signature_expires() {
        var ring = new KeyRing(List.of(turn("a", START), turn("b", day(90))));
        assertThat(ring.retirements(plan(null), day(90))).isEmpty();
        assertThat(ring.retirements(plan(null), day(90).plus(LEAD)))
                .containsExactly(new Retirement("a", day(120).plus(LEAD)));
    }

    @Test
    void the_only_key_never_retires() {
        assertThat(new KeyRing(List.of(turn("a", START))).retirements(plan(null), day(900)))
                .isEmpty();
    }

    @Test
    void a_retired_key_is_published_to_the_last_moment_and_not_longer() {
        var retired = new Turn("a", START, day(90), day(120));
        var ring = new KeyRing(List.of(retired, turn("b", day(90))));
        assertThat(ring.published(day(120).minusMillis(1))).contains(retired);
        assertThat(ring.published(day(120))).extracting(Turn::kid).containsExactly("b");
        assertThat(ring.signing(day(100))).map(Turn::kid).contains("b");
    }
}
