package org.fivetrust.shared.web;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.ReferenceCountUtil;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import reactor.netty.NettyPipeline;
import tools.jackson.databind.json.JsonMapper;

/**
 * What cannot be read as HTTP, or is longer than is taken, never reaches a handler: the server answers with a status
 * alone. Here that answer gets the body that every other problem has.
 */
class UnreadRequests implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    private static final String REQUEST_ID = "X-Request-Id";

    private final ProblemTexts texts;
    private final ProblemSettings settings;
    private final JsonMapper json;

    UnreadRequests(ProblemTexts texts, ProblemSettings settings, JsonMapper json) {
        this.texts = texts;
        this.settings = settings;
        this.json = json;
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(server -> server.doOnChannelInit((_, channel, _) -> watch(channel)));
    }

    private void watch(Channel channel) {
        if (channel.pipeline().get(NettyPipeline.HttpCodec) != null) {
            channel.pipeline().addAfter(NettyPipeline.HttpCodec, "unread-requests", new Answers());
        }
    }

    private final class Answers extends ChannelDuplexHandler {

        private @Nullable HttpRequest last;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            if (message instanceof HttpRequest request) {
                last = request;
            }
            super.channelRead(context, message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
            super.write(
                    context,
                    message instanceof FullHttpResponse answer && isBare(answer) ? told(answer) : message,
                    promise);
        }

        private boolean isBare(FullHttpResponse answer) {
            return answer.status().code() >= HttpResponseStatus.BAD_REQUEST.code()
                    && !answer.content().isReadable()
                    && !answer.headers().contains(HttpHeaderNames.CONTENT_TYPE)
                    && (last == null || !last.method().equals(HttpMethod.HEAD));
        }

        private FullHttpResponse told(FullHttpResponse bare) {
            var body = json.writeValueAsBytes(problem(bare.status(), language()));
            var answer = new DefaultFullHttpResponse(
                    bare.protocolVersion(),
                    bare.status(),
                    Unpooled.wrappedBuffer(body),
                    bare.headers().copy(),
                    bare.trailingHeaders().copy());
            answer.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                    .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
            if (!answer.headers().contains(REQUEST_ID)) {
                answer.headers().set(REQUEST_ID, UUID.randomUUID().toString());
            }
            ReferenceCountUtil.release(bare);
            return answer;
        }

        private Locale language() {
            var said = last == null ? null : last.headers().get(HttpHeaderNames.ACCEPT_LANGUAGE);
            return Objects.requireNonNullElse(said, "").startsWith("zh") ? Locale.CHINESE : Locale.ENGLISH;
        }
    }

    private ProblemDetail problem(HttpResponseStatus status, Locale language) {
        var code = code(status);
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatusCode.valueOf(status.code()), texts.detail(code, Map.of(), language));
        problem.setType(URI.create(settings.base() + code));
        problem.setTitle(texts.title(code, language));
        problem.setProperty("code", code);
        return problem;
    }

    private static String code(HttpResponseStatus status) {
        return switch (status.code()) {
            case 413 -> "request.too-large";
            case 414 -> "request.uri-too-long";
            case 431 -> "request.headers-too-large";
            default -> status.code() < 500 ? "request.unreadable" : "request.broken";
        };
    }
}
