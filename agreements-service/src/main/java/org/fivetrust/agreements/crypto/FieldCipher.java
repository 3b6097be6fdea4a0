package org.fivetrust.agreements.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.fivetrust.shared.kernel.Splitter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Encrypts fields that must not be read in the database, with AES-256-GCM. A sealed text names its key, so that a new
 * key seals while the earlier ones still open. Without a key texts lie open, guarded by the database's privileges
 * alone, and the log says so.
 */
@Component
public class FieldCipher {

    private static final Logger log = LoggerFactory.getLogger(FieldCipher.class);

    private static final String SEALED = "sealed.";

    private static final int IV = 12;

    private static final int KEY = 32;

    private static final int TAG_BITS = 128;

    private final SecureRandom chance = new SecureRandom();
    private final Map<String, SecretKeySpec> keys = new HashMap<>();
    private final @Nullable String current;

    FieldCipher(FieldCipherSettings settings) {
        if (settings.earlierKeys() != null) {
            settings.earlierKeys().stream().filter(key -> !key.isBlank()).forEach(this::learn);
        }
        this.current = settings.key() == null || settings.key().isBlank() ? null : learn(settings.key());
        if (current == null) {
            log.warn("no vault.key (VAULT_KEY) is set: signing keys and webhook secrets lie unsealed in the database");
        }
    }

    private String learn(String base64) {
        var key = Base64.getDecoder().decode(base64.strip());
        if (key.length != KEY) {
            throw new IllegalArgumentException("a vault key is 32 bytes, base64; this one has " + key.length);
        }
        var id = id(key);
        keys.put(id, new SecretKeySpec(key, "AES"));
        return id;
    }

    private static String id(byte[] key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key), 0, 4);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String seal(String purpose, String plain) {
        if (current == null) {
            return plain;
        }
        var iv = new byte[IV];
        chance.nextBytes(iv);
        var text = run(Cipher.ENCRYPT_MODE, current, iv, purpose, plain.getBytes(StandardCharsets.UTF_8));
        var whole = ByteBuffer.allocate(IV + text.length).put(iv).put(text).array();
        return SEALED + current + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** Only what was sealed for this very purpose; a text written without a key comes back as it is. */
    public String open(String purpose, String kept) {
        if (!kept.startsWith(SEALED)) {
            return kept;
        }
        var parts = Splitter.of(kept, '.', 3);
        var whole = ByteBuffer.wrap(Base64.getUrlDecoder().decode(parts.get(2)));
        var iv = new byte[IV];
        whole.get(iv);
        var text = new byte[whole.remaining()];
        whole.get(text);
        return new String(run(Cipher.DECRYPT_MODE, parts.get(1), iv, purpose, text), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, String key, byte[] iv, String purpose, byte[] input) {
        var known = keys.get(key);
        if (known == null) {
            throw new IllegalStateException("sealed by the vault key " + key + ", which is not configured");
        }
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, known, new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a sealed text for " + purpose + " cannot be read", broken);
        }
    }
}
