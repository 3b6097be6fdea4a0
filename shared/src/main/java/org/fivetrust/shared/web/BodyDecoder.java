package org.fivetrust.shared.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.util.MimeType;
import tools.jackson.core.JacksonException;

/** Reads a body once; one that cannot be read is looked through for all its faults. */
final class BodyDecoder extends JacksonJsonDecoder {

    private final MessageReader messages;

    BodyDecoder(MessageReader messages) {
        super(messages.json());
        this.messages = messages;
    }

    @Override
    public Object decode(
            DataBuffer body, ResolvableType type, @Nullable MimeType mimeType, @Nullable Map<String, Object> hints) {
        var start = body.readPosition();
        DataBufferUtils.retain(body);
        try {
            return super.decode(body, type, mimeType, hints);
        } catch (DecodingException unreadable) {
            throw unreadable.getCause() instanceof JacksonException json
                    ? messages.unreadable(bytes(body, start), messages.json().constructType(type.getType()), json)
                    : unreadable;
        } finally {
            DataBufferUtils.release(body);
        }
    }

    private static byte[] bytes(DataBuffer body, int start) {
        body.readPosition(start);
        var bytes = new byte[body.readableByteCount()];
        body.read(bytes);
        return bytes;
    }
}
