package org.fivetrust.accounts.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.fivetrust.shared.kernel.Money;

/** Writes lines of text in UTF-8, always with the same line end. */
final class TextWriter {

    private final BufferedWriter out;

    TextWriter(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    void line(String text) throws IOException {
        out.write(text);
        out.write('\n');
    }

    void flush() throws IOException {
        out.flush();
    }

    static String money(long fen) {
        return Money.ofFen(fen).toString();
    }

    /** Replaces characters that end a line or a field. */
    static String plain(String text, String without) {
        var plain = new StringBuilder();
        text.codePoints()
                .map(each -> Character.isISOControl(each) || without.indexOf(each) >= 0 ? ' ' : each)
                .filter(each -> each != ' ' || plain.isEmpty() || plain.charAt(plain.length() - 1) != ' ')
                .forEach(plain::appendCodePoint);
        return plain.toString().strip();
    }
}
