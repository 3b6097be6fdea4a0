package org.fivetrust.agreements.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldCipherTest {

    private static final String OLD = Base64.getEncoder().encodeToString("an old key of thirty-two letters".getBytes());

    private static final String NEW = Base64.getEncoder().encodeToString("a new key of thirty-two letters!".getBytes());

    private static FieldCipher vault(String key, String... earlier) {
        return new FieldCipher(new FieldCipherSettings(key, List.of(earlier)));
    }

    @Test
    void what_is_sealed_cannot_be_read_and_comes_back_whole() {
        var kept = vault(NEW).seal("a", "whsec_秘密");
        assertThat(kept).doesNotContain("whsec");
        assertThat(vault(NEW).open("a", kept)).isEqualTo("whsec_秘密");
    }

    @Test
    void the_same_text_is_never_sealed_alike() {
        assertThat(vault(NEW).seal("a", "x")).isNotEqualTo(vault(NEW).seal("a", "x"));
    }

    @Test
    void a_seal_for_one_purpose_does_not_open_for_another() {
        var kept = vault(NEW).seal("webhook_secret/1", "x");
        assertThatThrownBy(() -> vault(NEW).open("webhook_secret/2", kept)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_earlier_key_still_opens_and_a_forgotten_one_does_not() {
        var kept = vault(OLD).seal("a", "x");
        assertThat(vault(NEW, OLD).open("a", kept)).isEqualTo("x");
        assertThatThrownBy(() -> vault(NEW).open("a", kept)).hasMessageContaining("not configured");
    }

    @Test
    void without_a_key_texts_lie_open_and_are_still_read_after_one_is_set() {
        var kept = vault("").seal("a", "{\"kty\":\"EC\"}");
        assertThat(kept).isEqualTo("{\"kty\":\"EC\"}");
        assertThat(vault(NEW).open("a", kept)).isEqualTo(kept);
    }

    @Test
    void a_key_of_another_length_is_refused_at_the_start() {
        assertThatThrownBy(() -> vault("AAAA")).hasMessageContaining("32 bytes");
    }
}
