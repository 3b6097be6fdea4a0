package org.fivetrust.funds.bankline;

import org.fivetrust.funds.bankline.model.LineAnswer;
import org.fivetrust.funds.bankline.model.LinePayment;
import org.fivetrust.funds.bankline.model.LineQuestion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Hands released payments to the bank, and asks after those without an answer. That a payment leaves is on disk before
 * it does; whatever stops in between, it is asked after and not sent again until the bank says that it knows nothing of
 * it.
 */
@Component
class LineDelivery {

    private static final Logger log = LoggerFactory.getLogger(LineDelivery.class);

    private final LineOrders orders;
    private final BankLine line;
    private final BankLineSettings settings;

    LineDelivery(LineOrders orders, BankLine line, BankLineSettings settings) {
        this.orders = orders;
        this.line = line;
        this.settings = settings;
    }

    @Scheduled(fixedDelayString = "${bank.line.look-every}")
    Mono<Void> round() {
        return settings.on()
                ? send().then(Mono.defer(this::ask))
                        .doOnError(broken -> log.warn("the bank line stopped: {}", broken.toString()))
                        .onErrorComplete()
                : Mono.empty();
    }

    /** Sends what waits. */
    Mono<Void> send() {
        return orders.take()
                .flatMapIterable(payments -> payments)
                .flatMap(this::sendOne, settings.atOnce())
                .then();
    }

    private Mono<Void> sendOne(LinePayment payment) {
        return line.send(payment).flatMap(answer -> hear(payment.question(), answer));
    }

    /** Asks after what has no last answer. */
    Mono<Void> ask() {
        return orders.takeUnanswered()
                .flatMapIterable(questions -> questions)
                .flatMap(this::askOne, settings.atOnce())
                .then();
    }

    private Mono<Void> askOne(LineQuestion question) {
        return line.ask(question).flatMap(answer -> hear(question, answer));
    }

    /** One that cannot be written keeps no other waiting: the bank is asked about it later. */
    private Mono<Void> hear(LineQuestion question, LineAnswer answer) {
        return orders.hear(question, answer)
                .doFirst(() -> tell(question, answer))
                .onErrorResume(Exception.class, failed -> forget(question, failed));
    }

    private static Mono<Void> forget(LineQuestion question, Throwable failed) {
        return Mono.fromRunnable(
                () -> log.error("what the bank said of payment {} was not written", question.payment(), failed));
    }

    private static void tell(LineQuestion question, LineAnswer answer) {
        switch (answer) {
            case LineAnswer.Silence(var why) ->
                log.warn("the bank does not answer for payment {}: {}", question.payment(), why);
            case LineAnswer.NotKnown _ ->
                log.warn("the bank knows nothing of payment {}, sent {} times", question.payment(), question.attempt());
            case LineAnswer.Reported _ -> {}
        }
    }
}
