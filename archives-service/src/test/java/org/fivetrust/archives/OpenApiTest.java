package org.fivetrust.archives;

import org.fivetrust.testing.OpenApiCheck;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@ArchivesTest
class OpenApiTest {

    @Autowired
    private WebTestClient client;

    @Test
    void theContractIsTheOneCheckedIn() {
        OpenApiCheck.matches(client, "archives");
    }
}
