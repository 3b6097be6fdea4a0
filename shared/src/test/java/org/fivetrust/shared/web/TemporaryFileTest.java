package org.fivetrust.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class TemporaryFileTest {

    private final String prefix = "test-" + UUID.randomUUID();

    private List<Path> files() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }

    @Test
    void itemsAreWrittenInTheirOrder() throws IOException {
        var file = TemporaryFile.write(
                        prefix,
                        lines -> lines.writeAll(
                                Flux.range(1, 1000),
                                number -> lines.out().write((number + "\n").getBytes(StandardCharsets.UTF_8))))
                .block();

        assertThat(files()).containsExactly(file);
        assertThat(Files.readAllLines(file))
                .isEqualTo(IntStream.rangeClosed(1, 1000)
                        .mapToObj(Integer::toString)
                        .toList());
        Files.delete(file);
    }

    @Test
    void theFileOfAFailedWritingIsDeleted() throws IOException {
        var full = TemporaryFile.write(
                prefix,
                file -> file.writeAll(Flux.just("line"), _ -> {
                    throw new IOException("disk full");
                }));

        assertThatThrownBy(full::block).hasMessageContaining("disk full");
        assertThat(files()).isEmpty();
    }
}
