package org.fivetrust.agreementclient;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.MatterProgress;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Unavailable;
import org.fivetrust.shared.kernel.Warrant;
import org.fivetrust.shared.web.SubdistrictSource;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The only way to agreements-service: bounded in time, broken when it is down, and silence is never an answer. */
class AgreementGate implements SubdistrictSource {

    private static final String NAME = "agreements";

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AgreementApi api;
    private final CircuitBreaker breaker;

    AgreementGate(AgreementApi api, CircuitBreakerRegistry breakers) {
        this.api = api;
        this.breaker = breakers.circuitBreaker(NAME);
    }

    Mono<AgreementAnswer> ask(ActState state) {
        return guarded(api.ask(state.id(), new AgreementApi.Ask(state.act().json(), state.digest())))
                .filter(agreementAnswer -> heard(agreementAnswer))
                .switchIfEmpty(Mono.error(() -> new Unavailable(NAME, new IllegalStateException("no ruling"))));
    }

    private static boolean heard(AgreementAnswer agreementAnswer) {
        return switch (agreementAnswer.ruling()) {
            case "NEEDS_PROCEDURE" -> agreementAnswer.matter() != null;
            case "FORBIDDEN" -> agreementAnswer.refusal() != null;
            default -> false;
        };
    }

    /**
     * Whether what was approved may be executed at this moment: silent if so, refused while the agreement is suspended
     * and after its end. A warrant that is genuine and yet unknown there is no answer either.
     */
    Mono<Void> mustHold(Warrant warrant) {
        return guarded(api.warrant(warrant.principal(), warrant.id()))
                .onErrorMap(WebClientResponseException.NotFound.class, unknown -> new Unavailable(NAME, unknown))
                .switchIfEmpty(Mono.error(() -> new Unavailable(NAME, new IllegalStateException("no answer"))))
                .flatMap(answer -> judge(warrant, answer));
    }

    private static Mono<Void> judge(Warrant warrant, AgreementApi.WarrantAnswer answer) {
        if (answer.refusal() != null) {
            return Mono.error(new Refused(answer.refusal().toRefusal()));
        }
        return switch (answer.status()) {
            case "LIVE" -> Mono.empty();
            case "SPENT" ->
                Mono.error(new Refused(Refusal.state("warrant.spent").with("warrant", warrant.id())));
            case "EXPIRED" ->
                Mono.error(new Refused(Refusal.rule("warrant.expired").with("expired", warrant.expiresAt())));
            default -> Mono.error(new Unavailable(NAME, new IllegalStateException(answer.status())));
        };
    }

    /** A matter that is unknown there is no answer. */
    Mono<MatterProgress> progress(PrincipalId principal, UUID matter) {
        return guarded(api.progress(principal, matter))
                .onErrorMap(WebClientResponseException.NotFound.class, unknown -> new Unavailable(NAME, unknown));
    }

    /** Withdraws the matter of an act and its warrant; said again it stays withdrawn. */
    Mono<Void> withdraw(ActState state, String by, String reason) {
        return guarded(api.withdraw(
                        state.id(),
                        new AgreementApi.Withdrawal(state.principal().value(), by, reason))
                .onErrorMap(
                        WebClientResponseException.Conflict.class,
                        _ -> new Refused(ActWithdrawals.notOpen(state.status()))));
    }

    /** The mandate of a principal; without an agreement in force, or while one is held back, there is none. */
    Mono<String> mandate(String area, PrincipalId principal) {
        return guarded(api.mandate(area, principal).map(AgreementApi.Issued::mandate))
                .onErrorMap(WebClientResponseException.NotFound.class, none -> new Refused(because(none, principal)));
    }

    /** agreements-service says why there is none, where there is more to say than that no agreement is in force. */
    private static Refusal because(WebClientResponseException.NotFound none, PrincipalId principal) {
        try {
            var told = JSON.readValue(none.getResponseBodyAsByteArray(), AgreementApi.None.class);
            return told.refusal() == null
                    ? noAgreement(principal)
                    : told.refusal().toRefusal();
        } catch (JacksonException saysNothing) {
            return noAgreement(principal);
        }
    }

    static Refusal noAgreement(PrincipalId principal) {
        return Refusal.rule("agreement.not-in-force")
                .with("principal", principal)
                .curedBy(Cure.of("agreement.conclude", "committee-director, street-leader")
                        .at("/v1/agreements"));
    }

    @Override
    public Mono<Registered> registered(PrincipalId principal) {
        return guarded(api.principal(principal))
                .onErrorResume(WebClientResponseException.NotFound.class, _ -> Mono.empty());
    }

    Mono<List<AnnouncedDays.Day>> calendar() {
        return guarded(api.calendar().collectList());
    }

    Mono<Map<String, Object>> keys() {
        return guarded(api.keys());
    }

    private <T> Mono<T> guarded(Mono<T> call) {
        return call.timeout(PATIENCE)
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorMap(AgreementGate::isSilence, silence -> new Unavailable(NAME, silence));
    }

    private static boolean isSilence(Throwable error) {
        return !(error instanceof WebClientResponseException.NotFound || error instanceof Refused);
    }
}
