package org.fivetrust.accounts.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.fivetrust.shared.kernel.Characters;
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

    /** A comment of hledger and ledger: what would be a date in brackets or a tag stands in full width. */
    static String comment(String text) {
        return plain(text, "").replace('[', '［').replace(']', '］').replace(':', '：');
    }

    /** Replaces characters that end a line or a field, or that cannot be written; of spaces there is one kind. */
    static String plain(String text, String without) {
        var plain = new StringBuilder();
        text.codePoints()
                .map(each -> isPlain(each) && without.indexOf(each) < 0 ? each : ' ')
                .filter(each -> each != ' ' || plain.isEmpty() || plain.charAt(plain.length() - 1) != ' ')
                .forEach(plain::appendCodePoint);
        return plain.toString().strip();
    }

    private static boolean isPlain(int point) {
        return Characters.isAllowed(point)
                && !Character.isISOControl(point)
                && !Character.isSpaceChar(point)
                && !Character.isWhitespace(point);
    }
}
