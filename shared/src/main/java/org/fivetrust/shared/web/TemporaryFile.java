package org.fivetrust.shared.web;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A file written for one request, to be sent as a {@link Download}. Worker threads write it, so that the transaction
 * that reads the rows does not wait for the client.
 */
public final class TemporaryFile {

    private static final int WRITTEN_AT_ONCE = 200;

    private static final Scheduler WORKERS = Schedulers.boundedElastic();

    private final Path path;
    private final OutputStream out;

    private TemporaryFile(Path path, OutputStream out) {
        this.path = path;
        this.out = out;
    }

    /** Writes one item. */
    @FunctionalInterface
    public interface Writer<T> {

        void write(T item) throws IOException;
    }

    /** Deletes the file unless its content is written completely. */
    public static Mono<Path> write(String prefix, Function<TemporaryFile, Mono<Void>> content) {
        return Mono.usingWhen(
                on(() -> create(prefix)),
                file -> content.apply(file).then(on(file::close)),
                _ -> Mono.empty(),
                (file, _) -> on(file::delete).then(),
                file -> on(file::delete).then());
    }

    /** Runs blocking work on a worker thread. */
    public static <T> Mono<T> on(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(WORKERS);
    }

    private static TemporaryFile create(String prefix) throws IOException {
        var path = Files.createTempFile(prefix, ".tmp");
        return new TemporaryFile(path, new BufferedOutputStream(Files.newOutputStream(path)));
    }

    public OutputStream out() {
        return out;
    }

    /** Writes items as they arrive. */
    public <T> Mono<Void> writeAll(Flux<T> items, Writer<T> writer) {
        return items.buffer(WRITTEN_AT_ONCE)
                .publishOn(WORKERS, 1)
                .doOnNext(batch -> write(batch, writer))
                .then();
    }

    private static <T> void write(List<T> batch, Writer<T> writer) {
        try {
            for (var item : batch) {
                writer.write(item);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path close() throws IOException {
        out.close();
        return path;
    }

    private boolean delete() throws IOException {
        out.close();
        return Files.deleteIfExists(path);
    }
}
