package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What an agreement owes beside its acts: filed, reviewed each year, renewed; and a new committee its hand-over. */
@AgreementsTest
class DutyApiTest {

    private static final List<String> ALL_FIVE = List.of("SEALS", "PREMISES", "FIXED_ASSETS", "ARCHIVES", "DEBTS");

    private static final String RECORD = "A017-WS·2026·Y-00001";

    @Autowired
    private WebTestClient client;

    private Community community;

    @BeforeEach
    void newDesk() {
        NeighbourStub.reset();
        community = World.over(client).community();
    }

    /** Its first year is over. */
    private String agreedLastYear() {
        return community
                .registered("URBAN")
                .agreement(terms ->
                        terms.template("urban").with("term", Body.of("from", "2025-01-01", "to", "2026-12-31")));
    }

    private List<String> owed(Object... filters) {
        var parameters = Stream.concat(Stream.of("principal", community.committee()), Arrays.stream(filters));
        return community.agreements("reporter").listDuties(parameters.toArray()).items().stream()
                .map(duty -> duty.path("kind").asString()
                        + duty.path("level").asString("")
                        + duty.path("year").asString(""))
                .toList();
    }

    private Map<String, Object> filing(String level) {
        return Body.of(
                "level",
                level,
                "authority",
                "滨河街道农业农村办公室",
                "number",
                "滨备2026-" + level,
                "filedOn",
                World.today().toString());
    }

    @Test
    void what_is_signed_is_filed_in_time_with_the_subdistrict_and_the_district() throws Exception {
        var agreement = community.registered("URBAN").agreement(terms -> terms.template("urban"));
        var path = "/v1/agreements/" + agreement + "/filings";
        assertThat(owed()).containsExactlyInAnyOrder("FILINGSTREET", "FILINGDISTRICT");
        assertThat(owed("overdue", true)).isEmpty();
        var first = community
                .agreements("reporter")
                .listDuties("limit", 1, "principal", community.committee())
                .ok();
        assertThat(first.path("items")).hasSize(1);
        assertThat(owed("limit", 1, "cursor", first.path("next").asString()))
                .hasSize(1)
                .doesNotContain(
                        "FILING" + first.path("items").get(0).path("level").asString());
        TestPostgres.execute(
                "agreements",
                "update agreement set community_signed_at = now() - interval '40 days', subdistrict_signed_at = now() -"
                        + " interval '31 days' where id = '" + agreement + "'");
        assertThat(owed("overdue", true, "kind", "FILING")).hasSize(2);
        var early = filing("STREET");
        early.put("filedOn", World.today().minusDays(35).toString());
        community.agreements("civil-affairs").fileAgreement(agreement, early).refused(400, "request.malformed");
        community
                .agreements("supervisor")
                .fileAgreement(agreement, filing("STREET"))
                .refused(403, "access.role");
        var filed = community
                .agreements("civil-affairs")
                .fileAgreement(agreement, filing("STREET"))
                .created();
        assertThat(filed.path("number").asString()).isEqualTo("滨备2026-STREET");
        assertThat(owed("overdue", true)).containsExactly("FILINGDISTRICT");
        community
                .agreements("director")
                .fileAgreement(agreement, filing("STREET"))
                .refused(409, "agreement.filed-already");
        community
                .agreements("director")
                .fileAgreement(agreement, filing("DISTRICT"))
                .created();
        assertThat(owed()).isEmpty();
        assertThat(community.agreements("reporter").listFilings(agreement).items())
                .hasSize(2);
        World.over(client)
                .community()
                .agreements("reporter")
                .listFilings(agreement)
                .refused(404, "access.not-found");
    }

    @Test
    void a_filing_names_a_record_that_the_archives_hold() {
        var agreement = community.registered("URBAN").agreement(terms -> terms.template("urban"));
        var filing = Body.with(filing("STREET"), "record", RECORD);
        NeighbourStub.unfiled(RECORD);

        var problem = community
                .agreements("civil-affairs")
                .fileAgreement(agreement, filing)
                .refused(422, "record.unknown");

        assertThat(problem.at("/violations/0/pointer").asString()).isEqualTo("/record");
        assertThat(community.agreements("reporter").listFilings(agreement).items())
                .isEmpty();
        NeighbourStub.reset();
        community.agreements("civil-affairs").fileAgreement(agreement, filing).created();
    }

