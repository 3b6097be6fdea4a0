package org.fivetrust.gateway;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Each subject's requests per second. The longest silent are forgotten first, so memory has an end too. */
class RateLimiters {

    private static final int REMEMBERED = 10_000;

    private final RateLimiterConfig perSecond;

    private final Map<String, RateLimiter> bySubject = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RateLimiter> eldest) {
            return size() > REMEMBERED;
        }
    };

    RateLimiters(int requestsPerSecond) {
        this.perSecond = RateLimiterConfig.custom()
                .limitForPeriod(requestsPerSecond)
                .limitRefreshPeriod(Duration.ofSeconds(1))
                .timeoutDuration(Duration.ZERO)
                .build();
    }

    boolean allows(String subject) {
        return limiter(subject).acquirePermission();
    }

    private RateLimiter limiter(String subject) {
        synchronized (bySubject) {
            return bySubject.computeIfAbsent(subject, name -> RateLimiter.of(name, perSecond));
        }
    }
}
