package org.fivetrust.archives.record.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the file was called where it came from. It is shown and sent back, never used as a path. */
public record FileName(String value) {

    private static final int LONGEST = 200;

    private static final Set<Byte> UNSEEN = Set.of(
            Character.CONTROL,
            Character.FORMAT,
            Character.SURROGATE,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR);

    private static final String UNSAFE = "\"<>|:*?";

    private static final FileName UNNAMED = new FileName("record");

    /** The last part of whatever was sent, without controls and without what reorders or hides text. */
    public static FileName of(@Nullable String sent) {
        if (sent == null) {
            return UNNAMED;
        }
        var last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        var clean = last.codePoints()
                .filter(FileName::isShown)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        var kept = clean.codePointCount(0, clean.length()) <= LONGEST ? clean : tail(clean);
        return kept.replace(".", "").isBlank() ? UNNAMED : new FileName(kept);
    }

    private static boolean isShown(int letter) {
        return !UNSEEN.contains((byte) Character.getType(letter)) && UNSAFE.indexOf(letter) < 0;
    }

    /** The end is kept, for the extension. */
    private static String tail(String name) {
        return name.substring(name.offsetByCodePoints(name.length(), -LONGEST));
    }

    @Override
    public String toString() {
        return value;
    }
}