    @Test
    void a_review_that_names_a_record_waits_for_the_archives() {
        var agreement = agreedLastYear();
        var review = Body.with(review(1, "CONTINUE"), "record", RECORD);
        NeighbourStub.archivesSilent();

        community.agreements("director").reviewAgreement(agreement, review).refused(503, "request.neighbour-silent");

        NeighbourStub.reset();
        community.agreements("director").reviewAgreement(agreement, review).created();
    }

    @Test
    void a_draft_is_not_filed_neither_here_nor_in_the_database() {
        community.registered("URBAN");
        var draft = community.draft(terms -> terms.template("urban")).id();
        community.agreements("director").fileAgreement(draft, filing("STREET")).refused(409, "agreement.not-signed");
        assertThatThrownBy(() -> TestPostgres.execute(
                        "agreements",
                        "insert into agreement_filing (principal, id, agreement, level, authority,"
                                + " number, filed_on, recorded_by, recorded_at) values ('" + community.committee()
                                + "', gen_random_uuid(), '" + draft
                                + "', 'STREET', 'x', 'x', current_date, 'x', now())"))
                .hasMessageContaining("only what is signed is filed");
    }

    private Map<String, Object> review(int year, String outcome) {
        return Body.of("year", year, "heldOn", World.today().toString(), "outcome", outcome, "findings", "账款相符，资料齐全");
    }

    @Test
    void each_year_that_is_over_is_owed_its_review_and_the_centre_does_not_review_itself() {
        var agreement = agreedLastYear();
        var path = "/v1/agreements/" + agreement + "/reviews";
        assertThat(owed("kind", "REVIEW", "overdue", true)).containsExactly("REVIEW1");
        community
                .agreements("head")
                .reviewAgreement(agreement, review(1, "CONTINUE"))
                .refused(403, "access.role");
        community
                .agreements("accountant")
                .reviewAgreement(agreement, review(1, "CONTINUE"))
                .refused(403, "access.role");
        var kept = community
                .agreements("supervisor")
                .reviewAgreement(agreement, review(1, "CONTINUE"))
                .created();
        assertThat(kept.path("role").asString()).isEqualTo("supervisor");
        assertThat(owed("kind", "REVIEW")).isEmpty();
        community
                .agreements("director")
                .reviewAgreement(agreement, review(1, "TERMINATE"))
                .refused(409, "agreement.reviewed-already");
        community
                .agreements("director")
                .reviewAgreement(agreement, review(3, "CONTINUE"))
                .refused(422, "agreement.no-such-year");
        var early = review(2, "CONTINUE");
        early.put("heldOn", "2025-12-31");
        community.agreements("director").reviewAgreement(agreement, early).refused(422, "agreement.review-too-early");
        assertThatThrownBy(() -> TestPostgres.execute(
                        "agreements",
                        "update agreement_review set outcome = 'TERMINATE' where principal = '" + community.committee()
                                + "'"))
                .hasMessageContaining("agreement_review");
    }

    @Test
    void it_is_renewed_on_a_new_vote_once_its_last_year_was_found_good() {
        var agreement = agreedLastYear();
        var renewal = Body.of("resolution", community.resolution(), "to", "2029-12-31");
        community
                .agreements("director")
                .reviewAgreement(agreement, review(1, "RENEW"))
                .created();
        community.agreements("director").renewAgreement(agreement, renewal).refused(422, "agreement.review-missing");
        community
                .agreements("director")
                .reviewAgreement(agreement, review(2, "RENEW"))
                .created();
        var renewed = community
                .agreements("director")
                .renewAgreement(agreement, renewal)
                .created();
        assertThat(renewed.path("version").asInt()).isEqualTo(2);
        assertThat(renewed.path("term").path("from").asString()).isEqualTo("2027-01-01");
        assertThat(renewed.path("clauses"))
                .isEqualTo(community
                        .agreements("director")
                        .readAgreement(agreement)
                        .ok()
                        .path("clauses"));
        community.agreements("director").renewAgreement(agreement, renewal).refused(422, "agreement.resolution-used");
        community.sign(renewed.path("id").asString());
        assertThat(community
                        .agreements("director")
                        .readAgreement(agreement, "asOf", "2026-12-31")
                        .ok()
                        .path("status")
                        .asString())
                .isEqualTo("IN_FORCE");
        assertThat(community
                        .agreements("director")
                        .readAgreement(renewed.path("id").asString(), "asOf", "2027-01-01")
                        .ok()
                        .path("status")
                        .asString())
                .isEqualTo("IN_FORCE");
    }

