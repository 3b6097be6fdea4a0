package org.fivetrust.launcher.issuer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The secrets come from the environment and are nowhere stored, so there is nothing to hash; compared in even time. */
@Component
class PlainSecretEncoder implements PasswordEncoder {

    @Override
    public @Nullable String encode(@Nullable CharSequence raw) {
        return raw == null ? null : raw.toString();
    }

    @Override
    public boolean matches(@Nullable CharSequence raw, @Nullable String kept) {
        return MessageDigest.isEqual(bytes(raw), bytes(kept));
    }

    private static byte[] bytes(@Nullable CharSequence text) {
        return Objects.requireNonNullElse(text, "").toString().getBytes(StandardCharsets.UTF_8);
    }
}
