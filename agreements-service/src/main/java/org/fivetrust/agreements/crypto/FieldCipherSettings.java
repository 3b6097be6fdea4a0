package org.fivetrust.agreements.crypto;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The key that seals, and earlier ones that still open; each 32 bytes, base64. */
@ConfigurationProperties("vault")
record FieldCipherSettings(@Nullable String key, @Nullable List<String> earlierKeys) {}
