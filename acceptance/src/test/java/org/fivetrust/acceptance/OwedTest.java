package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What people may demand, what an agreement owes, and how certain the law behind it is: all to be read and to be done.
 */
class OwedTest {

    private final Town town = Product.shared().town();

    @Test
    void residentsDemandAMeetingAndWhatComesOfItIsTied() {
        var founding = Founding.of(town);
        founding.register("URBAN");
        founding.registerCommittee();
        var principal = founding.community().committee();
        var supervisor = founding.community().supervisor();
        assertThat(demand(supervisor, principal, 100).path("sufficient").asBoolean())
                .isFalse();
        var demand = demand(supervisor, principal, 180);
        assertThat(demand.path("sufficient").asBoolean()).isTrue();
        assertThat(demand.path("needed").asInt()).isEqualTo(180);
        assertThat(demand.path("rule").path("source").asString("")).isNotBlank();
        assertThat(demand.path("rule").path("unsure").asBoolean()).isTrue();
        var open = "/v1/meeting-demands?open=true&principal=" + principal.id();
        assertThat(supervisor.list(open)).hasSize(1);

        var representatives = principal.resolve("罢免理财小组", null).path("id").asString();
        var path = "/v1/meeting-demands/" + demand.path("id").asString() + "/resolution";
        supervisor.post(path, Body.of("resolution", representatives)).refused(422, "meeting-demand.other-meeting");
        var assembly = assembly(principal);
        assertThat(supervisor
                        .post(path, Body.of("resolution", assembly))
                        .done()
                        .path("resolution")
                        .asString())
                .isEqualTo(assembly);
        assertThat(supervisor.list(open)).isEmpty();
    }

    private static JsonNode demand(Person person, Principal principal, int signers) {
        return person.post(
                        "/v1/meeting-demands",
                        Body.of(
                                "principal",
                                principal.id(),
                                "body",
                                "RESIDENTS_MEETING",
                                "countedBy",
                                "PERSONS",
                                "demandedOn",
                                Town.today().minusDays(20).toString(),
                                "eligible",
                                900,
                                "signers",
                                signers,
                                "subject",
                                "罢免理财小组",
                                "paper",
                                "联名书-" + signers))
                .created();
    }

    private static String assembly(Principal principal) {
        return principal
                .community()
                .reporter()
                .post(
                        "/v1/resolutions",
                        Body.of(
                                "principal",
                                principal.id(),
                                "body",
                                "RESIDENTS_MEETING",
                                "noticeOn",
                                Town.today().minusDays(12).toString(),
                                "heldOn",
                                Town.today().minusDays(2).toString(),
                                "eligible",
                                900,
                                "present",
                                500,
                                "inFavour",
                                400,
                                "subject",
                                "罢免理财小组"))
                .created()
                .path("id")
                .asString();
    }

    @Test
    void whatIsSignedIsOwedItsFilingUntilItIsTold() {
        var principal = Founding.served(town, "urban", "1000.00");
        var reporter = principal.community().reporter();
        var owed = "/v1/agreement-duties?kind=FILING&principal=" + principal.id();
        var items = reporter.get(owed).ok().path("items");
        assertThat(items.values())
                .extracting(duty -> duty.path("level").asString())
                .containsExactlyInAnyOrder("STREET", "DISTRICT");
        assertThat(items.values()).allSatisfy(duty -> {
            assertThat(duty.path("overdue").asBoolean()).isFalse();
            assertThat(duty.path("source").asString("")).isNotBlank();
        });
        var agreement = items.path(0).path("subject").asString();
        for (var level : List.of("STREET", "DISTRICT")) {
            town.person("civil-affairs")
                    .post(
                            "/v1/agreements/" + agreement + "/filings",
                            Body.of(
                                    "level",
                                    level,
                                    "authority",
                                    "滨河街道农业农村办公室",
                                    "number",
                                    "滨备-" + level,
                                    "filedOn",
                                    Town.today().toString()))
                    .created();
        }
        assertThat(reporter.get(owed).ok().path("items")).isEmpty();
    }

    @Test
    void theLawSaysWhereItIsNotCertain() {
        var reporter = town.xinghe().community().reporter();
        var demands = reporter.get(
                        "/v1/legal-demands?principal=" + town.xinghe().id())
                .ok()
                .path("items");
        assertThat(demands.values()).isNotEmpty().allSatisfy(demand -> {
            assertThat(demand.path("source").asString("")).isNotBlank();
            assertThat(demand.path("severity").asString()).isEqualTo("REFUSE");
        });
        assertThat(demands.values()).anyMatch(demand -> demand.path("unsure").asBoolean());
        reporter.get("/v1/legal-demands?principal=dongfang-committee").refused(403, "access.principal");
    }
}
