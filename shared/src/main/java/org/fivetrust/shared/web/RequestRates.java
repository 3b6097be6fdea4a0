package org.fivetrust.shared.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;

/** Requests per second, for each of many who ask. */
public final class RequestRates {

    private static final int REMEMBERED = 10_000;

    private final Cache<String, RateLimiter> limiters =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private final RateLimiterConfig perSecond;

    public RequestRates(int requestsPerSecond) {
        this.perSecond = RateLimiterConfig.custom()
                .limitForPeriod(requestsPerSecond)
                .limitRefreshPeriod(Duration.ofSeconds(1))
                .timeoutDuration(Duration.ZERO)
                .build();
    }

    public boolean allows(String asking) {
        return limiters.get(asking, name -> RateLimiter.of(name, perSecond)).acquirePermission();
    }
}
