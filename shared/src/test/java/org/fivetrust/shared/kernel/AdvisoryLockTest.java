package org.fivetrust.shared.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AdvisoryLockTest {

    @Test
    void no_two_locks_share_a_number() {
        assertThat(Stream.of(AdvisoryLock.values()).map(AdvisoryLock::number)).doesNotHaveDuplicates();
    }

    @Test
    void a_lock_is_of_its_number_and_a_key() {
        assertThat(AdvisoryLock.OUTBOX.hold(":principal"))
                .isEqualTo("pg_advisory_xact_lock(hashtextextended(:principal, 2))::text");
    }
}
