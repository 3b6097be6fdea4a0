package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The walk of the README, pasted into a shell. */
class ReadmeWalkTest {

    private final Town town = Product.shared().town();

    @Test
    void theWalkOfTheReadmePaysAndPosts() throws IOException {
        var process =
                new ProcessBuilder("sh", "-c", walk()).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(said).hasSize(10);
        assertThat(said.subList(0, 8))
                .containsExactly("OPEN", "OPEN", "APPROVED", "PREPARED", "PAID", "SUBMITTED", "REVIEWED", "POSTED");
        var voucher = Body.read(said.get(8));
        assertThat(voucher.path("status").asString()).isEqualTo("POSTED");
        assertThat(voucher.path("total").asString()).isEqualTo("4980.00");
        assertThat(Body.read(said.get(9)).path("balance").asString())
                .isEqualTo(town.dongfang().balance());
    }

    private String walk() throws IOException {
        var readme = Files.readString(Path.of("..", "README.md"));
        var from = readme.indexOf("GATEWAY=");
        return readme.substring(from, readme.indexOf("```", from))
                .replace("http://localhost:8080", town.gateway().toString())
                .replace("http://localhost:9000", town.issuer().toString());
    }
}
