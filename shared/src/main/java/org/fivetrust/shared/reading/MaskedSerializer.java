package org.fivetrust.shared.reading;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes a {@link Masked} text as the {@link Sight} of the answer shows it. */
final class MaskedSerializer extends StdSerializer<String> {

    private final @Nullable MaskedField field;

    MaskedSerializer() {
        this(null);
    }

    private MaskedSerializer(@Nullable MaskedField field) {
        super(String.class);
        this.field = field;
    }

    @Override
    public ValueSerializer<?> createContextual(SerializationContext context, @Nullable BeanProperty property) {
        var masked = property == null ? null : property.getAnnotation(Masked.class);
        return masked == null ? this : new MaskedSerializer(masked.value());
    }

    /** Without a sight it is no answer: the digest of a request, the answer kept under a key. */
    @Override
    public void serialize(String text, JsonGenerator out, SerializationContext context) {
        var shown = field != null && context.getAttribute(Sight.class) instanceof Sight sight
                ? sight.shown(field, text)
                : text;
        if (shown == null) {
            out.writeNull();
        } else {
            out.writeString(shown);
        }
    }
}
