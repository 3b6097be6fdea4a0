package org.fivetrust.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class SigningKeyTest {

    private final MockEnvironment environment = new MockEnvironment().withProperty("spring.application.name", "funds");

    @TempDir
    private Path keys;

    private SigningKey key() {
        return new SigningKey(new EvidenceSettings(keys, 1, Duration.ZERO, Duration.ZERO, Duration.ZERO), environment);
    }

    @Test
    void whoFindsOneHalfWaitsForTheOther() throws IOException {
        key();
        var publicFile = keys.resolve("funds.pub");
        var aside = Files.move(publicFile, keys.resolve("aside"));

        var second = CompletableFuture.supplyAsync(this::key);
        Files.move(aside, publicFile);

        assertThat(second).succeedsWithin(Duration.ofSeconds(10));
    }
}
