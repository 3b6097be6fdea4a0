package org.fivetrust.evidence.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.fivetrust.evidence.model.Sampling.Drawn;
import org.junit.jupiter.api.Test;

class SamplingTest {

    private static final List<Long> AMOUNTS =
            LongStream.rangeClosed(1, 200).map(n -> n * 37 % 911 + 1).boxed().toList();

    @Test
    void theSameSeedDrawsTheSameItemsAndAnotherDrawsOthers() {
        var seed = Sampling.seed("note", "{}");

        assertThat(Sampling.draw(seed, AMOUNTS, 20)).isEqualTo(Sampling.draw(seed, AMOUNTS, 20));
        assertThat(Sampling.draw(Sampling.seed("note", "{\"a\":1}"), AMOUNTS, 20))
                .isNotEqualTo(Sampling.draw(seed, AMOUNTS, 20));
    }

    @Test
    void asManyPointsFallAsWereWanted() {
        for (var size = 1; size <= 300; size++) {
            assertThat(Sampling.draw(Sampling.seed("n" + size, ""), AMOUNTS, size).stream()
                            .mapToInt(Drawn::hits)
                            .sum())
                    .isEqualTo(size);
        }
    }

    @Test
    void anItemLargerThanTheIntervalIsAlwaysDrawn() {
        for (var attempt = 0; attempt < 50; attempt++) {
            var drawn = Sampling.draw(Sampling.seed("n" + attempt, ""), List.of(10L, 20L, -5000L, 30L, 40L), 3);
            assertThat(drawn).anyMatch(item -> item.item() == 2 && item.hits() >= 2);
        }
    }

    @Test
    void everyFenHasTheSameChance() {
        var hits = new int[3];
        for (var attempt = 0; attempt < 6000; attempt++) {
            Sampling.draw(Sampling.seed("n" + attempt, ""), List.of(100L, 200L, 300L), 1)
                    .forEach(drawn -> hits[drawn.item()]++);
        }
        assertThat(hits[0]).isBetween(850, 1150);
        assertThat(hits[1]).isBetween(1800, 2200);
        assertThat(hits[2]).isBetween(2750, 3250);
    }

    @Test
    void noMoreIsDrawnThanThereIs() {
        assertThatThrownBy(() -> Sampling.draw(new byte[32], List.of(3L), 4))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sampling.draw(new byte[32], AMOUNTS, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
