package org.fivetrust.shared.web;

import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.codec.multipart.PartEvent;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/**
 * Counts one form as it comes. Beyond a limit it is read to its end without parsing: a sender who is answered while
 * still sending may never hear the answer. Who does not end at all is cut off.
 */
final class FormCount {

    /** How many times the largest form is read before the sender is cut off. */
    private static final int PATIENCE = 4;

    private final FormLimits limits;
    private long bytes;
    private int parts;
    private @Nullable Refusal refusal;

    FormCount(FormLimits limits) {
        this.limits = limits;
    }

    void bytes(DataBuffer buffer, SynchronousSink<DataBuffer> sink) {
        bytes += buffer.readableByteCount();
        if (bytes > limits.bytes() && refusal == null) {
            refusal = limits.tooLarge().with("megabytes", limits.bytes() >> 20);
        }
        if (refusal == null) {
            sink.next(buffer);
        } else if (bytes > PATIENCE * limits.bytes()) {
            sink.error(new Refused(refusal));
        }
    }

    void event(PartEvent event, SynchronousSink<PartEvent> sink) {
        parts += event.isLast() ? 1 : 0;
        if (parts > limits.parts() && refusal == null) {
            refusal = limits.tooMany().with("most", limits.parts());
        }
        if (refusal == null) {
            sink.next(event);
        }
    }

    Mono<PartEvent> verdict() {
        return refusal == null ? Mono.empty() : Mono.error(new Refused(refusal));
    }

    /** A form that was not taken apart to its end seems cut short to its reader. */
    Throwable instead(Throwable fault) {
        return refusal == null ? fault : new Refused(refusal);
    }
}
