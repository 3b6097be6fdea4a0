package org.fivetrust.testing.world;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.fivetrust.testing.client.Caller;
import org.fivetrust.testing.client.ServiceWire;
import org.fivetrust.testing.client.Wire;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Where communities live that no other test has heard of. */
public record World(Wire wire) {

    public static World over(WebTestClient client) {
        return new World(new ServiceWire(client));
    }

    public static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    /** Not registered anywhere. */
    public Community community() {
        return community("c" + UUID.randomUUID().toString().substring(0, 8));
    }

    public Community community(String code) {
        return new Community(this, code);
    }

    /** Who has no home in a community. */
    public Caller caller(String who) {
        return Caller.of(wire, who);
    }
}
