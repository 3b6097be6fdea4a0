package org.fivetrust.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTest {

    @Test
    void saysHowItEndedAndWhatItsLastWordsWere() {
        var ended = Command.run(List.of("sh", "-c", "echo first; echo last >&2; exit 3"));
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.well()).isFalse();
        assertThat(ended.lastLine()).isEqualTo("last");
    }

    @Test
    void whatItLeavesRunningDoesNotHoldItUp() {
        var begun = System.nanoTime();
        assertThat(Command.run(List.of("sh", "-c", "sleep 30 & echo $!")).well())
                .isTrue();
        assertThat(System.nanoTime() - begun).isLessThan(20_000_000_000L);
    }

    @Test
    void aCommandThatIsNotThereEndsBadlyInsteadOfThrowing() {
        assertThat(Command.run(List.of("no-such-command-here")).well()).isFalse();
    }
}
