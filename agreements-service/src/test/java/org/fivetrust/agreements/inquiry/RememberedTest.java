package org.fivetrust.agreements.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class RememberedTest {

    private final Remembered<String, Integer> remembered = new Remembered<>(3);

    private final AtomicInteger reads = new AtomicInteger();

    private Mono<Integer> reading() {
        return Mono.fromSupplier(reads::incrementAndGet);
    }

    private Integer ask(String key) {
        return remembered.find(key, reading()).block();
    }

    @Test
    void whoever_asks_first_reads_and_the_others_find() {
        assertThat(ask("a")).isEqualTo(1);
        assertThat(ask("a")).isEqualTo(1);
        assertThat(ask("b")).isEqualTo(2);
    }

    @Test
    void what_was_forgotten_is_read_anew() {
        ask("a");
        ask("b");
        remembered.forget("a");
        assertThat(ask("a")).isEqualTo(3);
        assertThat(ask("b")).isEqualTo(2);
        remembered.forgetAll();
        assertThat(remembered.isEmpty()).isTrue();
        assertThat(ask("b")).isEqualTo(4);
    }

    @Test
    void it_never_holds_more_than_it_may_and_the_least_recently_asked_for_goes_first() {
        ask("a");
        ask("b");
        ask("c");
        ask("a");
        ask("d");
        assertThat(remembered.size()).isEqualTo(3);
        assertThat(ask("a")).isEqualTo(1);
        assertThat(ask("b")).isEqualTo(5);
        IntStream.range(0, 1000).forEach(n -> ask("k" + n));
        assertThat(remembered.size()).isEqualTo(3);
    }

    @Test
    void what_was_read_before_a_change_never_comes_in_after_it() {
        var slow = Sinks.<Integer>one();
        var waiting = remembered.find("a", slow.asMono()).toFuture();
        remembered.forget("a");
        var after = ask("a");
        slow.tryEmitValue(-1);
        assertThat(waiting.join()).isEqualTo(-1);
        assertThat(ask("a")).isEqualTo(after);
    }

    @Test
    void what_is_being_read_may_be_concerned_by_any_change() {
        var slow = Sinks.<Integer>one();
        remembered.find("slow", slow.asMono()).subscribe();
        ask("kept");
        ask("concerned");
        remembered.forgetIf(value -> value == 2);
        slow.tryEmitValue(-1);
        assertThat(ask("kept")).isEqualTo(1);
        assertThat(ask("concerned")).isEqualTo(3);
        assertThat(ask("slow")).isEqualTo(4);
    }

    @Test
    void many_who_ask_at_once_share_one_reading_and_one_who_hangs_up_stops_it_for_nobody() {
        var slow = Sinks.<Integer>one();
        var subscribed = new AtomicInteger();
        var reading = slow.asMono().doOnSubscribe(_ -> subscribed.incrementAndGet());
        var first = remembered.find("a", reading).subscribe();
        var second = remembered.find("a", reading).toFuture();
        first.dispose();
        slow.tryEmitValue(7);
        assertThat(second.join()).isEqualTo(7);
        assertThat(subscribed).hasValue(1);
    }

    @Test
    void what_could_not_be_read_is_not_remembered() {
        assertThatThrownBy(() -> remembered
                        .find("a", Mono.error(new IllegalStateException("broken")))
                        .block())
                .hasMessage("broken");
        assertThatThrownBy(() -> remembered.find("a", Mono.empty()).block()).hasMessage("nothing was read");
        assertThat(ask("a")).isEqualTo(1);
    }
}
