package org.fivetrust.shared.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.shared.kernel.ExecutedAct;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Warrant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class ActTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final PrincipalId DONGFANG = new PrincipalId("dongfang-committee");

    private static final Instant NOW = Instant.parse("2026-06-03T02:00:00Z");

    private static final Refusal OWN_ACT = Refusal.person("funds.same-person");

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

    @Test
    void is_executed_under_its_warrant() {
        var act = act("4980.00", Map.of());
        assertThat(act.execute(warrant(act.id(), DONGFANG, act.digest()), "cashier", NOW, OWN_ACT))
                .isEqualTo(Outcome.done(new ExecutedAct(DONGFANG, act.id(), "cashier", NOW)));
    }

    @Test
    void is_not_executed_by_who_asked() {
        var act = act("4980.00", Map.of());
        assertThat(act.execute(warrant(act.id(), DONGFANG, act.digest()), "reporter.dongfang", NOW, OWN_ACT))
                .isEqualTo(Outcome.declined(OWN_ACT));
    }

    @ParameterizedTest
    @MethodSource
    void obeys_no_warrant_but_its_own(Warrant strange) {
        var act = act("4980.00", Map.of());
        assertThat(act.execute(strange, "cashier", NOW, OWN_ACT))
                .isEqualTo(Outcome.declined(Refusal.rule("warrant.other-act").with("act", act.id())));
    }

    static Stream<Warrant> obeys_no_warrant_but_its_own() {
        var act = act("4980.00", Map.of());
        return Stream.of(
                warrant(UUID.randomUUID(), DONGFANG, act.digest()),
                warrant(act.id(), new PrincipalId("xinghe-committee"), act.digest()),
                warrant(act.id(), DONGFANG, act("4980.01", Map.of()).digest()));
    }

    private static Warrant warrant(UUID act, PrincipalId principal, String digest) {
        return new Warrant(
                UUID.randomUUID(),
                principal,
                act,
                "PAYMENT",
                digest,
                UUID.randomUUID(),
                Set.of("director"),
                NOW.plusSeconds(3600));
    }
}
