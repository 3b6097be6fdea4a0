package org.fivetrust.archives.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.web.FormLimits;
import org.fivetrust.shared.web.SingleThreadPartReader;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

class SingleThreadPartReaderTest {

    private static final String HEAD =
            "--X\r\nContent-Disposition: form-data; name=\"content\"; filename=\"a\"\r\n\r\n";

    private static final List<String> PIECES = IntStream.range(0, 400)
            .mapToObj("piece %03d, long enough to hold no boundary;"::formatted)
            .toList();

    private final NettyDataBufferFactory wire = new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT);

    private final List<ByteBuf> sent = Stream.of(List.of(HEAD), PIECES, List.of("\r\n--X--\r\n"))
            .flatMap(List::stream)
            .map(text -> Unpooled.copiedBuffer(text, UTF_8))
            .toList();

    @Test
    void piecesComeOnOneThreadWhoeverAsksAndWithoutCountedReferences() {
        var threads = new ConcurrentSkipListSet<String>();
        var request = MockServerHttpRequest.post("/")
                .contentType(MediaType.parseMediaType("multipart/form-data; boundary=X"))
                .body(Flux.fromIterable(sent).<DataBuffer>map(wire::wrap).subscribeOn(Schedulers.parallel()));

        var events = new SingleThreadPartReader(new FormLimits(
                        16,
                        1 << 20,
                        Duration.ofMinutes(1),
                        Refusal.size("archives.too-many-parts"),
                        Refusal.size("archives.form-too-large")))
                .read(ResolvableType.forClass(PartEvent.class), request, Map.of())
                .doOnNext(_ -> threads.add(Thread.currentThread().getName()))
                .limitRate(2)
                .collectList()
                .block();

        assertThat(threads).singleElement().asString().startsWith("boundedElastic");
        assertThat(events).extracting(PartEvent::content).allMatch(DefaultDataBuffer.class::isInstance);
        assertThat(events.stream().map(event -> event.content().toString(UTF_8)).collect(joining()))
                .isEqualTo(String.join("", PIECES));
        assertThat(sent).allMatch(buffer -> buffer.refCnt() == 0);
    }
}
