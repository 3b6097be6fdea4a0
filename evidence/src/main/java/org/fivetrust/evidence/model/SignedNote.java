package org.fivetrust.evidence.model;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.List;

/** A text with the signatures below it (C2SP signed-note). */
public record SignedNote(String text, List<NoteSignature> marks) {

    private static final String DASH = "\u2014 ";

    /** One signature line: whose, with the key's four bytes before the signature. */
    public record NoteSignature(String name, byte[] bytes) {}

    public SignedNote {
        marks = List.copyOf(marks);
    }

    public static SignedNote sign(String text, VerifierKey key, PrivateKey secret) {
        try {
            var signer = Signature.getInstance("Ed25519");
            signer.initSign(secret);
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            return new SignedNote(
                    text, List.of(new NoteSignature(key.name(), VerifierKey.concat(key.hash(), signer.sign()))));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String whole() {
        var whole = new StringBuilder(text).append('\n');
        marks.forEach(noteSignature -> whole.append(DASH)
                .append(noteSignature.name())
                .append(' ')
                .append(BinaryText.base64(noteSignature.bytes()))
                .append('\n'));
        return whole.toString();
    }

    public static SignedNote parse(String whole) {
        var border = whole.lastIndexOf("\n\n");
        if (border < 0 || !whole.endsWith("\n") || border + 2 >= whole.length()) {
            throw new Malformed("checkpoint", "not a signed note");
        }
        return new SignedNote(
                whole.substring(0, border + 1),
                BinaryText.lines(whole.substring(border + 2, whole.length() - 1)).stream()
                        .map(SignedNote::mark)
                        .toList());
    }

    private static NoteSignature mark(String line) {
        var space = line.indexOf(' ', DASH.length());
        if (!line.startsWith(DASH) || space < 0) {
            throw new Malformed("checkpoint", "not a signature line");
        }
        return new NoteSignature(
                line.substring(DASH.length(), space), BinaryText.base64("checkpoint", line.substring(space + 1)));
    }

    /** Whether one of these signed it. Other signatures may stand beside. */
    public boolean signedBy(List<VerifierKey> keys) {
        return keys.stream().anyMatch(key -> marks.stream().anyMatch(noteSignature -> signedBy(key, noteSignature)));
    }

    private boolean signedBy(VerifierKey key, NoteSignature noteSignature) {
        return noteSignature.name().equals(key.name())
                && noteSignature.bytes().length > 4
                && Arrays.equals(Arrays.copyOf(noteSignature.bytes(), 4), key.hash())
                && key.signed(
                        text.getBytes(StandardCharsets.UTF_8),
                        Arrays.copyOfRange(noteSignature.bytes(), 4, noteSignature.bytes().length));
    }
}
