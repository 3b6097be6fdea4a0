package org.fivetrust.funds.alert.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RaisedAlertTest {

    private static final Instant NOW = Instant.parse("2026-06-15T02:00:00Z");

    private static RaisedAlert alert(AlertStatus status, String... explainers) {
        return new RaisedAlert(
                UUID.randomUUID(),
                new PrincipalId("dongfang-committee"),
                "cashier",
                Set.of("li"),
                Set.of(explainers),
                status);
    }

    private static String refusal(Outcome<?> outcome) {
        return outcome instanceof Outcome.Declined<?>(var because) ? because.code() : "done";
    }

    @Test
    void its_owner_explains_it() {
        assertThat(alert(AlertStatus.OPEN)
                        .explain(Set.of("cashier"), "li", 0, NOW)
                        .orRefuse()
                        .nth())
                .isOne();
    }

    @Test
    void it_is_explained_again() {
        assertThat(alert(AlertStatus.EXPLAINED, "li")
                        .explain(Set.of("cashier"), "wu", 1, NOW)
                        .orRefuse()
                        .nth())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, reporter, funds.alert-owner-explains",
        "CLOSED, cashier, funds.alert-closed",
    })
    void it_is_not_explained(AlertStatus status, String role, String refusal) {
        assertThat(refusal(alert(status).explain(Set.of(role), "li", 0, NOW))).isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({
        "EXPLAINED, chen, done",
        "EXPLAINED, li, funds.alert-closed-by-a-third",
        "EXPLAINED, wu, funds.alert-closed-by-a-third",
        "OPEN, chen, funds.alert-not-explained",
        "CLOSED, chen, funds.alert-closed",
    })
    void a_third_person_closes_it(AlertStatus status, String by, String refusal) {
        assertThat(refusal(alert(status, "wu").close(by, NOW))).isEqualTo(refusal);
    }
}
