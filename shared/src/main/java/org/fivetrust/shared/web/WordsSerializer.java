package org.fivetrust.shared.web;

import java.util.Locale;
import org.fivetrust.shared.kernel.InvalidValue.Words;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes {@link Words} as the text that they are in the language of the answer. Without a language it is no answer, and
 * code and facts are kept: the row, the digest of a request, the answer under a key.
 */
final class WordsSerializer extends StdSerializer<Words> {

    private final ProblemTexts texts;

    WordsSerializer(ProblemTexts texts) {
        super(Words.class);
        this.texts = texts;
    }

    @Override
    public void serialize(Words words, JsonGenerator out, SerializationContext context) {
        if (context.getAttribute(Locale.class) instanceof Locale language) {
            out.writeString(texts.fault(words.code(), words.facts(), language));
        } else {
            out.writeStartObject();
            out.writeStringProperty("code", words.code());
            out.writePOJOProperty("facts", words.facts());
            out.writeEndObject();
        }
    }
}
