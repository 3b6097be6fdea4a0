package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import java.time.Duration;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** After each test class no connection is in use, and no rule of {@link ConnectionRules} was broken. */
final class ConnectionLeakCheck implements TestExecutionListener {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public void afterTestClass(TestContext test) {
        if (test.hasApplicationContext()) {
            test.getApplicationContext()
                    .getBeanProvider(ConnectionPool.class)
                    .ifAvailable(pool -> pool.getMetrics().ifPresent(ConnectionLeakCheck::comesToRest));
        }
        assertThat(ConnectionRules.broken()).as("rules of connections").isEmpty();
    }

    /** Background work takes one now and then, so once is enough. */
    private static void comesToRest(PoolMetrics pool) {
        await("connections come back to the pool")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> pool.acquiredSize() == 0 && pool.pendingAcquireSize() == 0);
    }
}
