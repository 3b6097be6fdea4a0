package org.fivetrust.shared.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.Notes;
import org.fivetrust.testing.SampleTest;
import org.fivetrust.testing.Scrape;
import org.fivetrust.testing.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What a monitor is told of a service's database and of its refusals. */
@SampleTest
class MeasuresTest {

    private static final Duration KEPT = Duration.ofSeconds(15);

    @Autowired
    private WebTestClient client;

    @Autowired
    private DatabaseClient database;

    private final MeterRegistry meters = new SimpleMeterRegistry();

    private final Clock clock = mock();

    private Instant now = Instant.parse("2026-06-01T00:00:00Z");

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
        when(clock.instant()).thenAnswer(_ -> now);
    }

    private Measures measures(Measure measure) {
        return new Measures(
                List.of(Measure.age("beginning", "", "to_timestamp(0)"), measure),
                meters,
                database,
                new MeasureSettings(KEPT, Duration.ofSeconds(3)),
                clock);
    }

    private double read(Measures measures) {
        measures.refresh().block();
        return meters.get("measured").gauge().value();
    }

    private static Measure differentEachTime() {
        return Measure.count("measured", "transactions", "", "cast(cast(pg_current_xact_id() as text) as bigint)");
    }

    @Test
    void anAgeIsInSeconds() {
        read(measures(Measure.count("measured", "ones", "", "1")));

        assertThat(meters.get("beginning").gauge().value()).isEqualTo(now.getEpochSecond());
    }

    @Test
    void anAgeOfNothingIsZero() {
        assertThat(read(measures(Measure.age("measured", "", "cast(null as timestamptz)"))))
                .isZero();
    }

    @Test
    void anAgeIsNeverNegative() {
        assertThat(read(measures(Measure.age("measured", "", "timestamptz '2100-01-01'"))))
                .isZero();
    }

    @Test
    void whoAsksAgainSoonIsToldTheSame() {
        var measures = measures(differentEachTime());
        var first = read(measures);
        now = now.plus(KEPT).minusMillis(1);

        assertThat(read(measures)).isEqualTo(first);
    }

    @Test
    void whoAsksLaterIsToldWhatIsSoThen() {
        var measures = measures(differentEachTime());
        var first = read(measures);
        now = now.plus(KEPT);

        assertThat(read(measures)).isGreaterThan(first);
    }

    @Test
    void beforeAnybodyAsksNothingIsRead() {
        measures(differentEachTime());

        assertThat(meters.get("measured").gauge().value()).isNaN();
    }

    @Test
    void whatCannotBeReadIsNotANumber() {
        assertThat(read(measures(Measure.count("measured", "ones", "", "1 / 0"))))
                .isNaN();
    }

    @Test
    void anEventThatWaitsIsCountedAndHasAnAge() throws SQLException {
        var principal = "c" + UUID.randomUUID().toString().substring(0, 8) + "-committee";
        TestPostgres.execute(
                "sample",
                "insert into outbox (principal, destination, id, type, data, at, next_try)"
                        + " values ('" + principal + "', 'nobody', gen_random_uuid(), 'note.taken', '{}',"
                        + " now() - interval '50 years', now() + interval '50 years')");
        var waiting = Scrape.of(client);
        TestPostgres.execute("sample", "update outbox set delivered_at = now() where principal = '" + principal + "'");
        var delivered = Scrape.of(client);

        assertThat(waiting.value("outbox_undelivered_events")).isPositive();
        assertThat(waiting.value("outbox_oldest_age_seconds"))
                .isGreaterThan(Duration.ofDays(49 * 365).toSeconds());
        assertThat(delivered.value("outbox_oldest_age_seconds"))
                .isLessThan(Duration.ofDays(49 * 365).toSeconds());
    }

    @Test
    void aProblemIsCountedByItsCode() {
        var before = Scrape.of(client);
        Notes.over(client).cashier().get("/v1/nowhere").refused(404, "request.no-such-path");

        assertThat(Scrape.of(client).sum("problems_total", "code=\"request.no-such-path\"", "status=\"404\""))
                .isEqualTo(before.sum("problems_total", "code=\"request.no-such-path\"", "status=\"404\"") + 1);
    }

    @Test
    void theKeysOfTheAuthorityHaveAnAge() throws SQLException {
        TestPostgres.execute(
                "sample",
                "insert into authority_key (kid, jwk, first_seen_at, last_listed_at)" + " values ('" + UUID.randomUUID()
                        + "', '{}', now(), now())");

        assertThat(Scrape.of(client).value("authority_keys_age_seconds")).isBetween(0.0, 60.0);
    }

    @Test
    void theDurationOfRequestsHasBounds() {
        Notes.over(client).cashier().get("/v1/nowhere");

        assertThat(Scrape.of(client).samples())
                .filteredOn(sample -> sample.name().equals("http_server_requests_seconds_bucket"))
                .anyMatch(sample -> sample.labels().contains("le=\"0.5\""));
    }
}
