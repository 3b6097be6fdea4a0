package org.fivetrust.agreements.ruling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.AsyncCache;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class FactsCacheTest {

    private static final int AT_MOST = 100;

    private final AsyncCache<String, Integer> cache = FactsCache.cache(AT_MOST);

    private final AtomicInteger reads = new AtomicInteger();

    private Mono<Integer> reading() {
        return Mono.fromSupplier(reads::incrementAndGet);
    }

    private Integer ask(String key) {
        return FactsCache.find(cache, key, reading()).block();
    }

    @Test
    void the_first_question_reads_and_the_others_find() {
        assertThat(ask("a")).isEqualTo(1);
        assertThat(ask("a")).isEqualTo(1);
        assertThat(ask("b")).isEqualTo(2);
    }

    @Test
    void what_changed_is_read_again() {
        ask("a");
        ask("b");
        cache.asMap().remove("a");
        assertThat(ask("a")).isEqualTo(3);
        assertThat(ask("b")).isEqualTo(2);
        cache.asMap().clear();
        assertThat(ask("b")).isEqualTo(4);
    }

    @Test
    void it_never_holds_more_than_it_may() {
        IntStream.range(0, 10_000).forEach(n -> {
            ask("k" + n);
            assertThat(cache.asMap()).hasSizeLessThanOrEqualTo(AT_MOST);
        });
    }

    @Test
    void what_was_read_before_a_change_never_comes_in_after_it() {
        var slow = Sinks.<Integer>one();
        var waiting = FactsCache.find(cache, "a", slow.asMono()).toFuture();
        cache.asMap().remove("a");
        var after = ask("a");
        slow.tryEmitValue(-1);
        assertThat(waiting.join()).isEqualTo(-1);
        assertThat(ask("a")).isEqualTo(after);
    }

    @Test
    void a_reading_is_in_the_cache_before_it_begins() {
        var waiting = FactsCache.find(
                        cache,
                        "a",
                        Mono.<Integer>fromSupplier(() -> cache.asMap().containsKey("a") ? 1 : 0))
                .block();
        assertThat(waiting).isEqualTo(1);
    }

    @Test
    void what_is_being_read_when_everything_is_cleared_does_not_stay() {
        var slow = Sinks.<Integer>one();
        FactsCache.find(cache, "a", slow.asMono()).subscribe();
        cache.asMap().clear();
        slow.tryEmitValue(-1);
        assertThat(ask("a")).isEqualTo(1);
    }

    @Test
    void what_is_being_read_may_be_concerned_by_any_change() {
        var slow = Sinks.<Integer>one();
        FactsCache.find(cache, "slow", slow.asMono()).subscribe();
        ask("kept");
        ask("concerned");
        FactsCache.removeIf(cache, value -> value == 2);
        slow.tryEmitValue(-1);
        assertThat(ask("kept")).isEqualTo(1);
        assertThat(ask("concerned")).isEqualTo(3);
        assertThat(ask("slow")).isEqualTo(4);
    }

    @Test
    void many_questions_at_once_share_one_reading_and_a_client_that_hangs_up_stops_it_for_nobody() {
        var slow = Sinks.<Integer>one();
        var subscribed = new AtomicInteger();
        var reading = slow.asMono().doOnSubscribe(_ -> subscribed.incrementAndGet());
        var first = FactsCache.find(cache, "a", reading).subscribe();
        var second = FactsCache.find(cache, "a", reading).toFuture();
        first.dispose();
        slow.tryEmitValue(7);
        assertThat(second.join()).isEqualTo(7);
        assertThat(subscribed).hasValue(1);
    }

    @Test
    void what_could_not_be_read_is_not_kept() {
        assertThatThrownBy(() -> FactsCache.find(cache, "a", Mono.<Integer>error(new IllegalStateException("broken")))
                        .block())
                .hasMessage("broken");
        assertThat(ask("a")).isEqualTo(1);
    }
}
