package org.fivetrust.shared.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.junit.jupiter.api.Test;

class ActContentTest {

    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");

    private static final PrincipalId DONGFANG = new PrincipalId("dongfang-committee");

    private static final Person REPORTER = new Person("reporter.dongfang", "报账员", List.of("reporter"));

    private static final LocalDate TODAY = LocalDate.parse("2026-06-03");

    private static Act asked(ActContent content) {
        return content.askedBy(REPORTER, ID, "EARMARK", TODAY);
    }

    @Test
    void makes_an_act_with_who_asks_and_when() {
        var content = ActContent.of(DONGFANG, "设立专项")
                .amount(Money.parse("4980.00"))
                .category("road")
                .counterparty("恒源")
                .emergency(true)
                .with("code", "ROAD-1");
        assertThat(asked(content))
                .isEqualTo(new Act(
                        ID,
                        DONGFANG,
                        "EARMARK",
                        Money.parse("4980.00"),
                        "设立专项",
                        "road",
                        new Counterparty("恒源", null),
                        true,
                        REPORTER,
                        TODAY,
                        Map.of("code", "ROAD-1")));
    }

    @Test
    void writes_values_as_json_writes_them() {
        var content = ActContent.of(DONGFANG, "设立专项")
                .with("account", ID)
                .with("held", Money.parse("1.00"))
                .with("from", TODAY)
                .with("kind", Refusal.Kind.RULE)
                .with("other", DONGFANG)
                .with("copies", 3)
                .with("lines", List.of(Map.of("code", "A")));
        assertThat(asked(content).particulars())
                .isEqualTo(Map.of(
                        "account", ID.toString(),
                        "held", "1.00",
                        "from", "2026-06-03",
                        "kind", "RULE",
                        "other", "dongfang-committee",
                        "copies", 3,
                        "lines", List.of(Map.of("code", "A"))));
    }

    @Test
    void leaves_out_what_is_absent() {
        assertThat(asked(ActContent.of(DONGFANG, "设立专项").with("validTo", null)).particulars())
                .isEmpty();
    }

    @Test
    void keeps_nothing_that_has_more_than_one_spelling() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActContent.of(DONGFANG, "设立专项").with("at", Instant.EPOCH))
                .withMessageContaining("Instant");
    }
}
