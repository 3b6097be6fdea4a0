package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.agreements.Force.STEPS;
import static org.fivetrust.agreements.Force.cures;
import static org.fivetrust.agreements.Force.evaluated;
import static org.fivetrust.agreements.Force.paying;
import static org.fivetrust.agreements.Force.saysWhy;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** While an agreement is suspended, matters rest, and their clocks. */
@AgreementsTest
class SuspensionApiTest {

    private static final String LEADER = "leader";

    @Autowired
    private WebTestClient client;

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
    }

    @Test
    void while_suspended_no_step_is_approved_and_afterwards_all_goes_on() {
        var community = paying(client);
        var fresh = community.opened("10.00", "甲");
        var halfway = community.opened("10.00", "乙");
        community.approve("director", halfway, 1).ok();
        community.suspend();

        var problem = community.approve("director", fresh, 1).refused(409, "agreement.suspended");
        saysWhy(problem);
        assertThat(cures(problem).get(0).path("link").asString()).endsWith("/resumption");
        community.approve("head", halfway, 2).refused(409, "agreement.suspended");
        assertThat(community.matter(fresh).path("heldBy").asString()).isEqualTo("agreement.suspended");
        assertThat(community.matter(halfway).path("warrant").isNull()).isTrue();
        var evaluated = evaluated(community, fresh);
        assertThat(evaluated.path("decision").asBoolean()).isFalse();
        assertThat(evaluated.toString()).contains("agreement.suspended");
        var inbox =
                community.agreements("director").listMatters("mine", true).ok().path("items");
        assertThat(inbox).hasSize(1);
        assertThat(inbox.get(0).path("heldBy").asString()).isEqualTo("agreement.suspended");

        community.resume();
        assertThat(community.matter(fresh).path("heldBy").isNull()).isTrue();
        assertThat(evaluated(community, fresh).path("decision").asBoolean()).isTrue();
        community.approve("director", fresh, 1).ok();
        assertThat(community.approve("head", halfway, 2).ok().path("warrant").asString())
                .isNotBlank();
    }

    @Test
    void while_suspended_steps_side_by_side_and_of_a_body_rest_too_whoever_acts() {
        var joint = new HashMap<>(STEPS.get(0));
        joint.put("group", "联审");
        var body = new HashMap<String, Object>(Map.of(
                "title", "两委会", "english", "joint meeting", "role", "party-secretary", "days", 2, "group", "联审"));
        body.put("body", Map.of("name", "两委联席会议", "quorum", 3));
        body.put("evidence", List.of("MINUTES"));
        var community = World.over(client)
                .community()
                .registered("URBAN")
                .agreed(terms -> terms.payments(List.of(joint, body, STEPS.get(1))));
        community
                .agreements("director")
                .delegate(Map.of(
                        "role",
                        "committee-director",
                        "delegate",
                        community.login("deputy"),
                        "delegateName",
                        "副主任",
                        "from",
                        World.today().toString(),
                        "to",
                        World.today().toString(),
                        "reason",
                        "出差"))
                .created();
        var deputy = community.person("deputy", "supervisor");
        var matter = community.opened("10.00", "甲");
        community.suspend();
        community.approve(deputy, matter, 1).refused(409, "agreement.suspended");
        community.approve("secretary", matter, 2).refused(409, "agreement.suspended");
        assertThat(community.mine(deputy)).contains(matter);
        community.resume();
        community.approve(deputy, matter, 1).ok();
    }

    @Test
    void while_suspended_nothing_is_sent_again_returned_or_handed_on_but_rejected_and_withdrawn() {
        var community = paying(client);
        var returned = community.opened("10.00", "甲");
        var list = Map.of("comment", "缺发票", "missing", List.of("INVOICE"));
        community
                .agreements("director")
                .returnStep(returned, community.step(returned, 1), list)
                .ok();
        var open = community.opened("10.00", "乙");
        var other = community.opened("10.00", "丙");
        community.suspend();
        var reporter = "reporter";
        community.agreements(reporter).resubmitMatter(returned).refused(409, "agreement.suspended");
        community
                .agreements("director")
                .returnStep(open, community.step(open, 1), list)
                .refused(409, "agreement.suspended");
        community
                .agreements(reporter)
                .handOn(open, Map.of("to", community.login("other"), "toName", "另一人", "reason", "休假"))
                .refused(409, "agreement.suspended");
        assertThat(community
                        .put(community.payment("10.00", "丁"))
                        .ok()
                        .path("refusal")
                        .path("code")
                        .asString())
                .isEqualTo("agreement.suspended");
        community
                .agreements("director")
                .rejectStep(open, community.step(open, 1), Map.of("comment", "不同意"))
                .ok();
        community.agreements(reporter).withdrawMatter(other).ok();
        assertThat(community.matter(other).path("heldBy").isNull()).isTrue();
        community.resume();
        community
                .agreements(reporter)
                .resubmitMatter(returned, Map.of("evidence", List.of(Map.of("kind", "INVOICE", "number", "17"))))
                .ok();
    }

    @Test
    void of_a_suspension_and_an_approval_at_the_same_moment_one_comes_first() throws Exception {
        var community = paying(client);
        var matter = community.opened("10.00", "甲");
        var agreement = community.agreement();
        try (var other = TestPostgres.superuser("agreements")) {
            other.setAutoCommit(false);
            run(other, """
                    insert into agreement_suspension (principal, agreement, id, reason, role, suspended_by, suspended_at)
                    values ('%s', '%s', gen_random_uuid(), 'x', 'street-leader', 'x', now())
                    """.formatted(community.committee(), agreement));
            var approval = CompletableFuture.supplyAsync(() -> community.approve("director", matter, 1));
            waits(approval);
            other.commit();
            approval.get(10, TimeUnit.SECONDS).refused(409, "agreement.suspended");
        }
        community.resume();
        try (var other = TestPostgres.superuser("agreements")) {
            other.setAutoCommit(false);
            run(other, "select 1 from agreement where id = '" + agreement + "' for share");
            var suspension = CompletableFuture.runAsync(() -> community.suspend());
            waits(suspension);
            other.commit();
            suspension.get(10, TimeUnit.SECONDS);
        }
    }

    private static void run(Connection connection, String sql) throws Exception {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void waits(CompletableFuture<?> one) {
        assertThatThrownBy(() -> one.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
    }

    @Test
    void while_suspended_nothing_is_late_and_afterwards_every_clock_goes_on() throws Exception {
        var community = paying(client);
        var matter = community.opened("10.00", "甲");
        var paused = community.opened("10.00", "乙");
        community.suspend();
        var since = World.today().minusDays(21);
        var due = World.today().minusDays(1);
        TestPostgres.execute("agreements", """
                set session_replication_role = replica;
                update agreement_suspension set suspended_at = '%1$sT10:00:00+08:00' where principal = '%2$s';
                update matter_step set due = '%3$s' where principal = '%2$s' and no = 1;
                insert into matter_pause (principal, matter, id, reason, paused_by, paused_at, paused_on)
                values ('%2$s', '%4$s', gen_random_uuid(), 'x', 'x', now(), '%5$s')
                """.formatted(
                        since, community.committee(), due, paused, World.today().minusDays(7)));
        assertThat(community
                        .agreements("director")
                        .listMatters("overdue", true, "principal", community.committee())
                        .items())
                .isEmpty();
        assertThat(community
                        .agreements("director")
                        .listMatters("mine", true)
                        .ok()
                        .path("items")
                        .get(0)
                        .path("overdue")
                        .asBoolean())
                .isFalse();
        assertThat(step(community, matter).path("overdue").asBoolean()).isFalse();

        community.resume();
        assertThat(step(community, matter).path("due").asString())
                .isEqualTo(shifted(community, due, since, World.today()));
        assertThat(step(community, paused).path("due").asString())
                .isEqualTo(shifted(community, due, since, World.today().minusDays(7)));
        assertThat(community
                        .agreements("director")
                        .listMatters("overdue", true, "principal", community.committee())
                        .items())
                .isEmpty();
    }

    private static JsonNode step(Community community, String matter) {
        return community.matter(matter).path("steps").get(0);
    }

    /** So many working days later as passed between two days. */
    private static String shifted(Community community, LocalDate due, LocalDate since, LocalDate until) {
        var left = working(community, since.plusDays(1), until).size();
        return working(community, due.plusDays(1), due.plusDays(60)).get(left - 1);
    }

    private static List<String> working(Community community, LocalDate from, LocalDate to) {
        var days = new ArrayList<String>();
        community
                .agreements(LEADER)
                .listDays("from", from, "to", to)
                .ok()
                .path("days")
                .forEach(day -> {
                    if (day.path("working").asBoolean()) {
                        days.add(day.path("day").asString());
                    }
                });
        return days;
    }
}
