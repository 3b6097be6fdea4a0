package org.fivetrust.agreements.authorization;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Every key that ever signed, so that a warrant can be verified years after its key was retired. */
@RestController
@Tag(name = "Signing keys", description = "Which key signed when (签名密钥)")
class SigningKeyController {

    private final SigningKeys keys;
    private final JsonMapper json;

    SigningKeyController(SigningKeys keys, JsonMapper json) {
        this.keys = keys;
        this.json = json;
    }

    @Schema(name = "SigningKeys")
    record Keys(List<Key> items) {}

    @Schema(name = "SigningKey")
    record Key(
            String kid,

            @Schema(description = "The public key, RFC 7517 (公钥)")
            Map<String, Object> jwk,

            @Schema(description = "Signs from then on (启用时间)")
            Instant activeFrom,

            @Schema(description = "Signed nothing after that; its private half is erased (停用时间)") @Nullable
            Instant retiredAt,

            @Schema(description = "In the published key set until then (公布截止)") @Nullable
            Instant publishedUntil) {}

    @GetMapping("/v1/signing-keys")
    @Operation(
            operationId = "listSigningKeys",
            summary = "All signing keys, retired ones included (全部签名密钥)",
            description =
                    "Keys that /.well-known/jwks.json does not list stay here, for verification of old documents. "
                            + "(历史公钥永久留存)")
    Mono<Keys> all() {
        return keys.read()
                .map(known -> new Keys(known.rows().values().stream()
                        .sorted(Comparator.comparing(SigningKeys.Row::activeFrom)
                                .reversed())
                        .map(this::view)
                        .toList()));
    }

    private Key view(SigningKeys.Row row) {
        return new Key(
                row.kid(),
                json.readValue(row.publicJwk(), new TypeReference<>() {}),
                row.activeFrom(),
                row.retiredAt(),
                row.publishedUntil());
    }
}
