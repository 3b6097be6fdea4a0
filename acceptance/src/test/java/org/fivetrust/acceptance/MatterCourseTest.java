package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A matter between its first word and its last: paused, given time, handed on, returned, hurried, decided together. */
class MatterCourseTest {

    private static Town town;
    private static Principal principal;
    private static Community people;

    @BeforeAll
    static void aCommunityThatIsServed() {
        town = Product.shared().town();
        principal = Founding.served(town, "urban", "100000.00");
        people = principal.community();
    }

    private static String opened(String amount) {
        return principal.ask(PaymentDraft.of(amount)).created().path("matter").asString();
    }

    private static LocalDate due(JsonNode step) {
        return LocalDate.parse(step.path("due").asString());
    }

    @Test
    void whileItsClockStandsStillNothingIsDecided() {
        var matter = opened("800.00");
        var path = "/v1/matters/" + matter;
        var step = Principal.openStep(principal.matter(matter));
        people.supervisor().post(path + "/pauses", Body.of("reason", "等待鉴定")).refused(403, "matter.not-at-a-step");

        var paused = people.secretary()
                .post(path + "/pauses", Body.of("reason", "等待鉴定"))
                .created();
        assertThat(paused.path("paused").asBoolean()).isTrue();
        assertThat(listed(people.reporter(), matter).path("paused").asBoolean()).isTrue();
        Problem.inBothLanguages(
                people.secretary(),
                secretary -> Principal.decide(secretary, matter, step, "approve", Body.NOTHING),
                409,
                "matter.paused");

        var resumed =
                people.secretary().post(path + "/resumption", Body.NOTHING).done();
        assertThat(resumed.path("paused").asBoolean()).isFalse();
        assertThat(resumed.path("pauses").path(0).path("reason").asString()).isEqualTo("等待鉴定");
        assertThat(resumed.path("pauses").path(0).path("resumedAt").asString(""))
                .isNotBlank();
        assertThat(due(Principal.openStep(resumed))).isEqualTo(due(step));
        assertThat(principal.approve(matter)).containsExactly("party-secretary", "committee-director");
    }

