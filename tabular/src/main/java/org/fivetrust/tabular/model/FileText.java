package org.fivetrust.tabular.model;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import org.fivetrust.shared.kernel.InvalidValue;

/** The text of a file. */
public final class FileText {

    private FileText() {}

    /** Decodes strictly: a file in another encoding than declared is refused. */
    public static String decode(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException other) {
            throw InvalidValue.worded("file-charset", "", "charset", charset.name());
        }
    }
}
