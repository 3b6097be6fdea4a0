package org.fivetrust.funds.bankline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.funds.bankanswer.model.StatusReport.Status;
import org.fivetrust.funds.bankline.model.LineAnswer;
import org.fivetrust.funds.bankline.model.LinePayment;
import org.fivetrust.funds.bankline.model.LineQuestion;
import org.fivetrust.funds.bankorder.model.BankAnswer;
import org.fivetrust.funds.bankorder.model.BankStatus;
import org.fivetrust.shared.kernel.Money;
import reactor.core.publisher.Mono;

/**
 * A bank at the other end of a bad line: by seed, requests are lost, late or doubled on their way, answers do not come,
 * come late or cannot be understood, and payments are refused or take their time. It remembers what it has received,
 * and carries nothing out after the moment until which it is valid.
 */
final class SimulatedBank implements BankLine {

    private static final int PERCENT = 100;

    private static final int LATEST_MINUTES = 9;

    /**
     * Shares of a hundred.
     *
     * @param lost requests that never arrive
     * @param late requests that arrive later, some of them too late
     * @param doubled requests that arrive twice
     * @param silent answers that do not come
     * @param wrong answers that cannot be understood
     * @param slow payments that are accepted first and carried out later
     * @param refused payments that are not carried out
     */
    record Manner(int lost, int late, int doubled, int silent, int wrong, int slow, int refused) {

        static final Manner GOOD = new Manner(0, 0, 0, 0, 0, 0, 0);

        static final Manner WORST = new Manner(10, 40, 20, 30, 10, 30, 25);
    }

    private record OnItsWay(LinePayment payment, Instant arrives) {}

    private record Heard(LineQuestion question, LineAnswer answer) {}

    private record Received(int attempt, BankStatus outcome, boolean slow) {}

    private final Clock clock;
    private final Random random;
    private final Manner manner;
    private final Map<UUID, Received> received = new HashMap<>();
    private final Map<UUID, Integer> carriedOut = new HashMap<>();
    private final Set<UUID> sentAgainThoughKnown = new HashSet<>();
    private final List<OnItsWay> onItsWay = new ArrayList<>();
    private final List<Heard> answers = new ArrayList<>();
    private final Set<UUID> toLose = new HashSet<>();
    private final Set<UUID> toRefuse = new HashSet<>();
    private Instant silentUntil = Instant.MIN;
    private Money debited = Money.ZERO;
    private int questions;
    private int tooLate;

    SimulatedBank(Clock clock, long seed, Manner manner) {
        this.clock = clock;
        this.random = new Random(seed);
        this.manner = manner;
    }

    synchronized void staysSilentUntil(Instant until) {
        silentUntil = until;
    }

    /** Their first request never arrives. */
    synchronized void loses(List<UUID> payments) {
        toLose.addAll(payments);
    }

    synchronized void refuses(List<UUID> payments) {
        toRefuse.addAll(payments);
    }

    @Override
    public Mono<LineAnswer> send(LinePayment payment) {
        return Mono.fromSupplier(() -> sent(payment));
    }

    @Override
    public Mono<LineAnswer> ask(LineQuestion question) {
        return Mono.fromSupplier(() -> asked(question));
    }

    private synchronized LineAnswer sent(LinePayment payment) {
        arrive();
        if (toLose.remove(payment.question().payment()) || happens(manner.lost())) {
            return new LineAnswer.Silence("lost");
        }
        if (happens(manner.late())) {
            var arrives = clock.instant().plus(Duration.ofMinutes(random.nextInt(1, LATEST_MINUTES)));
            onItsWay.add(new OnItsWay(payment, arrives));
            return new LineAnswer.Silence("late");
        }
        receive(payment);
        if (happens(manner.doubled())) {
            receive(payment);
        }
        return answer(payment.question());
    }

    private synchronized LineAnswer asked(LineQuestion question) {
        questions++;
        arrive();
        return answer(question);
    }

    private void arrive() {
        onItsWay.stream()
                .filter(request -> !request.arrives().isAfter(clock.instant()))
                .toList()
                .forEach(request -> {
                    onItsWay.remove(request);
                    receive(request.payment());
                });
    }

    private void receive(LinePayment payment) {
        var id = payment.question().payment();
        var before = received.get(id);
        if (clock.instant().isAfter(payment.validUntil())) {
            tooLate++;
        } else if (before == null) {
            var refused = toRefuse.contains(id) || happens(manner.refused());
            received.put(
                    id,
                    new Received(
                            payment.question().attempt(),
                            refused ? BankStatus.REJECTED : BankStatus.CONFIRMED,
                            happens(manner.slow())));
            carryOut(id, payment.amount(), refused);
        } else if (before.attempt() != payment.question().attempt()) {
            sentAgainThoughKnown.add(id);
        }
    }

    private void carryOut(UUID payment, Money amount, boolean refused) {
        if (!refused) {
            carriedOut.merge(payment, 1, Integer::sum);
            debited = debited.plus(amount);
        }
    }

    private LineAnswer answer(LineQuestion question) {
        if (clock.instant().isBefore(silentUntil) || happens(manner.silent())) {
            return new LineAnswer.Silence("silent");
        }
        if (happens(manner.wrong())) {
            return new LineAnswer.Silence("the answer is about another payment");
        }
        var answer = said(question);
        answers.add(new Heard(question, answer));
        return answer;
    }

    private LineAnswer said(LineQuestion question) {
        var known = received.get(question.payment());
        if (known == null) {
            return new LineAnswer.NotKnown();
        }
        if (known.slow()) {
            received.put(question.payment(), new Received(known.attempt(), known.outcome(), false));
            return said("RCVD", BankStatus.ACCEPTED);
        }
        return known.outcome() == BankStatus.CONFIRMED
                ? said("ACSC", BankStatus.CONFIRMED)
                : said("RJCT", BankStatus.REJECTED);
    }

    private static LineAnswer said(String code, BankStatus status) {
        return new LineAnswer.Reported(new Status(code, new BankAnswer(status, "B-1", null)));
    }

    private boolean happens(int share) {
        return random.nextInt(PERCENT) < share;
    }

    /** Says one of its earlier answers again: double, late, and after younger ones. */
    synchronized Mono<Void> repeatOne(LineOrders orders) {
        if (answers.isEmpty()) {
            return Mono.empty();
        }
        var again = answers.get(random.nextInt(answers.size()));
        return orders.hear(again.question(), again.answer());
    }

    synchronized Map<UUID, Integer> carriedOut() {
        return Map.copyOf(carriedOut);
    }

    synchronized Set<UUID> sentAgainThoughKnown() {
        return Set.copyOf(sentAgainThoughKnown);
    }

    synchronized Money debited() {
        return debited;
    }

    synchronized int questions() {
        return questions;
    }

    /** Requests that arrived after the moment until which they were valid. */
    synchronized int tooLate() {
        return tooLate;
    }
}
