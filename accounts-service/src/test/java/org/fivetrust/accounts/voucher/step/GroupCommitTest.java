package org.fivetrust.accounts.voucher.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.fivetrust.shared.web.Scope;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class GroupCommitTest {

    private final List<List<String>> written = new CopyOnWriteArrayList<>();

    private final List<Sinks.One<Boolean>> commits = new ArrayList<>();

    private final GroupCommit<String, String> commit = new GroupCommit<>(2, GroupCommitTest::apart, this::write);

    private static Set<?> apart(String piece) {
        return Set.of(piece.charAt(0));
    }

    /** Commits on request; a bad item fails the whole batch. */
    private Mono<List<String>> write(List<String> pieces) {
        written.add(pieces);
        var told = Sinks.<Boolean>one();
        commits.add(told);
        return told.asMono().map(_ -> {
            if (pieces.stream().anyMatch(piece -> piece.endsWith("bad"))) {
                throw new IllegalArgumentException(String.join(",", pieces));
            }
            return pieces.stream().map(piece -> piece + " done").toList();
        });
    }

    private void commit() {
        commits.removeFirst().tryEmitValue(true);
    }

    private CompletableFuture<String> join(String piece) {
        return commit.join("owner", piece).toFuture();
    }

    /** It would hold its connection while it waits for another transaction. */
    @Test
    void whoStandsInATransactionIsTurnedAway() {
        assertThatThrownBy(() -> commit.join("owner", "a")
                        .contextWrite(around -> around.put(Scope.class, Scope.ALL))
                        .block())
                .isInstanceOf(IllegalStateException.class);
        assertThat(written).isEmpty();
    }

    @Test
    void whoComesAloneGoesAtOnce() {
        var alone = join("a");

        assertThat(written).containsExactly(List.of("a"));
        assertThat(alone).isNotDone();
        commit();
        assertThat(alone).isCompletedWithValue("a done");
    }

    @Test
    void whatComesMeanwhileGoesTogetherAndEachIsAnsweredByItself() {
        var first = join("a");
        var others = List.of(join("b"), join("c"), join("d"));
        commit();

        assertThat(first).isCompletedWithValue("a done");
        assertThat(written).containsExactly(List.of("a"), List.of("b", "c", "d"));
        assertThat(others).noneMatch(CompletableFuture::isDone);
        commit();
        assertThat(others).extracting(CompletableFuture::join).containsExactly("b done", "c done", "d done");
        assertThat(written).hasSize(2);
    }

    @Test
    void whatClashesWaitsForTheNextAndKeepsItsPlace() {
        join("a");
        List.of("b1", "b2", "c", "b3", "d").forEach(this::join);
        IntStream.range(0, 4).forEach(_ -> commit());

        assertThat(written).containsExactly(List.of("a"), List.of("b1", "c", "d"), List.of("b2"), List.of("b3"));
    }

    @Test
    void nobodyIsRefusedForANeighboursSake() {
        join("a");
        var good = join("b");
        var bad = join("c bad");
        var other = join("d");
        IntStream.range(0, 5).forEach(_ -> commit());

        assertThat(good).isCompletedWithValue("b done");
        assertThat(other).isCompletedWithValue("d done");
        assertThatThrownBy(bad::join).isInstanceOf(CompletionException.class).hasRootCauseMessage("c bad");
        assertThat(written)
                .containsExactly(
                        List.of("a"), List.of("b", "c bad", "d"), List.of("b"), List.of("c bad"), List.of("d"));
        var next = join("e");
        commit();
        assertThat(next).isCompletedWithValue("e done");
    }

    @Test
    void whoHangsUpLeavesTheWorkIn() {
        join("a");
        var gone = commit.join("owner", "b").subscribe();
        gone.dispose();
        commit();

        assertThat(written).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void oneOwnersWorkIsNeverInTwoTransactionsAndOthersDoNotWait() {
        commit.join(0, "a").toFuture();
        commit.join(1, "b").toFuture();
        commit.join(0, "c").toFuture();

        assertThat(written).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void noMoreThanAHundredAndTwentyEightGoTogether() {
        var many = new GroupCommit<Integer, Integer>(1, Set::of, pieces -> {
            written.add(pieces.stream().map(String::valueOf).toList());
            var told = Sinks.<Boolean>one();
            commits.add(told);
            return told.asMono().thenReturn(pieces);
        });
        IntStream.range(0, 200).forEach(piece -> many.join("owner", piece).toFuture());
        IntStream.range(0, 3).forEach(_ -> commit());

        assertThat(written).extracting(List::size).containsExactly(1, 128, 71);
    }

    @Test
    void answersThatAreNotOneForEachAreNoAnswers() {
        var wrong = new GroupCommit<String, String>(1, Set::of, _ -> Mono.just(List.of()))
                .join("owner", "a")
                .toFuture();

        assertThatThrownBy(wrong::join).hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void anEmptyAnswerAndABrokenWorkAreFailuresToo() {
        var silent = new GroupCommit<String, String>(1, Set::of, _ -> Mono.empty())
                .join("owner", "a")
                .toFuture();
        var broken = new GroupCommit<String, String>(1, Set::of, _ -> {
                    throw new IllegalArgumentException("broken");
                })
                .join("owner", "a")
                .toFuture();

        assertThatThrownBy(silent::join).hasRootCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(broken::join).hasRootCauseMessage("broken");
    }
}
