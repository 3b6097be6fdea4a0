package org.fivetrust.funds.bankline;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import org.fivetrust.funds.bankline.model.LineAnswer;
import org.fivetrust.funds.bankline.model.LinePayment;
import org.fivetrust.funds.bankline.model.LineQuestion;
import reactor.core.publisher.Mono;

/**
 * Ends the work of a process at one of its steps: within a transaction, before something leaves, after the bank has it
 * and before its answer is heard. What the process held is lost; what is on disk stays.
 */
final class Kills {

    /** No failure that the work could handle. */
    static final class Killed extends Error {

        Killed() {
            super("killed", null, false, false);
        }
    }

    private final AtomicInteger steps;

    Kills(int atStep) {
        steps = new AtomicInteger(atStep);
    }

    private void step() {
        if (steps.decrementAndGet() <= 0) {
            throw new Killed();
        }
    }

    Clock within(Clock clock) {
        return new Clock() {

            @Override
            public Instant instant() {
                step();
                return clock.instant();
            }

            @Override
            public ZoneId getZone() {
                return clock.getZone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
    }

    BankLine around(BankLine line) {
        return new BankLine() {

            @Override
            public Mono<LineAnswer> send(LinePayment payment) {
                return around(line.send(payment));
            }

            @Override
            public Mono<LineAnswer> ask(LineQuestion question) {
                return around(line.ask(question));
            }
        };
    }

    private Mono<LineAnswer> around(Mono<LineAnswer> call) {
        return Mono.fromRunnable(this::step).then(call).doOnNext(_ -> step());
    }
}
