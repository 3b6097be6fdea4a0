package org.fivetrust.accounts.voucher.step;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fivetrust.shared.web.Transactions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Work that arrives while other work is being written goes together: one transaction for all that has gathered, the
 * next as soon as it is committed, and nobody waits for company. What cannot stand in one transaction waits for the
 * next one; what fails together is tried one by one, so that nobody is refused for a neighbour's sake. A client that
 * hangs up leaves its work in.
 *
 * @param <Q> a piece of work
 * @param <A> what comes of it
 */
final class GroupCommit<Q, A> {

    private static final int TOGETHER = 128;

    private final List<Lane> lanes;
    private final Function<Q, Set<?>> apart;
    private final Function<List<Q>, Mono<List<A>>> work;

    /**
     * @param lanes how many transactions at a time; about one for each core
     * @param apart what a piece of work claims for itself: two that claim the same never stand in one transaction
     * @param work does all of them or fails; its answers stand in their order
     */
    GroupCommit(int lanes, Function<Q, Set<?>> apart, Function<List<Q>, Mono<List<A>>> work) {
        this.lanes = Stream.generate(Lane::new).limit(lanes).toList();
        this.apart = apart;
        this.work = work;
    }

    /**
     * Not within a transaction: it would hold its connection while it waits for another one.
     *
     * @param owner what must not be written by two transactions at a time
     */
    Mono<A> join(Object owner, Q piece) {
        var lane = lanes.get(Math.floorMod(owner.hashCode(), lanes.size()));
        return Transactions.outside(Mono.fromFuture(() -> lane.join(piece), true));
    }

    private record Waiting<Q, A>(Q piece, CompletableFuture<A> answer) {}

    private final class Lane {

        private final Deque<Waiting<Q, A>> waiting = new ArrayDeque<>();
        private boolean busy;

        CompletableFuture<A> join(Q piece) {
            var one = new Waiting<Q, A>(piece, new CompletableFuture<>());
            if (add(one)) {
                Mono.defer(() -> write(take())).repeat(this::goesOn).then().toFuture();
            }
            return one.answer();
        }

        /** Whether nobody is at work here yet. */
        private synchronized boolean add(Waiting<Q, A> one) {
            waiting.add(one);
            var idle = !busy;
            busy = true;
            return idle;
        }

        private synchronized boolean goesOn() {
            busy = !waiting.isEmpty();
            return busy;
        }

        private synchronized List<Waiting<Q, A>> take() {
            var together = new ArrayList<Waiting<Q, A>>();
            var later = new ArrayList<Waiting<Q, A>>();
            var claimed = new HashSet<Object>();
            while (!waiting.isEmpty() && together.size() < TOGETHER) {
                var next = waiting.remove();
                var wanted = apart.apply(next.piece());
                (wanted.stream().anyMatch(claimed::contains) ? later : together).add(next);
                claimed.addAll(wanted);
            }
            later.reversed().forEach(waiting::addFirst);
            return together;
        }
    }

    private Mono<Void> write(List<Waiting<Q, A>> together) {
        return Mono.defer(() -> work.apply(together.stream().map(Waiting::piece).toList()))
                .defaultIfEmpty(List.of())
                .doOnNext(answers -> answer(together, answers))
                .then()
                .onErrorResume(
                        failure -> together.size() == 1 ? refuse(together.getFirst(), failure) : apart(together));
    }

    private Mono<Void> apart(List<Waiting<Q, A>> together) {
        return Flux.fromIterable(together).concatMap(one -> write(List.of(one))).then();
    }

    private static <Q, A> void answer(List<Waiting<Q, A>> together, List<A> answers) {
        if (answers.size() != together.size()) {
            throw new IllegalStateException(answers.size() + " answers to " + together.size() + " pieces of work");
        }
        for (var n = 0; n < answers.size(); n++) {
            together.get(n).answer().complete(answers.get(n));
        }
    }

    private static <Q, A> Mono<Void> refuse(Waiting<Q, A> one, Throwable because) {
        one.answer().completeExceptionally(because);
        return Mono.empty();
    }
}
