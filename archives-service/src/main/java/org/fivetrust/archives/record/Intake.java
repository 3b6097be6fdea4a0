package org.fivetrust.archives.record;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.fivetrust.archives.record.model.Content;
import org.fivetrust.archives.record.model.FileName;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Splitter;
import org.fivetrust.shared.web.SingleThreadPartReader;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads a multipart request as it arrives, and to its end: the metadata into memory, the content onto disk. Judging
 * comes after, so that the sender hears the judgement. All of it happens on the thread that brings the bytes, see
 * {@link SingleThreadPartReader}.
 */
@Component
class Intake {

    private static final InvalidValue UNREADABLE_HEADERS = InvalidValue.worded("part-headers", "");

    private final Store store;
    private final MultipartRequest multipartRequest;

    Intake(Store store, MultipartRequest multipartRequest) {
        this.store = store;
        this.multipartRequest = multipartRequest;
    }

    Mono<UploadedRecord> receive(Flux<PartEvent> events, Path draft) {
        return events.windowUntil(PartEvent::isLast)
                .concatMap(part -> part.switchOnFirst((first, all) -> take(first.get(), all, draft)))
                .onErrorMap(IllegalArgumentException.class, _ -> UNREADABLE_HEADERS)
                .collectList()
                .map(parts -> multipartRequest.open(parts, draft));
    }

    private Flux<Part> take(@Nullable PartEvent first, Flux<PartEvent> events, Path draft) {
        var headers = first == null ? HttpHeaders.EMPTY : first.headers();
        var name = Objects.requireNonNullElse(headers.getContentDisposition().getName(), "");
        var bytes = events.map(PartEvent::content);
        return switch (name) {
            case Part.METADATA -> metadata(bytes).flux();
            case Part.CONTENT -> content(headers, bytes, draft).flux();
            default -> bytes.thenMany(Flux.just(new Part.Stray(name)));
        };
    }

    private static Mono<Part> metadata(Flux<DataBuffer> bytes) {
        return bytes.reduceWith(ByteArrayOutputStream::new, Intake::collect)
                .map(collected -> new Part.Metadata(collected.toString(StandardCharsets.UTF_8)));
    }

    /** Reads on beyond the limit, to the end of the request, but keeps no more than shows that it is too much. */
    private static ByteArrayOutputStream collect(ByteArrayOutputStream collected, DataBuffer buffer) {
        var wanted = Math.min(buffer.readableByteCount(), Part.Metadata.LONGEST + 1 - collected.size());
        var bytes = new byte[wanted];
        buffer.read(bytes);
        collected.writeBytes(bytes);
        return collected;
    }

    private Mono<Part> content(HttpHeaders headers, Flux<DataBuffer> bytes, Path draft) {
        return store.write(draft, bytes).map(digestingCounter -> new Part.File(content(headers, digestingCounter)));
    }

    private static Content content(HttpHeaders headers, DigestingCounter digestingCounter) {
        var declared = Objects.requireNonNullElse(headers.getFirst(HttpHeaders.CONTENT_TYPE), "");
        return new Content(
                FileName.of(headers.getContentDisposition().getFilename()),
                Splitter.of(declared, ';', 2).getFirst().strip().toLowerCase(Locale.ROOT),
                digestingCounter.size(),
                digestingCounter.sha256Hex(),
                digestingCounter.opening());
    }
}
