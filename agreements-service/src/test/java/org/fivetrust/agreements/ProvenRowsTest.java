package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.ReadsTheWholeLog;
import org.fivetrust.testing.Tampering;
import org.fivetrust.testing.Tampering.Change;
import org.fivetrust.testing.TestTokens;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Rows that bear on a decision without being one: each that is changed past the service is found and named. */
@AgreementsTest
@ReadsTheWholeLog
class ProvenRowsTest {

    private static final String CHANGED = """
            agreement_filing | agreement, level, authority, number, filed_on, recorded_by, recorded_at | :agreement, \
              'STREET', '南湖街道', '备1', :today, 'u', now() | number | '备2' | '备1' | agreement.filed
            agreement_review | series, year, held_on, outcome, findings, recorded_by, recorded_by_name, role, \
              recorded_at | :agreement, 2026, :today, 'TERMINATE', '甲', 'u', 'U', 'supervisor', now() | outcome | \
              'CONTINUE' | 'TERMINATE' | agreement.reviewed
            committee_election | elected_on, director, due_on, due_source, unsure, recorded_by, recorded_at | \
              :today, '甲', :today + 10, '法', false, 'u', now() | due_on | due_on + 1 | due_on - 1 | \
              election.recorded
            matter_pause | matter, reason, paused_by, paused_at, paused_on | :matter, '甲', 'u', now(), :today | \
              paused_on | paused_on - 9 | paused_on + 9 | matter-pause.begun
            matter_extension | matter, step, days, reason, asked_by, asked_at | :matter, :id, 3, '甲', 'u', now() | \
              days | 9 | 3 | matter-extension.requested
            matter_reassignment | matter, from_subject, from_name, to_subject, to_name, reason, handed_at | :matter, \
              'a', 'A', 'b', 'B', '甲', now() | to_subject | 'c' | 'b' | matter-handing.offered
            """;

    private static final String FILLED_LATER = """
            committee_election | elected_on, director, due_on, due_source, unsure, recorded_by, recorded_at | \
              :today, '甲', :today + 10, '法', false, 'u', now() | ordered_on = :today, order_number = '令1', \
              order_due_on = :today + 3, ordered_by = 'u', ordered_at = now() | order_number | '令2' | '令1' | \
              election.hand-over-ordered
            committee_election | elected_on, director, due_on, due_source, unsure, recorded_by, recorded_at | \
              :today - 1, '甲', :today + 10, '法', false, 'u', now() | handed_over_on = :today, paper = 'p', \
              handed_over_by = 'u', handed_over_at = now() | paper | 'q' | 'p' | election.handed-over
            matter_pause | matter, reason, paused_by, paused_at, paused_on | :matter, '甲', 'u', now(), :today | \
              resumed_by = 'v', resumed_at = now() | resumed_by | 'w' | 'v' | matter-pause.ended
            matter_extension | matter, step, days, reason, asked_by, asked_at | :matter, :id, 3, '甲', 'u', now() | \
              granted = true, settled_by = 'v', settled_at = now() | granted | false | true | \
              matter-extension.settled
            matter_reassignment | matter, from_subject, from_name, to_subject, to_name, reason, handed_at | :matter, \
              'a', 'A', 'b', 'B', '甲', now() | accepted_at = now() | accepted_at | accepted_at - interval '1 day' | \
              accepted_at + interval '1 day' | matter-handing.accepted
            matter_reassignment | matter, from_subject, from_name, to_subject, to_name, reason, handed_at | :matter, \
              'a', 'A', 'b', 'B', '甲', now() | superseded_at = now() | superseded_at | superseded_at - interval '1 \
              day' | superseded_at + interval '1 day' | matter-handing.superseded
            """;

    private WebTestClient client;
    private Community community;
    private Tampering tampering;
    private String matter;
    private final String id = UUID.randomUUID().toString();

    @BeforeEach
    void aMatter(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        this.client = client;
        community = World.over(client)
                .community()
                .registered("URBAN")
                .agreed(terms -> terms.payments(List.of(
                        Map.of("title", "主任", "english", "Director", "role", "committee-director", "days", 2))));
        tampering = new Tampering(client, community.committee(), "agreements");
        matter = community.opened("900.00", "甲");
    }

    private String filled(String text) {
        return text.replace(":principal", "'" + community.committee() + "'")
                .replace(":agreement", "'" + community.agreement() + "'")
                .replace(":matter", "'" + matter + "'")
                .replace(":id", "'" + id + "'")
                .replace(":today", "(now() at time zone 'Asia/Shanghai')::date");
    }

    @Test
    void whatTheServiceWroteIsProven() {
        var mine = filled("principal = :principal");

        assertThat(tampering.changed(List.of(
                        new Change("agreement", mine, "in_force_to", "in_force_to - 1", "in_force_to + 1"),
                        new Change("matter_step", mine, "role", "reverse(role)", "reverse(role)"),
                        new Change("principal", mine, "legal_name", "reverse(legal_name)", "reverse(legal_name)"))))
                .containsExactlyInAnyOrder(
                        "agreement-end.signed/in_force_to",
                        "matter-step.planned/role",
                        "principal.registered/legal_name");
    }

