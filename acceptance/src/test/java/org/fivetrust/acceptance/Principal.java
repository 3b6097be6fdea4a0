package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A principal, and what its people and the centre do for it every day. */
record Principal(Community community, String id) {

    private Town town() {
        return community.town();
    }

    JsonNode trustAccount() {
        return first("/v1/trust-accounts?principal=");
    }

    String account() {
        return trustAccount().path("id").asString();
    }

    String balance() {
        return town().person("cashier")
                .get("/v1/trust-accounts/" + account() + "/balance")
                .ok()
                .path("balance")
                .asString();
    }

    String book() {
        return first("/v1/books?principal=").path("id").asString();
    }

    /** A book of its own, from the beginning of 2026. */
    String opened() {
        return town().person("accountant")
                .post(
                        "/v1/books",
                        Body.of("principal", id, "standard", "RURAL_COLLECTIVE_2023", "startsOn", "2026-01-01"))
                .created()
                .path("id")
                .asString();
    }

    String seal() {
        return first("/v1/seals?principal=").path("id").asString();
    }

    private JsonNode first(String path) {
        var found = community.reporter().list(path + id);
        assertThat(found).as(path + id).isNotEmpty();
        return found.getFirst();
    }

    Answer ask(PaymentDraft paymentDraft) {
        return community.reporter().post("/v1/payments", paymentDraft.from(this));
    }

    JsonNode payment(String payment) {
        return community.reporter().get("/v1/payments/" + payment).ok();
    }

    JsonNode matter(String matter) {
        return community.reporter().get("/v1/matters/" + matter).ok();
    }

    /** Everyone who is asked approves, one after the other, until no step is open. */
    List<String> approve(String matter) {
        return approve(matter, Map.of());
    }

    /**
     * @param papers the evidence to lay before a step that wants it, by kind
     * @return the roles, in the order they were asked
     */
    List<String> approve(String matter, Map<String, Map<String, Object>> papers) {
        var roles = new ArrayList<String>();
        for (var seen = matter(matter); isOpen(seen); seen = matter(matter)) {
            var step = openStep(seen);
            roles.add(step.path("role").asString());
            var evidence = step.path("evidence").values().stream()
                    .map(wanted -> papers.get(wanted.asString()))
                    .map(paper -> confirmed(matter, roles.getLast(), paper))
                    .toList();
            decide(
                            community.holding(roles.getLast()),
                            matter,
                            step,
                            "approve",
                            Body.of("comment", "同意", "evidence", evidence))
                    .done();
        }
        assertThat(matter(matter).path("status").asString()).isEqualTo("APPROVED");
        return roles;
    }

    /** The supervisor says so with the step where it is theirs, and else before it. */
    private Map<String, Object> confirmed(String matter, String role, Map<String, Object> paper) {
        if (role.equals("supervisor") || !paper.containsKey("confirmation")) {
            return paper;
        }
        community
                .supervisor()
                .post(
                        "/v1/matters/" + matter + "/evidence-confirmations",
                        Body.of(
                                "resolution", paper.get("resolution"),
                                "item", paper.get("item"),
                                "statement", paper.get("confirmation")))
                .done();
        return Body.with(paper, "confirmation", null);
    }

    static boolean isOpen(JsonNode matter) {
        return matter.path("status").asString().equals("OPEN");
    }

    static JsonNode openStep(JsonNode matter) {
        return matter.path("steps").values().stream()
                .filter(step -> step.path("status").asString().equals("OPEN"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no step is open: " + matter));
    }

    static Answer decide(Person person, String matter, JsonNode step, String decision, Object body) {
        return person.post("/v1/matters/" + matter + "/steps/" + step.path("id").asString() + "/" + decision, body);
    }

    Answer approve(Person person, String matter) {
        return decide(person, matter, openStep(matter(matter)), "approve", Body.of("comment", "同意"));
    }

    Answer prepare(String payment) {
        return town().person("cashier").post("/v1/payments/" + payment + "/prepare", Body.NOTHING);
    }

    Answer release(String payment) {
        return town().person("releaser").post("/v1/payments/" + payment + "/release", Body.NOTHING);
    }

    /** A payment all the way to its warrant. */
    String authorised(PaymentDraft paymentDraft) {
        var payment = ask(paymentDraft).created();
        approve(payment.path("matter").asString());
        return await(payment.path("id").asString(), "AUTHORISED").path("id").asString();
    }

    JsonNode await(String payment, String status) {
        return Await.until(
                "payment " + payment + " becomes " + status,
                () -> payment(payment),
                seen -> seen.path("status").asString().equals(status));
    }

    /** A vote of the representatives that counts under every rule in force. */
    JsonNode resolve(String subject, String amount) {
        return resolve(subject, "PAYMENT", amount);
    }

    private JsonNode resolve(String subject, String kind, String amount) {
        return community
                .reporter()
                .post(
                        "/v1/resolutions",
                        Body.of(
                                "principal",
                                id,
                                "body",
                                "RESIDENTS_REPRESENTATIVES",
                                "noticeOn",
                                Town.today().minusDays(12).toString(),
                                "heldOn",
                                Town.today().minusDays(2).toString(),
                                "eligible",
                                61,
                                "present",
                                55,
                                "inFavour",
                                50,
                                "against",
                                3,
                                "abstained",
                                2,
                                "subject",
                                subject,
                                "amount",
                                amount,
                                "items",
                                amount == null
                                        ? null
                                        : List.of(
                                                Body.of("no", 1, "subject", subject, "kind", kind, "amount", amount))))
                .created();
    }

    /**
     * The papers that the highest bands want: a vote for this very amount, which the supervisor confirms with the step,
     * and the party working committee's minutes.
     */
    Map<String, Map<String, Object>> papers(String amount) {
        return papers("PAYMENT", amount);
    }

    Map<String, Map<String, Object>> papers(String kind, String amount) {
        var vote = resolve("支出 " + amount + " 元", kind, amount).path("id").asString();
        return Map.of(
                "RESOLUTION",
                        Body.of(
                                "kind",
                                "RESOLUTION",
                                "number",
                                "决议-" + vote.substring(0, 8),
                                "resolution",
                                vote,
                                "item",
                                1,
                                "confirmation",
                                "经核对会议记录，该决议第1项即本次支出"),
                "PARTY_MINUTES", Body.of("kind", "PARTY_MINUTES", "number", "滨河党工委纪要-" + UUID.randomUUID()));
    }
}
