package org.fivetrust.shared.outbox;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where each neighbour listens. */
@ConfigurationProperties("outbox")
record OutboxSettings(Map<String, String> neighbours) {

    OutboxSettings {
        neighbours = Map.copyOf(neighbours);
    }
}
