package org.fivetrust.shared.record;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.kernel.Unavailable;
import reactor.core.publisher.Mono;

/** Asks archives-service whether records that are named are there. Its silence is no answer. */
public class RecordGate {

    private static final String NAME = "archives";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RecordsApi api;
    private final CircuitBreaker breaker;

    RecordGate(RecordsApi api, CircuitBreakerRegistry breakers) {
        this.api = api;
        this.breaker = breakers.circuitBreaker(NAME);
    }

    /**
     * Of the ids and archival numbers those that name no record of the principal; where none are named, nobody asks.
     */
    public Mono<List<String>> missing(PrincipalId principal, Collection<String> named) {
        return named.isEmpty()
                ? Mono.just(List.of())
                : api.missing(principal, named)
                        .map(RecordsApi.Missing::missing)
                        .timeout(PATIENCE)
                        .transformDeferred(CircuitBreakerOperator.of(breaker))
                        .switchIfEmpty(Mono.error(() -> new IllegalStateException("no answer")))
                        .onErrorMap(silence -> new Unavailable(NAME, silence));
    }

    /** The same for a transaction that comes after it: nobody's silence fails yet. */
    public Mono<NamedRecords> look(PrincipalId principal, Collection<String> named) {
        return missing(principal, named)
                .<NamedRecords>map(missing -> new NamedRecords.Looked(Set.copyOf(missing)))
                .onErrorResume(Unavailable.class, silence -> Mono.just(new NamedRecords.Unanswered(silence)));
    }

    public static Refusal unknown(Collection<String> missing) {
        return Refusal.rule("record.unknown")
                .with("records", missing.stream().sorted().collect(Collectors.joining(", ")))
                .curedBy(Cure.of("record.file-it", Roles.REPORTER + ", " + Roles.ARCHIVIST)
                        .at("/v1/records"));
    }
}
