package org.fivetrust.funds.bankline;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import org.fivetrust.funds.bankfile.model.BankId;
import org.fivetrust.funds.bankline.BankLineApi.Answer;
import org.fivetrust.funds.bankline.BankLineApi.Order;
import org.fivetrust.funds.bankline.model.LineAnswer;
import org.fivetrust.funds.bankline.model.LinePayment;
import org.fivetrust.funds.bankline.model.LineQuestion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A bank line over HTTP: bounded in time, broken when the bank is down. */
@Component
class HttpBankLine implements BankLine {

    static final String NAME = "bank-line";

    private final BankLineApi api;
    private final BankLineSettings settings;
    private final CircuitBreaker breaker;

    HttpBankLine(BankLineApi api, BankLineSettings settings, CircuitBreakerRegistry breakers) {
        this.api = api;
        this.settings = settings;
        this.breaker = breakers.circuitBreaker(NAME);
    }

    @Override
    public Mono<LineAnswer> send(LinePayment payment) {
        var question = payment.question();
        var key = question.id().text() + "-" + question.attempt();
        return heard(question.id(), api.send(authorization(), key, Order.of(payment)));
    }

    @Override
    public Mono<LineAnswer> ask(LineQuestion question) {
        return heard(question.id(), api.ask(authorization(), question.id().text()));
    }

    private @Nullable String authorization() {
        return settings.authorization().isBlank() ? null : settings.authorization();
    }

    private Mono<LineAnswer> heard(BankId payment, Mono<Answer> call) {
        return call.timeout(settings.patience())
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .map(answer -> answer.about(payment))
                .defaultIfEmpty(new LineAnswer.Silence("the answer is empty"))
                .onErrorResume(Exception.class, error -> Mono.just(new LineAnswer.Silence(error.toString())));
    }
}
