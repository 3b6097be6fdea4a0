package org.fivetrust.shared.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** A file written for one request: sent once, however slowly it is fetched, and then deleted. */
public final class Download {

    private static final int PIECE = 64 * 1024;

    private Download() {}

    public static Flux<DataBuffer> of(Path file) {
        return DataBufferUtils.read(file, new DefaultDataBufferFactory(), PIECE)
                .doFinally(_ -> Schedulers.boundedElastic().schedule(() -> delete(file)));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
