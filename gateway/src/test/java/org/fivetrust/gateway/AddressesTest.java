package org.fivetrust.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.fivetrust.testing.NameServerStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;

/** A service that is replaced under its name, as containers are. */
class AddressesTest {

    private final NameServerStub names = NameServerStub.of(2);
    private final DisposableServer before = service("127.0.0.2", 0, "before");
    private final DisposableServer after = service("127.0.0.3", before.port(), "after");

    private final HttpClient client = HttpClient.newConnection().resolver(spec -> {
        NettyResources.cacheBriefly(spec);
        names.answer(spec);
    });

    private static DisposableServer service(String host, int port, String name) {
        return HttpServer.create()
                .host(host)
                .port(port)
                .handle((_, response) -> response.sendString(Mono.just(name)))
                .bindNow();
    }

    private String answer() {
        return client.get()
                .uri("http://funds.example:" + before.port() + "/")
                .responseContent()
                .aggregate()
                .asString()
                .onErrorReturn("silence")
                .block(Duration.ofSeconds(10));
    }

    @Test
    void a_replaced_service_is_found_under_its_name_within_seconds() {
        assertThat(answer()).isEqualTo("before");

        names.moveTo(3);
        before.disposeNow();

        await().atMost(Duration.ofSeconds(20)).until(this::answer, "after"::equals);
    }

    @AfterEach
    void close() {
        names.close();
        before.disposeNow();
        after.disposeNow();
    }
}
