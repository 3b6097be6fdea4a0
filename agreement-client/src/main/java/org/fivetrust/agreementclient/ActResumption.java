package org.fivetrust.agreementclient;

import java.time.Duration;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Goes on with acts whose request died between intent and outcome: nothing asked for is forgotten. */
class ActResumption {

    private static final Logger log = LoggerFactory.getLogger(ActResumption.class);

    private static final int AT_ONCE = 50;

    private static final Duration PAUSE = Duration.ofSeconds(20);

    private final Acts acts;
    private final ActQuestions questions;
    private final ActOutcomes outcomes;
    private final Transactions transactions;

    ActResumption(Acts acts, ActQuestions questions, ActOutcomes outcomes, Transactions transactions) {
        this.acts = acts;
        this.questions = questions;
        this.outcomes = outcomes;
        this.transactions = transactions;
    }

    @Scheduled(fixedDelayString = "${acts.resume-every:PT10S}", initialDelayString = "PT5S")
    Mono<Void> resume() {
        return Flux.defer(() -> acts.silent(AT_ONCE))
                .concatMap(this::resume)
                .then()
                .doOnError(broken -> log.warn("acts could not be resumed: {}", broken.toString()))
                .onErrorComplete();
    }

    private Mono<Void> resume(ActState state) {
        return acts.postpone(state, PAUSE)
                .as(transactions.within(Scope.only(state.principal())))
                .then(questions.decide(state))
                .flatMap(decision -> outcomes.keep(state, decision))
                .doOnError(silent -> log.info("act {} is still unheard: {}", state.id(), silent.toString()))
                .onErrorComplete();
    }
}
