package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.agreements.Desk.TODAY;
import static org.fivetrust.agreements.Desk.body;
import static org.fivetrust.agreements.Desk.of;
import static org.fivetrust.agreements.Desk.refused;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.fivetrust.testing.IdempotencyKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What an agreement owes beside its acts: filed, reviewed each year, renewed; and a new committee its hand-over. */
@AgreementsTest
class DutyApiTest {

    private static final List<String> ALL_FIVE = List.of("SEALS", "PREMISES", "FIXED_ASSETS", "ARCHIVES", "DEBTS");

    @Autowired
    private WebTestClient client;

    private Desk desk;

    @BeforeEach
    void newDesk() {
        desk = new Desk(client);
    }

    /** Its first year is over. */
    private String agreedLastYear() {
        return desk.agree("URBAN", "urban", "term", of("from", "2025-01-01", "to", "2026-12-31"));
    }

    private List<String> owed(String query) {
        return StreamSupport.stream(
                        desk.get("reporter", "/v1/agreement-duties?principal=" + desk.committee + query)
                                .path("items")
                                .spliterator(),
                        false)
                .map(duty -> duty.path("kind").asString()
                        + duty.path("level").asString("")
                        + duty.path("year").asString(""))
                .toList();
    }

    private Map<String, Object> filing(String level) {
        return of("level", level, "authority", "滨河街道农业农村办公室", "number", "滨备2026-" + level, "filedOn", TODAY.toString());
    }

    @Test
    void what_is_signed_is_filed_in_time_with_the_subdistrict_and_the_district() throws Exception {
        var agreement = desk.agree("URBAN", "urban");
        var path = "/v1/agreements/" + agreement + "/filings";
        assertThat(owed("")).containsExactlyInAnyOrder("FILINGSTREET", "FILINGDISTRICT");
        assertThat(owed("&overdue=true")).isEmpty();
        var first = desk.get("reporter", "/v1/agreement-duties?limit=1&principal=" + desk.committee);
        assertThat(first.path("items")).hasSize(1);
        assertThat(owed("&limit=1&cursor=" + first.path("next").asString()))
                .hasSize(1)
                .doesNotContain(
                        "FILING" + first.path("items").get(0).path("level").asString());
        Scene.sql(
                "update agreement set community_signed_at = now() - interval '40 days', subdistrict_signed_at = now() -"
                        + " interval '31 days' where id = '" + agreement + "'");
        assertThat(owed("&overdue=true&kind=FILING")).hasSize(2);
        var early = filing("STREET");
        early.put("filedOn", TODAY.minusDays(35).toString());
        refused(desk.post("civil-affairs", path, early), 400, "request.malformed");
        refused(desk.post("supervisor", path, filing("STREET")), 403, "access.role");
        var filed = body(desk.post("civil-affairs", path, filing("STREET")), 201);
        assertThat(filed.path("number").asString()).isEqualTo("滨备2026-STREET");
        assertThat(owed("&overdue=true")).containsExactly("FILINGDISTRICT");
        refused(desk.post("director", path, filing("STREET")), 409, "agreement.filed-already");
        body(desk.post("director", path, filing("DISTRICT")), 201);
        assertThat(owed("")).isEmpty();
        assertThat(desk.get("reporter", path).path("items")).hasSize(2);
        refused(new Desk(client).answer("reporter", path), 404, "access.not-found");
    }

    @Test
    void a_draft_is_not_filed_neither_here_nor_in_the_database() {
        desk.settle("URBAN", "CN");
        var draft = body(desk.post("director", "/v1/agreements", desk.draft("urban", desk.resolution())), 201)
                .path("id")
                .asString();
        refused(
                desk.post("director", "/v1/agreements/" + draft + "/filings", filing("STREET")),
                409,
                "agreement.not-signed");
        assertThatThrownBy(() -> Scene.sql("insert into agreement_filing (principal, id, agreement, level, authority,"
                        + " number, filed_on, recorded_by, recorded_at) values ('" + desk.committee
                        + "', gen_random_uuid(), '" + draft + "', 'STREET', 'x', 'x', current_date, 'x', now())"))
                .hasMessageContaining("only what is signed is filed");
    }

    private Map<String, Object> review(int year, String outcome) {
        return of("year", year, "heldOn", TODAY.toString(), "outcome", outcome, "findings", "账款相符，资料齐全");
    }

    @Test
    void each_year_that_is_over_is_owed_its_review_and_the_centre_does_not_review_itself() {
        var path = "/v1/agreements/" + agreedLastYear() + "/reviews";
        assertThat(owed("&kind=REVIEW&overdue=true")).containsExactly("REVIEW1");
        refused(desk.post("head", path, review(1, "CONTINUE")), 403, "access.role");
        refused(desk.post("accountant", path, review(1, "CONTINUE")), 403, "access.role");
        var kept = body(desk.post("supervisor", path, review(1, "CONTINUE")), 201);
        assertThat(kept.path("role").asString()).isEqualTo("supervisor");
        assertThat(owed("&kind=REVIEW")).isEmpty();
        refused(desk.post("director", path, review(1, "TERMINATE")), 409, "agreement.reviewed-already");
        refused(desk.post("director", path, review(3, "CONTINUE")), 422, "agreement.no-such-year");
        var early = review(2, "CONTINUE");
        early.put("heldOn", "2025-12-31");
        refused(desk.post("director", path, early), 422, "agreement.review-too-early");
        assertThatThrownBy(() -> Scene.sql(
                        "update agreement_review set outcome = 'TERMINATE' where principal = '" + desk.committee + "'"))
                .hasMessageContaining("agreement_review");
    }