    private static JsonNode listed(Person person, String matter) {
        return person.list("/v1/matters?principal=" + principal.id()).stream()
                .filter(item -> item.path("id").asString().equals(matter))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void moreTimeIsAskedForInAdvanceAndGrantedByAnother() {
        var matter = opened("200.00");
        var path = "/v1/matters/" + matter + "/extensions";
        var step = Principal.openStep(principal.matter(matter));
        var asked = people.director()
                .post(path, Body.of("step", step.path("id").asString(), "days", 3, "reason", "待核价"))
                .created();
        var decision = path + "/" + asked.path("extensions").path(0).path("id").asString() + "/decision";
        assertThat(due(Principal.openStep(asked))).isEqualTo(due(step));

        people.director().post(decision, Body.of("granted", true)).refused(403, "matter.wrong-role");
        var granted =
                people.secretary().post(decision, Body.of("granted", true)).done();

        var expected = town.person("auditor")
                .get("/v1/calendar/due?from=" + step.path("due").asString() + "&days=3")
                .ok();
        assertThat(due(Principal.openStep(granted)))
                .isEqualTo(LocalDate.parse(expected.path("due").asString()));
        people.secretary().post(decision, Body.of("granted", false)).refused(409, "matter.extension-settled");
    }

    @Test
    void whoWasAskedFirstAnswersForItUntilAnotherHasAcknowledgedIt() {
        var matter = opened("250.00");
        var path = "/v1/matters/" + matter + "/handings";
        var reporter = people.reporter().login();
        var supervisor = people.supervisor().login();
        var handed = people.reporter()
                .post(path, Body.of("to", supervisor, "toName", "监督委员", "reason", "轮岗"))
                .created();
        assertThat(handed.path("handler").asString()).isEqualTo(reporter);

        var acceptance = path + "/" + handed.path("handings").path(0).path("id").asString() + "/acceptance";
        people.secretary().post(acceptance, Body.NOTHING).refused(403, "matter.not-handed-to-you");
        var accepted = people.supervisor().post(acceptance, Body.NOTHING).done();
        assertThat(accepted.path("handler").asString()).isEqualTo(supervisor);
        assertThat(accepted.path("firstAsked").path("by").asString()).isEqualTo(reporter);
        assertThat(accepted.path("handings").path(0).path("acceptedAt").asString(""))
                .isNotBlank();
        people.reporter()
                .post(path, Body.of("to", people.secretary().login(), "toName", "书记", "reason", "又改"))
                .refused(403, "matter.not-the-handler");
    }

    @Test
    void whatIsMissingIsToldOnceAndCompletely() {
        var matter = opened("260.00");
        var missing = List.of("验收单", "三方询价");
        var step = Principal.openStep(principal.matter(matter));
        var returned = Principal.decide(people.director(), matter, step, "return", Body.of("missing", missing))
                .done();
        assertThat(returned.path("status").asString()).isEqualTo("RETURNED");
        assertThat(returned.path("notes").toString()).contains(missing);
        people.reporter()
                .post(
                        "/v1/matters/" + matter + "/resubmit",
                        Body.of("comment", "已补齐", "evidence", List.of(Body.of("kind", "ACCEPTANCE", "number", "YS-1"))))
                .done();

        Problem.inBothLanguages(
                people.director(),
                director -> Principal.decide(director, matter, step, "return", Body.of("missing", List.of("合同"))),
                409,
                "matter.already-returned");
        assertThat(principal.matter(matter).path("secondNotices").asInt()).isEqualTo(2);
        assertThat(principal.approve(matter)).containsExactly("committee-director");
    }

    @Test
    void anEmergencyIsAgreedSideBySideAndItsPapersFollow() {
        var want = PaymentDraft.of("3600.00").from(principal);
        want.put("emergency", true);
        var payment = people.reporter().post("/v1/payments", want).created();
        var matter = payment.path("matter").asString();
        var steps = principal.matter(matter).path("steps");
        assertThat(steps.values())
                .hasSize(3)
                .allSatisfy(step -> assertThat(step.path("status").asString()).isEqualTo("OPEN"));
        for (var no : List.of(2, 0, 1)) {
            Principal.decide(
                            people.holding(steps.path(no).path("role").asString()),
                            matter,
                            steps.path(no),
                            "approve",
                            Body.NOTHING)
                    .done();
        }

        principal.await(payment.path("id").asString(), "AUTHORISED");
        principal.prepare(payment.path("id").asString()).done();
        principal.release(payment.path("id").asString()).done();
        var owed = principal.matter(matter).path("papers");
        assertThat(LocalDate.parse(owed.path("due").asString())).isAfter(Town.today());
        var papers = owed.path("wanted").values().stream()
                .map(kind -> Body.of("kind", kind.asString(), "number", "补-" + kind.asString()))
                .toList();
        assertThat(papers).hasSize(2);
        var path = "/v1/matters/" + matter + "/papers";
        people.reporter()
                .post(path, Body.of("evidence", papers.subList(0, 1)))
                .refused(422, "matter.papers-incomplete");
        var brought = people.reporter().post(path, Body.of("evidence", papers)).done();
        assertThat(brought.path("papers").path("by").asString())
                .isEqualTo(people.reporter().login());
    }

    @Test
    void stepsOfOneGroupAreOpenTogetherAndABodyDecidesOnItsMinutes() {
        var founding = Founding.of(town);
        var served = founding.agreed(
                founding.draft(founding.resolved(), sideBySide()).created());
        founding.openAccount("5000.00").created();
        var community = served.community();
        var matter =
                served.ask(PaymentDraft.of("600.00")).created().path("matter").asString();
        assertThat(statuses(served.matter(matter))).containsExactly("OPEN", "OPEN", "WAITING");

        var steps = served.matter(matter).path("steps");
        Principal.decide(community.supervisor(), matter, steps.path(2), "approve", minutes("王", "李", "赵"))
                .refused(409, "matter.step-not-open");
        Principal.decide(community.supervisor(), matter, steps.path(1), "approve", Body.NOTHING)
                .is(403);
        Principal.decide(community.secretary(), matter, steps.path(1), "approve", Body.NOTHING)
                .done();
        assertThat(statuses(served.matter(matter))).containsExactly("OPEN", "APPROVED", "WAITING");
        Principal.decide(community.director(), matter, steps.path(0), "approve", Body.NOTHING)
                .done();

        Principal.decide(community.supervisor(), matter, steps.path(2), "approve", minutes("王", "李", " 王 "))
                .refused(422, "matter.minutes-short");
        var decided = Principal.decide(community.supervisor(), matter, steps.path(2), "approve", minutes("王", "李", "赵"))
                .done();
        assertThat(decided.path("status").asString()).isEqualTo("APPROVED");
    }

    private static List<String> statuses(JsonNode matter) {
        return matter.path("steps").values().stream()
                .map(step -> step.path("status").asString())
                .toList();
    }

    private static Map<String, Object> minutes(String... present) {
        return Body.of(
                "evidence", List.of(Body.of("kind", "MINUTES", "number", "监委会2026-7", "present", List.of(present))));
    }

    private static List<Map<String, Object>> sideBySide() {
        var steps = new ArrayList<Map<String, Object>>();
        for (var role : List.of("committee-director", "party-secretary")) {
            steps.add(step(role, "group", "both"));
        }
        var body = step("supervisor", "body", Body.of("name", "居务监督委员会", "quorum", 3));
        body.put("evidence", List.of("MINUTES"));
        steps.add(body);
        var clauses = new ArrayList<Map<String, Object>>();
        clauses.add(clause(
                1,
                "standing",
                List.of(Body.of("kind", "TRUST_ACCOUNT", "area", "FUNDS", "roles", List.of("cashier")))));
        clauses.add(clause(
                2, "procedure", Body.of("kind", "PAYMENT", "area", "FUNDS", "originators", List.of("reporter"))));
        clauses.add(clause(3, "band", Body.of("kind", "PAYMENT", "upTo", "1000.00", "steps", steps)));
        clauses.add(clause(
                4,
                "band",
                Body.of(
                        "kind",
                        "PAYMENT",
                        "from",
                        "1000.00",
                        "steps",
                        List.of(step("committee-director", "evidence", List.of("RESOLUTION"))))));
        return clauses;
    }

    private static Map<String, Object> step(String role, String more, Object value) {
        return Body.of("title", "由" + role + "办理", "english", "By the " + role, "role", role, "days", 2, more, value);
    }

    private static Map<String, Object> clause(int number, String more, Object value) {
        return Body.of("number", Integer.toString(number), "text", "条款" + number, "english", "Clause", more, value);
    }
}
