package org.fivetrust.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One random secret in the data folder, from which each database role has a password of its own. */
record Secret(String value) {

    private static final int BYTES = 32;

    static Secret at(Path file) throws IOException {
        if (!Files.exists(file)) {
            var random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            write(file, HexFormat.of().formatHex(random));
        }
        return new Secret(Files.readString(file).strip());
    }

    static void write(Path file, String content) throws IOException {
        var draft = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                ".secret",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, content);
        Files.move(draft, file);
    }

    String passwordOf(String role) {
        return HexFormat.of().formatHex(derive(role));
    }

    /** A key of 32 bytes, in base64. */
    String keyOf(String purpose) {
        return Base64.getEncoder().encodeToString(derive("key " + purpose));
    }

    private byte[] derive(String name) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(value.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "Secret";
    }
}
