package org.fivetrust.shared.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.PrincipalId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ActTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Act act(String amount, Map<String, Object> particulars) {
        return new Act(
                UUID.fromString("00000000-0000-0000-0000-000000000001"),
                new PrincipalId("dongfang-committee"),
                "PAYMENT",
                Money.parse(amount),
                "修补步道",
                null,
                new Counterparty("恒源", null),
                false,
                new Person("reporter.dongfang", "报账员", List.of("reporter")),
                LocalDate.parse("2026-06-03"),
                particulars);
    }

    @Test
    void reads_back_as_it_was_frozen() {
        var act = act("4980.00", Map.of("copies", 3, "papers", List.of(Map.of("kind", "INVOICE"))));
        var read = Act.of(JSON.readValue(act.canonical(), HashMap.class));
        assertThat(read.digest()).isEqualTo(act.digest());
        assertThat(read).isEqualTo(act);
    }

    @Test
    void has_one_spelling_whatever_the_order() {
        var one = new LinkedHashMap<String, Object>();
        one.put("a", 1);
        one.put("b", "二");
        var other = new LinkedHashMap<String, Object>();
        other.put("b", "二");
        other.put("a", 1);
        assertThat(act("1.00", one).digest()).isEqualTo(act("1.00", other).digest());
    }

    @Test
    void has_another_digest_for_another_fen() {
        assertThat(act("4980.00", Map.of()).digest())
                .isNotEqualTo(act("4980.01", Map.of()).digest());
    }

    @Test
    void is_canonical_as_rfc_8785_wants_it() {
        assertThat(CanonicalJson.of(Map.of("b", 1.0, "a", "€"))).isEqualTo("{\"a\":\"€\",\"b\":1}");
        assertThat(CanonicalJson.digest("{}"))
                .isEqualTo("sha-256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }

    @Test
    void says_what_it_misses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Act.of(Map.of("id", UUID.randomUUID())))
                .withMessageContaining("an act needs");
    }
}
