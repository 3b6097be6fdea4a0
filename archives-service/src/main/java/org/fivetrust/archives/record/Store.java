package org.fivetrust.archives.record;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.fivetrust.archives.record.model.Filing;
import org.fivetrust.shared.kernel.PrincipalId;
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

    /** How many times the largest record is read before the sender is cut off. */
    private static final int PATIENCE = 4;

    private final Path root;
    private final long largest;

    Store(StoreSettings settings) {
        this.root = settings.store().toAbsolutePath().normalize();
        this.largest = settings.largest().toBytes();
    }

    /** A name for bytes on their way in; nothing is there yet. */
    Mono<Path> draft() {
        return blocking(() -> Files.createDirectories(root.resolve(DRAFTS))
                .resolve(UUID.randomUUID().toString()));
    }

    /**
     * Takes the bytes in as they come, on the thread that brings them, and makes them last. What is beyond the largest
     * record is counted and dropped: a sender that is answered while it still sends may miss the answer. Who does not
     * end at all is cut off.
     */
    Mono<DigestingCounter> write(Path draft, Flux<DataBuffer> bytes) {
        return Mono.using(
                () -> FileChannel.open(draft, CREATE, WRITE, TRUNCATE_EXISTING), channel -> write(channel, bytes));
    }

    private Mono<DigestingCounter> write(FileChannel channel, Flux<DataBuffer> bytes) {
        return bytes.reduceWith(
                        DigestingCounter::new, (digestingCounter, buffer) -> pass(digestingCounter, buffer, channel))
                .flatMap(digestingCounter -> Mono.fromCallable(() -> {
                    channel.force(true);
                    return digestingCounter;
                }));
    }

    private DigestingCounter pass(DigestingCounter digestingCounter, DataBuffer buffer, FileChannel channel) {
        digestingCounter.see(buffer);
        if (digestingCounter.size() > PATIENCE * largest) {
            throw new Refused(Filing.tooLarge(largest));
        }
        if (digestingCounter.size() <= largest) {
            append(channel, buffer);
        }
        return digestingCounter;
    }

    private static void append(FileChannel channel, DataBuffer buffer) {
        try (var pieces = buffer.readableByteBuffers()) {
            while (pieces.hasNext()) {
                var piece = pieces.next();
                while (piece.hasRemaining()) {
                    channel.write(piece);
                }
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the bytes of a record cannot be written", unwritable);
        }
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
            return Flux.defer(() -> read(place, size, new DigestingCounter()));
        });
    }

    private static Flux<DataBuffer> read(Path place, long size, DigestingCounter digestingCounter) {
        return DataBufferUtils.read(place, DefaultDataBufferFactory.sharedInstance, CHUNK)
                .map(buffer -> verified(place, size, digestingCounter, buffer));
    }

    /** The last bytes leave only when all of them together are what was filed. */
    private static DataBuffer verified(Path place, long size, DigestingCounter digestingCounter, DataBuffer buffer) {
        digestingCounter.see(buffer);
        if (digestingCounter.size() >= size
                && !digestingCounter.sha256Hex().equals(place.getFileName().toString())) {
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
