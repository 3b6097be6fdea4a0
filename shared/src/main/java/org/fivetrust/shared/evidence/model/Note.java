package org.fivetrust.shared.evidence.model;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.List;

/** A text with the signatures below it (C2SP signed-note). */
public record Note(String text, List<Mark> marks) {

    private static final String DASH = "\u2014 ";

    /** One signature line: whose, with the key's four bytes before the signature. */
    public record Mark(String name, byte[] bytes) {}

    public Note {
        marks = List.copyOf(marks);
    }

    public static Note sign(String text, VerifierKey key, PrivateKey secret) {
        try {
            var signer = Signature.getInstance("Ed25519");
            signer.initSign(secret);
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            return new Note(text, List.of(new Mark(key.name(), VerifierKey.concat(key.hash(), signer.sign()))));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String whole() {
        var whole = new StringBuilder(text).append('\n');
        marks.forEach(mark -> whole.append(DASH)
                .append(mark.name())
                .append(' ')
                .append(Texts.base64(mark.bytes()))
                .append('\n'));
        return whole.toString();
    }

    public static Note parse(String whole) {
        var border = whole.lastIndexOf("\n\n");
        if (border < 0 || !whole.endsWith("\n") || border + 2 >= whole.length()) {
            throw new Malformed("checkpoint", "not a signed note");
        }
        return new Note(
                whole.substring(0, border + 1),
                Texts.lines(whole.substring(border + 2, whole.length() - 1)).stream()
                        .map(Note::mark)
                        .toList());
    }

    private static Mark mark(String line) {
        var space = line.indexOf(' ', DASH.length());
        if (!line.startsWith(DASH) || space < 0) {
            throw new Malformed("checkpoint", "not a signature line");
        }
        return new Mark(line.substring(DASH.length(), space), Texts.base64("checkpoint", line.substring(space + 1)));
    }

    /** Whether one of these signed it. Other signatures may stand beside. */
    public boolean signedBy(List<VerifierKey> keys) {
        return keys.stream().anyMatch(key -> marks.stream().anyMatch(mark -> signedBy(key, mark)));
    }

    private boolean signedBy(VerifierKey key, Mark mark) {
        return mark.name().equals(key.name())
                && mark.bytes().length > 4
                && Arrays.equals(Arrays.copyOf(mark.bytes(), 4), key.hash())
                && key.signed(
                        text.getBytes(StandardCharsets.UTF_8),
                        Arrays.copyOfRange(mark.bytes(), 4, mark.bytes().length));
    }
}
