package org.fivetrust.archives.record;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.fivetrust.archives.record.model.FileSignature;
import org.springframework.core.io.buffer.DataBuffer;

/** Counts and digests the bytes of one stream as they pass, and remembers how it began. */
final class DigestingCounter {

    private final MessageDigest digest = sha256();
    private final byte[] opening = new byte[FileSignature.LENGTH];
    private long size;

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Leaves the buffer as it was. */
    void see(DataBuffer buffer) {
        if (size < opening.length) {
            var more = (int) Math.min(opening.length - size, buffer.readableByteCount());
            buffer.toByteBuffer(buffer.readPosition(), ByteBuffer.wrap(opening), (int) size, more);
        }
        try (var bytes = buffer.readableByteBuffers()) {
            bytes.forEachRemaining(digest::update);
        }
        size += buffer.readableByteCount();
    }

    long size() {
        return size;
    }

    /** To be asked once, at the end. */
    String sha256Hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    FileSignature opening() {
        return FileSignature.of(Arrays.copyOf(opening, (int) Math.min(size, opening.length)));
    }
}