    /** A row that is written, what of it is filled later, and how it is changed past the service. */
    private record Row(
            UUID id,
            String table,
            String columns,
            String values,
            String later,
            String column,
            String change,
            String undoing,
            String kind) {

        static Row written(String line) {
            var parts = line.split(" +\\| +");
            return new Row(UUID.randomUUID(), parts[0], parts[1], parts[2], "", parts[3], parts[4], parts[5], parts[6]);
        }

        static Row filledLater(String line) {
            var parts = line.split(" +\\| +");
            return new Row(
                    UUID.randomUUID(), parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6], parts[7]);
        }

        String insert() {
            return "insert into %s (principal, id, %s) values (:principal, '%s', %s)"
                    .formatted(table, columns, id, values);
        }

        String update() {
            return "update %s set %s where id = '%s'".formatted(table, later, id);
        }

        Change changed() {
            return new Change(table, "id = '" + id + "'", column, change, undoing);
        }

        String found() {
            return kind + "/" + column;
        }
    }

    @Test
    void aRowThatIsChangedIsNamed() {
        var rows = CHANGED.lines().map(Row::written).toList();
        rows.forEach(row -> tampering.write(filled(row.insert())));

        assertThat(tampering.changed(rows.stream().map(Row::changed).toList()))
                .containsExactlyInAnyOrderElementsOf(
                        rows.stream().map(Row::found).toList());
    }

    @Test
    void whatIsFilledLaterIsProvenToo() {
        var rows = FILLED_LATER.lines().map(Row::filledLater).toList();
        rows.forEach(row -> {
            tampering.write(filled(row.insert()));
            tampering.write(filled(row.update()));
        });

        assertThat(tampering.changed(rows.stream().map(Row::changed).toList()))
                .containsExactlyInAnyOrderElementsOf(
                        rows.stream().map(Row::found).toList());
    }

    @Test
    void thePeopleAtAMeetingAreProven() {
        tampering.write(filled("insert into matter_step_attendance (principal, matter, step, paper, person, name)"
                + " values (:principal, :matter, 1, 0, 'a/b', '甲')"));

        assertThat(tampering.changed("matter_step_attendance", filled("matter = :matter"), "name", "'乙'", "'甲'"))
                .containsExactly("matter-step.attendance");
    }

    @Test
    void theSignatoriesOfADemandAreProven() {
        tampering.write(filled("""
                insert into meeting_demand (principal, id, body, counted_by, demanded_on, eligible, signers, subject, paper,
                    sufficient, needed, rule, recorded_by, recorded_at)
                values (:principal, :id, 'RESIDENTS_MEETING', 'PERSONS', :today, 10, 1, '甲', 'p', true, 1, (
                    select jsonb_build_object('id', r.id, 'place', r.region, 'share', 'at least 1/5', 'validFrom', r.valid_from,
                        'source', r.source, 'unsure', r.unsure) from meeting_demand_rule r limit 1), 'u', now());
                insert into meeting_demand_signatory (principal, demand, person, name) values (:principal, :id, 'a/b', '甲')
                """));

        assertThat(tampering.changed("meeting_demand_signatory", filled("demand = :id"), "name", "'乙'", "'甲'"))
                .containsExactly("meeting-demand.signatory");
    }

    /** Ended early by a termination: the earlier end stays proven, and so does the new one. */
    @Test
    void eachEndOfAnAgreementIsAVersion() {
        tampering.write(filled("update agreement set in_force_to = in_force_to - 30 where id = :agreement"));

        assertThat(tampering.leaves(community.agreement()).stream().filter("agreement-end.signed"::equals))
                .hasSize(2);
        assertThat(tampering.changed(
                        "agreement", filled("id = :agreement"), "in_force_to", "in_force_to + 30", "in_force_to - 30"))
                .containsExactly("agreement-end.signed");
    }

    @Test
    void anEndOfAnAgreementWithoutALeafIsNamed() {
        var later = "end_set_at = end_set_at %1$s interval '1 hour', in_force_to = in_force_to %1$s 30";
        var update = filled("update agreement set " + later + " where id = :agreement");

        assertThat(tampering.findings(update.formatted("+"), update.formatted("-")))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.path("code").asString()).isEqualTo("WITHOUT_LEAF"),
                        finding -> assertThat(finding.path("kind").asString()).isEqualTo("agreement-end.signed"));
    }

    @Test
    void daysOfTheCalendarAreProvenForEveryone() {
        var where = "day = '2026-10-01' and version = 1";

        assertThat(new Tampering(client, "*", "agreements")
                        .changed("calendar_version", where, "working", "not working", "not working"))
                .containsExactly("calendar.day");
    }

    @Test
    void aKeyThatSignsIsProven() {
        community.approve("director", matter, 1).ok();
        var where = "retired_at is null";

        assertThat(new Tampering(client, "*", "agreements")
                        .changed("signing_key", where, "public_jwk", "public_jwk || ' '", "rtrim(public_jwk)"))
                .containsExactly("signing-key.made");
    }

    @Test
    void aCommunityIsProvenForItsSubdistrict() {
        var where = "code = '" + community.code() + "'";
        assertThat(new Tampering(client, "street-" + TestTokens.SUBDISTRICT, "agreements")
                        .changed("community", where, "name", "reverse(name)", "reverse(name)"))
                .containsExactly("community.registered");
    }
}
