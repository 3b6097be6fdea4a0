package org.fivetrust.funds.statement;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.core.io.buffer.DataBuffer;

/** Bytes on their way to disk, counted and digested; beyond the most that is taken they are only counted. */
final class DigestedFile {

    private final OutputStream out;
    private final long most;
    private final MessageDigest digest;
    private long size;

    DigestedFile(Path path, long most) {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
            this.out = new BufferedOutputStream(Files.newOutputStream(path));
            this.most = most;
        } catch (NoSuchAlgorithmException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void write(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        size += bytes.length;
        if (size > most) {
            return;
        }
        digest.update(bytes);
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    long size() {
        return size;
    }

    /** To be asked once, at the end. */
    String digest() {
        return "sha-256:" + HexFormat.of().formatHex(digest.digest());
    }

    void close() {
        try {
            out.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
