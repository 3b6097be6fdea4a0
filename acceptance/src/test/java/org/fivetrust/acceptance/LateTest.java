package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Days go by and nobody acts: what is late is red in the list and known to the superior, who decides nothing for it.
 */
@Order(Integer.MAX_VALUE)
class LateTest {

    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    @AfterAll
    static void backToToday() {
        Product.retire();
    }

    @Test
    void whatIsLateIsRedInTheListAndToldToTheSuperior() {
        var product = Product.shared();
        var principal = Founding.served(product.town(), "urban", "50000.00");
        var people = principal.community();
        var late = principal
                .ask(PaymentDraft.of("200.00"))
                .created()
                .path("matter")
                .asString();
        var paused = principal
                .ask(PaymentDraft.of("800.00"))
                .created()
                .path("matter")
                .asString();
        people.secretary()
                .post("/v1/matters/" + paused + "/pauses", Body.of("reason", "等待鉴定"))
                .created();
        var urgent = urgent(principal);
        var step = Principal.openStep(principal.matter(late));
        assertThat(overdue(people.reporter(), principal)).isEmpty();

        product.restart(TWO_WEEKS);

        var town = product.town();
        var again = town.community(people.code());
        var found = Await.until(
                "what is late is found",
                () -> overdue(again.reporter(), principal),
                items -> items.size() == 2 && items.stream().anyMatch(item -> escalated(item, late)));
        assertThat(found)
                .extracting(item -> item.path("id").asString())
                .containsExactlyInAnyOrder(late, urgent)
                .doesNotContain(paused);
        assertThat(again.secretary().list("/v1/matters?role=party-secretary&principal=" + principal.id()))
                .extracting(item -> item.path("id").asString())
                .contains(late);
        assertThat(again.reporter()
                        .get("/v1/matters/counts")
                        .ok()
                        .path("overdue")
                        .asInt())
                .isEqualTo(2);
        Await.until(
                "the papers of the emergency are told to be late",
                () -> town.person("auditor").list("/v1/alerts?principal=" + principal.id()),
                alerts -> alerts.stream()
                        .anyMatch(alert -> alert.path("rule").asString().equals("LATE_PAPERS")
                                && alert.path("level").asString().equals("RED")));
        var superior = again.secretary();
        Principal.decide(superior, late, step, "approve", Body.NOTHING).refused(403, "matter.wrong-role");
        superior.post(
                        "/v1/matters/" + late + "/extensions",
                        Body.of("step", step.path("id").asString(), "days", 3, "reason", "晚了"))
                .is(403);
        again.director()
                .post(
                        "/v1/matters/" + late + "/extensions",
                        Body.of("step", step.path("id").asString(), "days", 3, "reason", "晚了"))
                .refused(422, "matter.extension-too-late");
        Principal.decide(again.director(), late, step, "approve", Body.NOTHING).done();
        assertThat(overdue(again.reporter(), principal))
                .extracting(item -> item.path("id").asString())
                .containsExactly(urgent);
    }

    /** An emergency that was agreed, and still owes its papers. */
    private static String urgent(Principal principal) {
        var want = PaymentDraft.of("3600.00").from(principal);
        want.put("emergency", true);
        var matter = principal
                .community()
                .reporter()
                .post("/v1/payments", want)
                .created()
                .path("matter")
                .asString();
        principal.approve(matter);
        return matter;
    }

    private static List<JsonNode> overdue(Person person, Principal principal) {
        return person.list("/v1/matters?overdue=true&principal=" + principal.id());
    }

    private static boolean escalated(JsonNode item, String matter) {
        return item.path("id").asString().equals(matter)
                && item.path("escalatedTo").asString("").equals("party-secretary")
                && item.path("overdue").asBoolean();
    }
}