    @Test
    void a_review_that_ended_against_it_stands_in_the_way_of_renewal() {
        var agreement = agreedLastYear();
        community
                .agreements("director")
                .reviewAgreement(agreement, review(2, "TERMINATE"))
                .created();
        community
                .agreements("director")
                .renewAgreement(agreement, Body.of("resolution", community.resolution(), "to", "2029-12-31"))
                .refused(422, "agreement.review-against");
    }

    private Map<String, Object> election(int daysAgo) {
        return Body.of(
                "principal",
                community.committee(),
                "electedOn",
                World.today().minusDays(daysAgo).toString(),
                "director",
                "王新");
    }

    @Test
    void a_new_committee_is_owed_everything_within_ten_days_and_then_by_order_within_five() throws Exception {
        community.registered("VILLAGE_CONVERTED", "CN-37");
        var fresh = community
                .agreements("civil-affairs")
                .recordElection(election(10))
                .created();
        assertThat(fresh.path("overdue").asBoolean()).isFalse();
        assertThat(fresh.path("source").asString()).startsWith("山东省");
        community.agreements("civil-affairs").recordElection(election(10)).refused(409, "election.known");
        var late = community
                .agreements("civil-affairs")
                .recordElection(election(11))
                .created();
        assertThat(late.path("overdue").asBoolean()).isTrue();
        assertThat(owed("overdue", true, "kind", "ELECTION_HAND_OVER")).hasSize(1);
        var order = Body.of("orderedOn", World.today().toString(), "number", "滨责2026-1");
        community
                .agreements("leader")
                .orderHandOver(fresh.path("id").asString(), order)
                .refused(422, "election.not-late");
        var path = "/v1/elections/" + late.path("id").asString();
        community
                .agreements("civil-affairs")
                .orderHandOver(late.path("id").asString(), order)
                .refused(403, "access.role");
        var ordered = community
                .agreements("leader")
                .orderHandOver(late.path("id").asString(), order)
                .ok();
        assertThat(ordered.path("orderDueOn").asString())
                .isEqualTo(World.today().plusDays(5).toString());
        assertThat(owed("overdue", true, "kind", "ELECTION_HAND_OVER")).isEmpty();
        community
                .agreements("leader")
                .orderHandOver(late.path("id").asString(), order)
                .refused(409, "election.ordered");
        var four = Body.of("on", World.today().toString(), "paper", "移交单1", "parts", ALL_FIVE.subList(0, 4));
        var refusal = community
                .agreements("civil-affairs")
                .completeElection(late.path("id").asString(), four)
                .refused(422, "election.hand-over-incomplete");
        assertThat(refusal.path("detail").asString()).contains("DEBTS");
        var whole = Body.of("on", World.today().toString(), "paper", "移交单1", "parts", ALL_FIVE);
        community
                .agreements("civil-affairs")
                .completeElection(late.path("id").asString(), whole)
                .ok();
        community
                .agreements("civil-affairs")
                .completeElection(late.path("id").asString(), whole)
                .refused(409, "election.handed-over");
        assertThat(owed("kind", "ELECTION_HAND_OVER")).hasSize(1);
        World.over(client)
                .community()
                .agreements("reporter")
                .readElection(late.path("id").asString())
                .refused(404, "access.not-found");
        assertThatThrownBy(() -> TestPostgres.execute(
                        "agreements",
                        "update committee_election set handed_over_on = current_date - 3 where id = '"
                                + late.path("id").asString() + "'"))
                .hasMessageContaining("told once");
    }

    @Test
    void of_several_reviews_at_once_one_stands_and_the_same_one_sent_twice_is_one() {
        var agreement = agreedLastYear();
        assertThat(IntStream.range(0, 4)
                        .parallel()
                        .mapToObj(_ -> community
                                .agreements("director")
                                .reviewAgreement(agreement, review(1, "CONTINUE"))
                                .status())
                        .sorted())
                .containsExactly(201, 409, 409, 409);
        var key = IdempotencyKeys.next();
        var first = community
                .agreements("director")
                .withKey(key)
                .reviewAgreement(agreement, review(2, "RENEW"))
                .created();
        assertThat(community
                        .agreements("director")
                        .withKey(key)
                        .reviewAgreement(agreement, review(2, "RENEW"))
                        .created())
                .isEqualTo(first);
        var ahead = review(2, "RENEW");
        ahead.put("heldOn", World.today().plusDays(1).toString());
        community.agreements("director").reviewAgreement(agreement, ahead).refused(400, "request.malformed");
    }
}
