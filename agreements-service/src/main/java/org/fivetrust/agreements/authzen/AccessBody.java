package org.fivetrust.agreements.authzen;

import org.fivetrust.shared.kernel.InvalidValue;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The body as JSON. The standard wants a 400 for whatever is none, another media type included. */
final class AccessBody {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private AccessBody() {}

    static JsonNode read(@Nullable String type, byte @Nullable [] body) {
        if (!isJson(type)) {
            throw InvalidValue.worded("content-type-json", "/header/Content-Type");
        }
        try {
            var read = JSON.readTree(body == null ? new byte[0] : body);
            if (read.isObject()) {
                return read;
            }
        } catch (JacksonException unreadable) {
            // reported below, like a body that is no object
        }
        throw InvalidValue.worded("object", "");
    }

    private static boolean isJson(@Nullable String type) {
        try {
            return type != null && MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(type));
        } catch (InvalidMediaTypeException noType) {
            return false;
        }
    }
}
