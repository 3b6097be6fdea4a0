package org.fivetrust.agreements.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {

    /** The example of the Standard Webhooks specification. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String MESSAGE = "msg_p5jXN8AQM9LWM0D4loKWxJek";

    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    @Test
    void the_published_example_is_signed_as_published() {
        assertThat(Signature.header(List.of(SECRET), MESSAGE, 1614265330, BODY))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void each_secret_gives_its_own_signature() {
        var header = Signature.header(List.of("whsec_AAAA", SECRET), MESSAGE, 1614265330, BODY);
        assertThat(header.split(" ")).hasSize(2).doesNotHaveDuplicates();
        assertThat(header).endsWith(" v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
