package org.fivetrust.bench;

import java.util.concurrent.TimeUnit;
import org.fivetrust.agreements.agreement.model.CompiledAgreement.PolicyDecision;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One decision with its explanation, among so many principals of 60 kinds and 240 rules each. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RulingBench {

    private static final int QUESTIONS = 1024;

    /** The questions, and where in them one stands. */
    static final class Deck {

        private final Town.Question[] questions;
        private int at;

        Deck(Town town) {
            questions = town.questions(QUESTIONS, 7);
        }

        Town.Question next() {
            return questions[at++ & (QUESTIONS - 1)];
        }
    }

    /** This service's ruling. */
    @State(Scope.Thread)
    public static class Ours {

        @Param({"1", "10", "500"})
        public int principals;

        private Deck deck;
        private Engine.Ours engine;

        @Setup
        public void up() {
            var town = Town.of(principals);
            deck = new Deck(town);
            engine = new Engine.Ours(town);
        }
    }

    /** jCasbin. */
    @State(Scope.Thread)
    public static class Casbin {

        @Param({"1", "10", "500"})
        public int principals;

        private Deck deck;
        private Engine engine;

        @Setup
        public void up() {
            var town = Town.of(principals);
            deck = new Deck(town);
            engine = new Engine.Casbin(town);
        }
    }

    /** Cedar. */
    @State(Scope.Thread)
    public static class Cedar {

        @Param({"1", "10"})
        public int principals;

        private Deck deck;
        private Engine engine;

        @Setup
        public void up() {
            var town = Town.of(principals);
            deck = new Deck(town);
            engine = new Engine.Cedar(town);
        }
    }

    @Benchmark
    public PolicyDecision ours(Ours state) {
        return state.engine.ask(state.deck.next());
    }

    @Benchmark
    public @Nullable String jcasbin(Casbin state) {
        return state.engine.clause(state.deck.next());
    }

    @Benchmark
    public @Nullable String cedar(Cedar state) {
        return state.engine.clause(state.deck.next());
    }
}
