package org.fivetrust.launcher.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One address asks the issuer only so often. */
class AddressLimitTest {

    private static final int LIMIT = 5;

    @TempDir
    private Path folder;

    @Test
    void whoAsksTooOftenIsTurnedAway() throws IOException, InterruptedException {
        try (var issuer = IssuerApplication.builder()
                        .run(
                                "--server.port=0",
                                "--ISSUER_RATE_LIMIT=" + LIMIT,
                                "--ISSUER_KEY=" + folder.resolve("issuer-key.json"));
                var client = HttpClient.newHttpClient()) {
            var port = issuer.getEnvironment().getRequiredProperty("local.server.port");
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/oauth2/jwks"))
                    .build();
            var statuses = new ArrayList<Integer>();
            for (int asked = 0; asked < LIMIT * 10; asked++) {
                statuses.add(client.send(request, BodyHandlers.ofString()).statusCode());
            }

            assertThat(statuses).contains(200).contains(429).containsOnly(200, 429);
        }
    }
}
