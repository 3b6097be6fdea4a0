package org.fivetrust.agreements.webhook.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.fivetrust.agreements.webhook.model.DeliveryAttempt.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

    private static final Instant NOON = Instant.parse("2026-06-03T04:00:00Z");

    private final RetryPolicy retryPolicy =
            new RetryPolicy(Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofDays(5));

    @ParameterizedTest
    @CsvSource({"1, 1000", "2, 2000", "5, 16000", "12, 2048000", "13, 3600000", "400, 3600000"})
    void each_failure_doubles_the_rest_up_to_an_hour(int failures, long longest) {
        assertThat(retryPolicy.before(failures, 1)).hasMillis(longest);
        assertThat(retryPolicy.before(failures, 0)).hasMillis(longest / 2);
    }

    @Test
    void a_receiver_is_given_up_after_five_days_and_not_before() {
        assertThat(retryPolicy.isOver(NOON, NOON.plus(Duration.ofDays(5)).minusMillis(1)))
                .isFalse();
        assertThat(retryPolicy.isOver(NOON, NOON.plus(Duration.ofDays(5)))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"200, DELIVERED", "204, DELIVERED", "302, FAILED", "404, FAILED", "410, GONE", "500, FAILED", ", FAILED"
    })
    void only_an_acceptance_is_a_delivery(@Nullable Integer code, Outcome outcome) {
        assertThat(new DeliveryAttempt(NOON, Duration.ZERO, code, null).outcome())
                .isEqualTo(outcome);
    }
}
