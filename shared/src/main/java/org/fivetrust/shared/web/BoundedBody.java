package org.fivetrust.shared.web;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/**
 * A request's body in memory, as far as it is taken. What is beyond is read and dropped: a sender who is answered while
 * still sending may never hear the answer. Who does not end at all is cut off.
 */
public final class BoundedBody {

    /** How many times the largest body is read before the sender is cut off. */
    private static final int PATIENCE = 5;

    private static final Duration SILENCE = Duration.ofSeconds(1);

    private static final Duration LONGEST_DROP = Duration.ofSeconds(30);

    private final List<byte[]> taken = new ArrayList<>();
    private final long most;
    private long seen;

    private BoundedBody(long most) {
        this.most = most;
    }

    public static Mono<byte[]> read(ServerHttpRequest request, DataSize most) {
        return request.getBody()
                .reduceWith(() -> new BoundedBody(most.toBytes()), BoundedBody::take)
                .map(BoundedBody::bytes);
    }

    /** Reads it to its end and keeps nothing, as long as the sender keeps sending and for a while. */
    public static Mono<Void> drop(ServerHttpRequest request, DataSize most) {
        return request.getBody()
                .timeout(SILENCE, Mono.empty())
                .take(LONGEST_DROP)
                .reduceWith(() -> new BoundedBody(most.toBytes()), BoundedBody::pass)
                .then();
    }

    private BoundedBody take(DataBuffer buffer) {
        if (seen + buffer.readableByteCount() <= most) {
            var bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes, 0, bytes.length);
            taken.add(bytes);
            seen += bytes.length;
            DataBufferUtils.release(buffer);
            return this;
        }
        taken.clear();
        return pass(buffer);
    }

    private BoundedBody pass(DataBuffer buffer) {
        seen += buffer.readableByteCount();
        DataBufferUtils.release(buffer);
        if (seen > PATIENCE * most) {
            throw tooLarge();
        }
        return this;
    }

    private byte[] bytes() {
        if (seen > most) {
            throw tooLarge();
        }
        var whole = ByteBuffer.allocate((int) seen);
        taken.forEach(whole::put);
        return whole.array();
    }

    private Refused tooLarge() {
        return new Refused(Refusal.size("file.too-large").with("megabytes", most >> 20));
    }
}
