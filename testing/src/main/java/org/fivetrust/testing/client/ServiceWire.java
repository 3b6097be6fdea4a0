package org.fivetrust.testing.client;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.fivetrust.testing.DocumentedAnswers;
import org.fivetrust.testing.TestTokens;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.RequestBodySpec;
import org.springframework.web.util.UriBuilder;

/** Straight to the service under test, with tokens that its stub of the issuer vouches for. */
public final class ServiceWire implements Wire {

    /** The largest reply of a test: an export, or a record's bytes. */
    private static final int LARGEST = 64 * 1024 * 1024;

    private final WebTestClient client;

    public ServiceWire(WebTestClient client) {
        this.client = client.mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST))
                .build();
    }

    @Override
    public Reply send(Call call) {
        var request = client.method(HttpMethod.valueOf(call.method())).uri(builder -> uri(builder, call));
        call.headers()
                .forEach((name, value) -> request.headers(headers -> {
                    if (!value.isEmpty()) {
                        headers.set(name, value);
                    }
                }));
        if (call.isAuthorized()) {
            request.header("Authorization", authorization(call.who()));
        }
        return documented(call, reply(call, exchanged(call, request)));
    }

    private static Reply documented(Call call, Reply reply) {
        DocumentedAnswers.matches(
                new String(call.content(), StandardCharsets.UTF_8),
                new DocumentedAnswers.Answer(
                        call.method(),
                        call.path(),
                        reply.status(),
                        reply.header("Content-Type").orElse(""),
                        reply.text()));
        return reply;
    }

    private static EntityExchangeResult<byte[]> exchanged(Call call, RequestBodySpec request) {
        var exchange = call.hasContent() ? request.bodyValue(call.content()).exchange() : request.exchange();
        return exchange.expectBody().returnResult();
    }

    private static URI uri(UriBuilder builder, Call call) {
        var values = new Object[call.parameters().size()];
        builder.path(call.path());
        IntStream.range(0, values.length).forEach(n -> {
            builder.queryParam(call.parameters().get(n).name(), "{" + n + "}");
            values[n] = call.parameters().get(n).value();
        });
        return builder.build(values);
    }

    private static String authorization(String who) {
        return who.startsWith("Bearer ") ? who : TestTokens.bearer(who);
    }

    private static Reply reply(Call call, EntityExchangeResult<byte[]> answer) {
        var content = answer.getResponseBody();
        return new Reply(
                call.method() + " " + answer.getUrl(),
                answer.getStatus().value(),
                HttpHeaders.of(answer.getResponseHeaders().asMultiValueMap(), (_, _) -> true),
                content == null ? new byte[0] : content);
    }
}
