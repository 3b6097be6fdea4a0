package org.fivetrust.shared.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ReactiveHttpInputMessage;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.codec.multipart.PartEventHttpMessageReader;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Reads parts from bytes of the heap and on one thread. The reader it extends hands every piece on through a
 * {@code concatMap} of single values, which may deliver a piece twice when the next is asked for by another thread than
 * the one that delivers (reactor/reactor-core#4406), and lets go of buffers twice when it is cancelled by another; a
 * record with a piece doubled would be filed with a digest that fits it. So bytes change threads before they are taken
 * apart, and whoever takes the parts in has to do so without changing threads.
 */
public class SingleThreadPartReader extends PartEventHttpMessageReader {

    /** Pieces on their way from the connection; each has at most 64 KiB. */
    private static final int IN_FLIGHT = 8;

    private final FormLimits limits;

    public SingleThreadPartReader(FormLimits limits) {
        this.limits = limits;
    }

    @Override
    public Flux<PartEvent> read(
            ResolvableType elementType, ReactiveHttpInputMessage message, Map<String, Object> hints) {
        return Flux.defer(() -> {
            var count = new FormCount(limits);
            return super.read(elementType, new InTurn(message, count, limits.silence()), hints)
                    .handle(count::event)
                    .concatWith(Mono.defer(count::verdict))
                    .onErrorMap(TimeoutException.class, _ -> tooSlow())
                    .onErrorMap(count::instead);
        });
    }

    private Refused tooSlow() {
        return new Refused(Refusal.rule("file.not-in-time")
                .with("seconds", limits.silence().toSeconds()));
    }

    private record InTurn(ReactiveHttpInputMessage message, FormCount count, Duration silence)
            implements ReactiveHttpInputMessage {

        @Override
        public Flux<DataBuffer> getBody() {
            return message.getBody()
                    .timeout(silence)
                    .map(InTurn::copy)
                    .publishOn(Schedulers.boundedElastic(), IN_FLIGHT)
                    .handle(count::bytes);
        }

        private static DataBuffer copy(DataBuffer buffer) {
            var bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            DataBufferUtils.release(buffer);
            return DefaultDataBufferFactory.sharedInstance.wrap(bytes);
        }

        @Override
        public HttpHeaders getHeaders() {
            return message.getHeaders();
        }
    }
}
