package org.fivetrust.archives.record;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Bytes at rest, found by their digest: {@code <principal>/<first two digits>/<digest>}. One principal's bytes are kept
 * once; two principals never share any, so that nobody learns what another one holds. A file appears whole or not at
 * all, and before the row that speaks of it.
 */
@Component
class Store {

    /** No principal's name begins like this. */
    private static final String DRAFTS = ".incoming";

    private static final int CHUNK = 64 * 1024;

    private static final Refusal TOO_LARGE = Refusal.rule("archives.too-large");

    private final Path root;
    private final StoreSettings settings;

    Store(StoreSettings settings) {
        this.root = settings.store().toAbsolutePath().normalize();
        this.settings = settings;
    }

    /** A name for bytes on their way in; nothing is there yet. */
    Mono<Path> draft() {
        return blocking(() -> Files.createDirectories(root.resolve(DRAFTS))
                .resolve(UUID.randomUUID().toString()));
    }

    /** Takes the bytes in as they come and makes them last; more than the largest record is refused at once. */
    Mono<Measure> write(Path draft, Flux<DataBuffer> bytes) {
        return Mono.defer(() -> write(draft, bytes, new Measure()));
    }

    private Mono<Measure> write(Path draft, Flux<DataBuffer> bytes, Measure measure) {
        return DataBufferUtils.write(
                        bytes.map(buffer -> bounded(measure, buffer)), draft, CREATE, WRITE, TRUNCATE_EXISTING)
                .then(blocking(() -> force(draft, WRITE)))
                .thenReturn(measure);
    }

    private DataBuffer bounded(Measure measure, DataBuffer buffer) {
        measure.see(buffer);
        if (measure.size() <= settings.largest().toBytes()) {
            return buffer;
        }
        DataBufferUtils.release(buffer);
        throw new Refused(TOO_LARGE.with("largest", settings.largest().toBytes()));
    }

    /** Gives the draft its lasting place; where the same bytes are already, it takes theirs. */
    Mono<Path> keep(Path draft, PrincipalId principal, String sha256) {
        return blocking(() -> {
            var folder = Files.createDirectories(folder(principal, sha256));
            var place = folder.resolve(sha256);
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            for (var changed : List.of(folder, root.resolve(principal.value()), root)) {
                force(changed, READ);
            }
            return place;
        });
    }

    Mono<Void> discard(Path draft) {
        return blocking(() -> Files.deleteIfExists(draft)).then();
    }

    /** The bytes, unless they are missing or cut short. */
    Mono<Flux<DataBuffer>> read(PrincipalId principal, String sha256, long size) {
        return blocking(() -> {
            var place = folder(principal, sha256).resolve(sha256);
            if (!Files.isRegularFile(place) || Files.size(place) != size) {
                throw damaged(place);
            }
            return Flux.defer(() -> read(place, size, new Measure()));
        });
    }

    private static Flux<DataBuffer> read(Path place, long size, Measure measure) {
        return DataBufferUtils.read(place, DefaultDataBufferFactory.sharedInstance, CHUNK)
                .map(buffer -> verified(place, size, measure, buffer));
    }

    /** The last bytes leave only when all of them together are what was filed. */
    private static DataBuffer verified(Path place, long size, Measure measure, DataBuffer buffer) {
        measure.see(buffer);
        if (measure.size() >= size
                && !measure.sha256Hex().equals(place.getFileName().toString())) {
            DataBufferUtils.release(buffer);
            throw damaged(place);
        }
        return buffer;
    }

    private Path folder(PrincipalId principal, String sha256) {
        return root.resolve(principal.value()).resolve(sha256.substring(0, 2));
    }

    private static IllegalStateException damaged(Path place) {
        return new IllegalStateException("the bytes kept at " + place + " are missing or damaged: restore them");
    }

    private static Path force(Path path, OpenOption how) throws IOException {
        try (var channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
        return path;
    }

    private static <T> Mono<T> blocking(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
    }
}
