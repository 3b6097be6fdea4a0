package org.fivetrust.agreements.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.agreements.agreement.model.CompiledAgreement;
import org.junit.jupiter.api.Test;

class CompiledAgreementsTest {

    private static final CompiledAgreement COVENANT = new CompiledAgreement(List.of());

    private final CompiledAgreements compiled = new CompiledAgreements(100);

    @Test
    void what_was_compiled_is_found_again() {
        var agreement = UUID.randomUUID();
        assertThat(compiled.find(agreement)).isNull();
        compiled.keep(agreement, COVENANT);
        assertThat(compiled.find(agreement)).isSameAs(COVENANT);
    }

    @Test
    void it_never_holds_more_than_it_may() {
        IntStream.range(0, 10_000).forEach(_ -> {
            compiled.keep(UUID.randomUUID(), COVENANT);
            assertThat(compiled.size()).isLessThanOrEqualTo(100);
        });
    }

    @Test
    void what_is_asked_for_stays_and_what_is_not_goes() {
        var asked = UUID.randomUUID();
        var forgotten = UUID.randomUUID();
        compiled.keep(asked, COVENANT);
        compiled.keep(forgotten, COVENANT);
        IntStream.range(0, 500).forEach(_ -> {
            compiled.keep(UUID.randomUUID(), COVENANT);
            assertThat(compiled.find(asked)).isSameAs(COVENANT);
        });
        assertThat(compiled.find(forgotten)).isNull();
    }

    @Test
    void many_at_once_do_not_disturb_each_other() {
        var asked = UUID.randomUUID();
        compiled.keep(asked, COVENANT);
        var lost = IntStream.range(0, 50_000).parallel().filter(n -> {
            if (n % 50 == 0) {
                compiled.keep(UUID.randomUUID(), COVENANT);
            }
            return compiled.find(UUID.randomUUID()) != null;
        });
        assertThat(lost.count()).isZero();
        assertThat(compiled.size()).isLessThanOrEqualTo(110);
    }
}
