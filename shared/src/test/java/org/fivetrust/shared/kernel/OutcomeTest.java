package org.fivetrust.shared.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    private static final Refusal TOO_MANY = Refusal.rule("sample.too-many");

    @Test
    void whatIsDoneGoesOn() {
        assertThat(Outcome.done(2).map(n -> n + 1).orRefuse()).isEqualTo(3);
    }

    @Test
    void whatIsDeclinedIsRefusedAtTheEdgeAndNothingIsMadeOfIt() {
        var declined = Outcome.<Integer>declined(TOO_MANY).map(n -> {
            throw new AssertionError("nothing to go on with");
        });

        assertThatThrownBy(declined::orRefuse)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.because()).isEqualTo(TOO_MANY));
    }

    @Test
    void equalPersonsAreWrittenInTheSameWay() {
        assertThat(Person.of("li", "李明", List.of("reviewer", "cashier")))
                .isEqualTo(Person.of("li", "李明", List.of("cashier", "reviewer")));
    }
}
