package org.fivetrust.shared.web;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.fivetrust.shared.kernel.InvalidValue.Words;
import org.fivetrust.shared.reading.Masked;
import org.fivetrust.shared.reading.Sight;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.util.MimeType;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes every answer for its reader: each {@link Masked} text as the caller's {@link Sight} shows it, and
 * {@link Words} in the caller's language.
 */
final class AnswerEncoder extends JacksonJsonEncoder {

    private static final String SIGHT = Sight.class.getName();

    private static final String LANGUAGE = Locale.class.getName();

    AnswerEncoder(JsonMapper mapper) {
        super(mapper);
    }

    @Override
    public Map<String, Object> getEncodeHints(
            @Nullable ResolvableType actual,
            ResolvableType element,
            @Nullable MediaType type,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        var hints = new HashMap<>(super.getEncodeHints(actual, element, type, request, response));
        hints.put(SIGHT, ReadingGate.sight(request.getAttributes()));
        hints.put(LANGUAGE, language(request));
        return hints;
    }

    private static Locale language(ServerHttpRequest request) {
        try {
            var wanted = request.getHeaders().getAcceptLanguageAsLocales();
            return ProblemTexts.language(wanted.isEmpty() ? null : wanted.getFirst());
        } catch (IllegalArgumentException unreadable) {
            return ProblemTexts.language(null);
        }
    }

    @Override
    protected ObjectWriter customizeWriter(
            ObjectWriter writer, @Nullable MimeType type, ResolvableType element, @Nullable Map<String, Object> hints) {
        var sight = hints == null ? null : hints.get(SIGHT);
        var language = hints == null ? null : hints.get(LANGUAGE);
        return super.customizeWriter(writer, type, element, hints)
                .withAttribute(Sight.class, sight == null ? Sight.NONE : sight)
                .withAttribute(Locale.class, language == null ? ProblemTexts.language(null) : language);
    }
}