    @Test
    void it_is_renewed_on_a_new_vote_once_its_last_year_was_found_good() {
        var agreement = agreedLastYear();
        var renewals = "/v1/agreements/" + agreement + "/renewals";
        var reviews = "/v1/agreements/" + agreement + "/reviews";
        var renewal = of("resolution", desk.resolution(), "to", "2029-12-31");
        body(desk.post("director", reviews, review(1, "RENEW")), 201);
        refused(desk.post("director", renewals, renewal), 422, "agreement.review-missing");
        body(desk.post("director", reviews, review(2, "RENEW")), 201);
        var renewed = body(desk.post("director", renewals, renewal), 201);
        assertThat(renewed.path("version").asInt()).isEqualTo(2);
        assertThat(renewed.path("term").path("from").asString()).isEqualTo("2027-01-01");
        assertThat(renewed.path("clauses"))
                .isEqualTo(desk.get("director", "/v1/agreements/" + agreement).path("clauses"));
        refused(desk.post("director", renewals, renewal), 422, "agreement.resolution-used");
        desk.sign(renewed.path("id").asString());
        assertThat(desk.get("director", "/v1/agreements/" + agreement + "?asOf=2026-12-31")
                        .path("status")
                        .asString())
                .isEqualTo("IN_FORCE");
        assertThat(desk.get("director", "/v1/agreements/" + renewed.path("id").asString() + "?asOf=2027-01-01")
                        .path("status")
                        .asString())
                .isEqualTo("IN_FORCE");
    }

    @Test
    void a_review_that_ended_against_it_stands_in_the_way_of_renewal() {
        var agreement = agreedLastYear();
        body(desk.post("director", "/v1/agreements/" + agreement + "/reviews", review(2, "TERMINATE")), 201);
        refused(
                desk.post(
                        "director",
                        "/v1/agreements/" + agreement + "/renewals",
                        of("resolution", desk.resolution(), "to", "2029-12-31")),
                422,
                "agreement.review-against");
    }

    private Map<String, Object> election(int daysAgo) {
        return of(
                "principal",
                desk.committee,
                "electedOn",
                TODAY.minusDays(daysAgo).toString(),
                "director",
                "王新");
    }

    @Test
    void a_new_committee_is_owed_everything_within_ten_days_and_then_by_order_within_five() throws Exception {
        desk.settle("VILLAGE_CONVERTED", "CN-37");
        var fresh = body(desk.post("civil-affairs", "/v1/elections", election(10)), 201);
        assertThat(fresh.path("overdue").asBoolean()).isFalse();
        assertThat(fresh.path("source").asString()).startsWith("山东省");
        refused(desk.post("civil-affairs", "/v1/elections", election(10)), 409, "election.known");
        var late = body(desk.post("civil-affairs", "/v1/elections", election(11)), 201);
        assertThat(late.path("overdue").asBoolean()).isTrue();
        assertThat(owed("&overdue=true&kind=ELECTION_HAND_OVER")).hasSize(1);
        var order = of("orderedOn", TODAY.toString(), "number", "滨责2026-1");
        refused(
                desk.post("leader", "/v1/elections/" + fresh.path("id").asString() + "/order", order),
                422,
                "election.not-late");
        var path = "/v1/elections/" + late.path("id").asString();
        refused(desk.post("civil-affairs", path + "/order", order), 403, "access.role");
        var ordered = body(desk.post("leader", path + "/order", order), 200);
        assertThat(ordered.path("orderDueOn").asString())
                .isEqualTo(TODAY.plusDays(5).toString());
        assertThat(owed("&overdue=true&kind=ELECTION_HAND_OVER")).isEmpty();
        refused(desk.post("leader", path + "/order", order), 409, "election.ordered");
        var four = of("on", TODAY.toString(), "paper", "移交单1", "parts", ALL_FIVE.subList(0, 4));
        var refusal =
                refused(desk.post("civil-affairs", path + "/hand-over", four), 422, "election.hand-over-incomplete");
        assertThat(refusal.path("detail").asString()).contains("DEBTS");
        var whole = of("on", TODAY.toString(), "paper", "移交单1", "parts", ALL_FIVE);
        body(desk.post("civil-affairs", path + "/hand-over", whole), 200);
        refused(desk.post("civil-affairs", path + "/hand-over", whole), 409, "election.handed-over");
        assertThat(owed("&kind=ELECTION_HAND_OVER")).hasSize(1);
        refused(new Desk(client).answer("reporter", path), 404, "access.not-found");
        assertThatThrownBy(
                        () -> Scene.sql("update committee_election set handed_over_on = current_date - 3 where id = '"
                                + late.path("id").asString() + "'"))
                .hasMessageContaining("told once");
    }

    @Test
    void of_several_reviews_at_once_one_stands_and_the_same_one_sent_twice_is_one() {
        var path = "/v1/agreements/" + agreedLastYear() + "/reviews";
        assertThat(IntStream.range(0, 4)
                        .parallel()
                        .mapToObj(_ -> desk.post("director", path, review(1, "CONTINUE"))
                                .returnResult(String.class)
                                .getStatus()
                                .value())
                        .sorted())
                .containsExactly(201, 409, 409, 409);
        var key = IdempotencyKeys.next();
        var first = body(desk.post("director", path, review(2, "RENEW"), key), 201);
        assertThat(body(desk.post("director", path, review(2, "RENEW"), key), 201))
                .isEqualTo(first);
        var ahead = review(2, "RENEW");
        ahead.put("heldOn", TODAY.plusDays(1).toString());
        refused(desk.post("director", path, ahead), 400, "request.malformed");
    }
}
