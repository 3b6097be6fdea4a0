package org.fivetrust.shared.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Reads all measures in one query before metrics are answered, and no more often than settled; while nobody asks for
 * metrics, nothing is read. What cannot be read is not a number. As a filter without an order it stands behind
 * security.
 */
class Measures implements WebFilter {

    private static final Logger log = LoggerFactory.getLogger(Measures.class);

    private static final String METRICS = "/actuator/prometheus";

    private final DatabaseClient database;
    private final MeasureSettings settings;
    private final Clock clock;
    private final String query;
    private final AtomicReference<Instant> readAt = new AtomicReference<>(Instant.EPOCH);
    private volatile Map<String, Double> values = Map.of();

    Measures(
            List<Measure> measures,
            MeterRegistry meters,
            DatabaseClient database,
            MeasureSettings settings,
            Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
        this.query = measures.stream().map(Measure::select).collect(Collectors.joining("\nunion all\n"));
        measures.forEach(measure -> publish(measure, meters));
    }

    private void publish(Measure measure, MeterRegistry meters) {
        Gauge.builder(measure.name(), () -> values.getOrDefault(measure.name(), Double.NaN))
                .baseUnit(measure.unit())
                .description(measure.description())
                .register(meters);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var next = Mono.defer(() -> chain.filter(exchange));
        return asksForMetrics(exchange) ? refresh().then(next) : next;
    }

    private static boolean asksForMetrics(ServerWebExchange exchange) {
        return METRICS.equals(
                exchange.getRequest().getPath().pathWithinApplication().value());
    }

    Mono<Void> refresh() {
        return Mono.fromSupplier(this::isDue).filter(due -> due).flatMap(_ -> read());
    }

    /** Of several that ask at the same moment one reads. */
    private boolean isDue() {
        var now = clock.instant();
        var before = readAt.get();
        return !before.plus(settings.keptFor()).isAfter(now) && readAt.compareAndSet(before, now);
    }

    private record Reading(String name, double value) {}

    /** Not in a transaction, because idle services are recognised by having none. */
    private Mono<Void> read() {
        return database.sql(query)
                .bind("now", clock.instant())
                .mapProperties(Reading.class)
                .all()
                .collectMap(Reading::name, Reading::value)
                .timeout(settings.patience())
                .doOnError(unread -> log.warn("measures could not be read: {}", unread.toString()))
                .onErrorReturn(Map.of())
                .doOnNext(read -> values = read)
                .then();
    }
}
