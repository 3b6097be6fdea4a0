package org.fivetrust.agreements.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.concurrent.DefaultEventExecutor;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import org.fivetrust.agreements.webhook.model.EgressPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardedResolverTest {

    private final DefaultEventExecutor executor = new DefaultEventExecutor();

    @AfterEach
    void close() {
        executor.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
    }

    private io.netty.util.concurrent.Future<InetSocketAddress> resolve(EgressPolicy egressPolicy, String host)
            throws Exception {
        var names = new GuardedResolver(egressPolicy);
        var found = names.getResolver(executor).resolve(InetSocketAddress.createUnresolved(host, 443));
        found.await(10, TimeUnit.SECONDS);
        return found;
    }

    @Test
    void a_name_that_leads_to_this_machine_is_not_followed() throws Exception {
        var found = resolve(new EgressPolicy(false, false), "localhost");
        assertThat(found.isSuccess()).isFalse();
        assertThat(found.cause()).isInstanceOf(UnknownHostException.class).hasMessageContaining("localhost");
    }

    @Test
    void nor_is_a_number_that_only_looks_like_a_name() throws Exception {
        assertThat(resolve(new EgressPolicy(false, false), "2130706433").isSuccess())
                .isFalse();
    }

    @Test
    void where_the_operator_allows_it_the_name_is_followed() throws Exception {
        assertThat(resolve(new EgressPolicy(true, false), "localhost")
                        .getNow()
                        .getAddress()
                        .isLoopbackAddress())
                .isTrue();
    }
}
