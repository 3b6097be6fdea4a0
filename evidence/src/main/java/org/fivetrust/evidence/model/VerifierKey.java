package org.fivetrust.evidence.model;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Whose signature under a note counts: a name and an Ed25519 key, written as C2SP signed-note wants it. */
public record VerifierKey(String name, byte[] key) {

    private static final byte ED25519 = 1;
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    public static VerifierKey of(String name, PublicKey key) {
        var encoded = key.getEncoded();
        return new VerifierKey(name, Arrays.copyOfRange(encoded, X509.length, encoded.length));
    }

    public static VerifierKey parse(String text) {
        var said = text.strip();
        var hash = said.indexOf('+');
        var typed = hash < 0 ? -1 : said.indexOf('+', hash + 1);
        if (hash > 0 && typed > 0 && said.substring(0, hash).codePoints().noneMatch(Character::isWhitespace)) {
            var bytes = BinaryText.base64("key", said.substring(typed + 1));
            if (bytes.length == HashFamily.HASH_LENGTH + 1 && bytes[0] == ED25519) {
                var key = new VerifierKey(said.substring(0, hash), Arrays.copyOfRange(bytes, 1, bytes.length));
                if (key.text().equals(said)) {
                    return key;
                }
            }
        }
        throw new Malformed("key", "not a verifier key: name+hash+base64");
    }

    public String text() {
        return name + "+" + HexFormat.of().formatHex(hash()) + "+" + BinaryText.base64(typed());
    }

    private byte[] typed() {
        return concat(new byte[] {ED25519}, key);
    }

    /** Four bytes that tell keys apart. */
    byte[] hash() {
        return Arrays.copyOf(HashFamily.SHA256.digest((name + "\n").getBytes(StandardCharsets.UTF_8), typed()), 4);
    }

    boolean signed(byte[] text, byte[] signature) {
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(concat(X509, key))));
            verifier.update(text);
            return verifier.verify(signature);
        } catch (GeneralSecurityException notSigned) {
            return false;
        }
    }

    static byte[] concat(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
