package org.fivetrust.agreements.authzen;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.fivetrust.shared.act.CanonicalJson;
import org.fivetrust.shared.kernel.InvalidValue;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Where a search goes on, and how far. The token belongs to its question: with another one it is refused. */
record PageToken(int limit, String after) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final int USUAL = 50;

    private static final int MOST = 200;

    private static final int MARK = 16;

    static PageToken read(JsonNode request) {
        var page = request.path("page");
        if (page.isMissingNode() || page.isNull()) {
            return new PageToken(USUAL, "");
        }
        if (!page.isObject()) {
            throw InvalidValue.worded("object", "/page");
        }
        var limit = page.path("limit");
        if (!limit.isMissingNode() && !limit.isNull() && (!limit.isIntegralNumber() || limit.asInt(0) < 1)) {
            throw InvalidValue.worded("at-least", "/page/limit", "least", 1);
        }
        return new PageToken(
                limit.isIntegralNumber() ? Math.min(limit.asInt(), MOST) : USUAL, after(page.path("token"), request));
    }

    private static String after(JsonNode token, JsonNode request) {
        if (token.isMissingNode()
                || token.isNull()
                || token.isString() && token.asString().isEmpty()) {
            return "";
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(token.asString()), StandardCharsets.UTF_8);
            if (text.startsWith(mark(request))) {
                return text.substring(MARK);
            }
        } catch (RuntimeException notOurs) {
            // reported below, like a token of another search
        }
        throw InvalidValue.worded("search-token", "/page/token");
    }

    static String next(JsonNode request, String after) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((mark(request) + after).getBytes(StandardCharsets.UTF_8));
    }

    /** Of the whole question but the page, whatever the order of its fields and whichever instance answers. */
    private static String mark(JsonNode request) {
        var question = JSON.convertValue(request, new TypeReference<Map<String, Object>>() {});
        question.remove("page");
        var digest = CanonicalJson.digest(JSON.writeValueAsString(question));
        return digest.substring(digest.length() - MARK);
    }
}
