package org.fivetrust.accounts;

import java.util.Map;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.world.Community;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What assets-service tells of a community's things. */
public record AssetsEvents(WebTestClient client, Community community) {

    public void tell(String type, Map<String, ?> data) {
        NeighbourStub.tell(client, "assets", community.committee(), type, data)
                .expectStatus()
                .isNoContent();
    }
}
