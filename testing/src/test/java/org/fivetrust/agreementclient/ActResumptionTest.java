package org.fivetrust.agreementclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.AtOnce.atOnce;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.SampleTest;
import org.fivetrust.testing.Tampering;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** An act whose request died between intent and outcome goes on by itself, without another word of whoever asked. */
@SampleTest
class ActResumptionTest {

    @Autowired
    private ActResumption resumption;

    @Autowired
    private WebTestClient client;

    private Community community;

    private final String key = IdempotencyKeys.next();

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        community.caller("cashier").post("/v1/notes", order("known")).created();
    }

    private Map<String, String> order(String text) {
        return Map.of("principal", community.committee(), "text", text);
    }

    private Reply requested() {
        return requested("a");
    }

    private Reply requested(String text) {
        return community.caller("reporter").withKey(key).post("/v1/orders", order(text));
    }

    private void namedInSilence(String record) {
        NeighbourStub.archivesSilent();
        requested("see " + record).refused(503, "request.neighbour-silent");
        due();
        NeighbourStub.reset();
    }

    /** Asked for while agreements-service says nothing, and long enough ago that its own request has given up. */
    private void askedInSilence() {
        NeighbourStub.silent();
        requested().refused(503, "request.neighbour-silent");
        due();
    }

    private void due() {
        execute("update act set ask_again_at = now() - interval '1 second'");
    }

    private void execute(String update) {
        try (var connection = TestPostgres.superuser("sample");
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(update + " where principal = '" + community.committee() + "'");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private String act(String column) {
        try (var connection = TestPostgres.superuser("sample");
                var query = connection.prepareStatement(
                        "select (" + column + ")::text from act where principal = ? order by requested_at")) {
            query.setString(1, community.committee());
            var found = query.executeQuery();
            assertThat(found.next()).isTrue();
            var value = found.getString(1);
            assertThat(found.next()).as("one act").isFalse();
            return value;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void resume() {
        resumption.resume().block();
    }

    @Test
    void anActAskedInSilenceIsPutToTheAgreementAgain() {
        askedInSilence();
        NeighbourStub.reset();

        resume();

        assertThat(act("status")).isEqualTo("AWAITING_APPROVAL");
        assertThat(act("matter"))
                .isEqualTo(
                        NeighbourStub.asked(UUID.fromString(act("id"))).matter().toString());
    }

    @Test
    void whoeverAskedGetsTheOutcomeUnderTheSameKey() {
        askedInSilence();
        NeighbourStub.reset();
        resume();

        var answer = requested().created();

        assertThat(answer.path("id").asString()).isEqualTo(act("id"));
        assertThat(answer.path("status").asString()).isEqualTo("AWAITING_APPROVAL");
    }

    @Test
    void aRefusalThatIsHeardLateIsTheAnswerUnderTheSameKey() {
        askedInSilence();
        NeighbourStub.forbids("agreement.out-of-scope");
        resume();
        assertThat(act("status")).isEqualTo("REFUSED");
        NeighbourStub.reset();

        requested().refused(422, "agreement.out-of-scope");
    }

    @Test
    void whileNobodyAnswersTheActRestsAndIsAskedLater() {
        askedInSilence();

        resume();

        assertThat(act("status")).isEqualTo("ASKED");
        assertThat(act("ask_again_at > now() + interval '10 seconds'")).isEqualTo("true");
    }

    @Test
    void anActOfARunningRequestIsLeftToIt() {
        NeighbourStub.silent();
        requested().refused(503, "request.neighbour-silent");
        NeighbourStub.reset();

        resume();

        assertThat(act("status")).isEqualTo("ASKED");
    }

    @Test
    void anActThatIsDecidedIsNotAskedAgain() {
        requested().created();
        due();
        NeighbourStub.forbids("agreement.out-of-scope");

        resume();

        assertThat(act("status")).isEqualTo("AWAITING_APPROVAL");
    }

    @Test
    void ofManyWhoResumeAtOnceOneOutcomeStands() {
        askedInSilence();
        NeighbourStub.reset();

        atOnce(6, n -> {
            resume();
            return n;
        });

        assertThat(act("status")).isEqualTo("AWAITING_APPROVAL");
        assertThat(evidence()).containsExactly("act.asked", "act.awaiting_approval");
    }

    @Test
    void anActIsNotPutToTheAgreementBeforeItsRecordsAreFound() {
        namedInSilence("R-1");
        NeighbourStub.archivesSilent();

        resume();

        assertThat(act("status")).isEqualTo("ASKED");
        assertThat(NeighbourStub.asked())
                .extracting(NeighbourStub.Asked::id)
                .doesNotContain(UUID.fromString(act("id")));
    }

    @Test
    void anActThatNamesARecordGoesOnOnceArchivesAnswer() {
        namedInSilence("R-1");

        resume();

        assertThat(act("status")).isEqualTo("AWAITING_APPROVAL");
    }

    @Test
    void anActWhoseRecordTurnsOutMissingIsRefused() {
        namedInSilence("R-2");
        NeighbourStub.unfiled("R-2");

        resume();

        assertThat(act("status")).isEqualTo("REFUSED");
        assertThat(act("ruling is null")).isEqualTo("true");
        requested("see R-2").refused(422, "record.unknown");
    }

    @Test
    void aRefusalForAMissingRecordIsPartOfTheEvidence() {
        NeighbourStub.unfiled("R-2");
        requested("see R-2").refused(422, "record.unknown");

        assertThat(evidence()).containsExactly("act.asked", "act.refused");
    }

    private List<String> evidence() {
        return new Tampering(client, community.committee(), "sample")
                .leaves(act("id")).stream()
                        .filter(kind -> kind.startsWith("act."))
                        .toList();
    }
}
