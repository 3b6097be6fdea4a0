package org.fivetrust.agreementclient;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import java.util.Set;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.kernel.Unavailable;
import reactor.core.publisher.Mono;

/** Asks archives-service whether the records that an act names are there. Its silence is no answer. */
class RecordGate {

    private static final String NAME = "archives";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RecordsApi api;
    private final CircuitBreaker breaker;

    RecordGate(RecordsApi api, CircuitBreakerRegistry breakers) {
        this.api = api;
        this.breaker = breakers.circuitBreaker(NAME);
    }

    Mono<Void> mustExist(PrincipalId principal, Set<String> named) {
        return named.isEmpty()
                ? Mono.empty()
                : api.missing(principal, named)
                        .timeout(PATIENCE)
                        .transformDeferred(CircuitBreakerOperator.of(breaker))
                        .onErrorMap(silence -> new Unavailable(NAME, silence))
                        .flatMap(answer -> answer.missing().isEmpty() ? Mono.empty() : Mono.error(unknown(answer)));
    }

    private static Refused unknown(RecordsApi.Missing answer) {
        return new Refused(Refusal.rule("record.unknown")
                .with("records", String.join(", ", answer.missing()))
                .curedBy(Cure.of("record.file-it", Roles.REPORTER + ", " + Roles.ARCHIVIST)
                        .at("/v1/records")));
    }
}
