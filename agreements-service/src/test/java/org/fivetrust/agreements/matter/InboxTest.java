package org.fivetrust.agreements.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.fivetrust.agreements.AgreementsTest;
import org.fivetrust.agreements.matter.InboxQuery.Filter;
import org.fivetrust.agreements.matter.MatterSight.Visible;
import org.fivetrust.agreements.matter.model.Matter;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The inbox: what it shows, and that history costs it nothing. */
@AgreementsTest
class InboxTest {

    private static final int CLOSED = Integer.getInteger("inbox.closed", 50_000);

    private static final Visible EVERYTHING = new Visible(List.of(), "", Map.of());

    @Autowired
    private WebTestClient client;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Transactions transactions;

    @Autowired
    private MatterStore store;

    @Autowired
    private JsonMapper json;

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
    }

    private static List<String> ids(JsonNode list) {
        var ids = new ArrayList<String>();
        list.path("items").forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }

    @Test
    void filters_narrow_the_list() {
        var community = World.over(client).community().urban();
        var small = community.opened("10.00", "甲");
        var large = community.opened("900.00", "乙");
        community.approve("secretary", large, 1).ok();
        var reporters = community.agreements("reporter");
        assertThat(reporters.listMatters("status", "OPEN").ids()).containsExactly(small, large);
        assertThat(reporters.listMatters("status", "APPROVED").ids()).isEmpty();
        assertThat(reporters.listMatters("kind", "PAYMENT", "area", "FUNDS").ids())
                .containsExactly(small, large);
        assertThat(reporters.listMatters("area", "SEALS").ids()).isEmpty();
        assertThat(reporters.listMatters("role", "committee-director").ids()).containsExactly(small, large);
        assertThat(reporters.listMatters("role", "party-secretary").ids()).isEmpty();
        assertThat(reporters
                        .listMatters("requestedBy", community.login("reporter"))
                        .ids())
                .containsExactly(small, large);
        assertThat(reporters.listMatters("requestedBy", "nobody").ids()).isEmpty();
        assertThat(reporters
                        .listMatters("from", World.today(), "to", World.today())
                        .ids())
                .containsExactly(small, large);
        assertThat(reporters.listMatters("to", World.today().minusDays(1)).ids())
                .isEmpty();
        assertThat(ids(reporters.listMatters("overdue", false).ok())).containsExactly(small, large);
        var first = reporters.listMatters("limit", 1).ok();
        assertThat(ids(first)).containsExactly(small);
        assertThat(ids(reporters
                        .listMatters("limit", 1, "cursor", first.path("next").asString())
                        .ok()))
                .containsExactly(large);
        var counts = reporters.countMatters().ok();
        assertThat(counts.path("byStatus").path("OPEN").asInt()).isEqualTo(2);
        assertThat(counts.path("total").asInt()).isEqualTo(2);
        community.approve("director", small, 1).ok();
        var after = reporters.countMatters().ok();
        assertThat(after.path("byStatus").path("OPEN").asInt()).isEqualTo(1);
        assertThat(after.path("byStatus").path("APPROVED").asInt()).isEqualTo(1);
        assertThat(community
                        .agreements("reporter.elsewhere")
                        .countMatters()
                        .ok()
                        .path("total")
                        .asInt())
                .isZero();
    }

    /** A million with -Dinbox.closed=1000000. Judged by the plan and the rows it touched, never by the clock. */
    @Test
    void however_many_are_closed_the_inbox_reads_what_is_open() throws Exception {
        var community = World.over(client).community().urban();
        var open = IntStream.range(0, 5)
                .mapToObj(n -> community.opened("10.00", "甲" + n))
                .toList();
        try {
            history(community);
            assertThat(community.mine("director")).isEqualTo(open);
            var director = new Caller(
                    community.login("director"),
                    "director",
                    Set.of("committee-director"),
                    new Scope.Named(Set.of(community.committee())),
                    "binhe");
            var leader = new Caller("leader", "leader", Set.of("street-leader"), Scope.ofSubdistrict("binhe"), "binhe");
            for (var caller : List.of(director, leader)) {
                touchesLittle(caller, filter(true, null, null));
                touchesLittle(caller, filter(false, Matter.Status.OPEN, null));
                touchesLittle(caller, filter(false, null, true));
                touchesLittle(caller, filter(false, null, null));
            }
            explain(InboxQuery.late(leader, EVERYTHING, World.today()), leader, 5_000);
        } finally {
            TestPostgres.execute(
                    "agreements",
                    "set session_replication_role = replica; delete from matter_step where principal = '"
                            + community.committee() + "' and title = 'history'; delete from matter where principal = '"
                            + community.committee()
                            + "' and subject = 'history'; set session_replication_role = origin");
        }
    }

    private static Filter filter(boolean mine, Matter.@Nullable Status status, @Nullable Boolean late) {
        return new Filter(mine, status, null, null, null, null, late, null, null, null, null);
    }

    private void touchesLittle(Caller caller, Filter filter) {
        explain(InboxQuery.of(caller, EVERYTHING, filter, List.of(), 51, World.today()), caller, 5_000);
    }

    private void explain(InboxQuery query, Caller caller, long most) {
        var plan = database.sql("explain (analyze, format json) " + query.sql())
                .bindValues(query.bindings())
                .mapValue(String.class)
                .one()
                .as(transactions.within(caller.scope()))
                .block();
        var root = json.readTree(plan).get(0).path("Plan");
        var touched = new long[1];
        var indexes = new ArrayList<String>();
        walk(root, node -> {
            var rows = node.path("Actual Rows").asDouble()
                    + node.path("Rows Removed by Filter").asDouble();
            touched[0] += Math.round(rows * node.path("Actual Loops").asDouble());
            if (node.has("Index Name")) {
                indexes.add(node.path("Index Name").asString());
            }
            assertThat(node.path("Node Type").asString() + " "
                            + node.path("Relation Name").asString())
                    .as(plan)
                    .isNotEqualTo("Seq Scan matter")
                    .isNotEqualTo("Seq Scan matter_step");
        });
        assertThat(touched[0]).as(plan).isLessThan(most);
        assertThat(indexes).as(plan).anyMatch(index -> index.startsWith("matter"));
    }

    private static void walk(JsonNode node, Consumer<JsonNode> visit) {
        visit.accept(node);
        node.path("Plans").forEach(child -> walk(child, visit));
    }

    /** Closed matters of this very community, older than what is open. */
    private static void history(Community community) throws Exception {
        TestPostgres.execute("agreements", """
                set session_replication_role = replica;
                insert into matter (principal, id, number, subdistrict, community, act, kind, area, amount, banded_on, subject,
                    emergency, digest, status, current_step, agreement, ruling, requested_by, requested_by_name,
                    requested_on, opened_at, changed_at)
                select '%1$s', gen_random_uuid(), '%1$s-' || lpad((900000 + n)::text, 9, '0'), 'binhe', '%2$s',
                    gen_random_uuid(), 'PAYMENT', 'FUNDS', 100, 100, 'history', false, 'sha-256:x', 'EXECUTED', 1,
                    gen_random_uuid(), gen_random_uuid(), 'somebody', 'somebody', '2026-01-05',
                    timestamptz '2026-01-05' + n * interval '1 second', now()
                from generate_series(1, %3$d) n;
                insert into matter_step (principal, matter, no, id, title, title_english, role, days, wants, status, due,
                    by, at)
                select principal, id, 1, gen_random_uuid(), 'history', '', 'committee-director', 2, '[]', 'APPROVED',
                    '2026-01-07', 'somebody', now()
                from matter where principal = '%1$s' and subject = 'history';
                set session_replication_role = origin;
                analyze matter; analyze matter_step
                """.formatted(community.committee(), community.code(), CLOSED));
    }

    private static Map<String, Object> step(String role, @Nullable String group) {
        var step = new HashMap<String, Object>(Map.of("title", role, "english", role, "role", role, "days", 2));
        if (group != null) {
            step.put("group", group);
        }
        return step;
    }

    /** The list and the model are two programs; whoever they speak of, they say the same. */
    @Test
    void the_list_shows_exactly_what_the_model_lets_somebody_take() {
        var community = World.over(client)
                .community()
                .registered("URBAN")
                .agreed(terms -> terms.payments(List.of(
                        step("party-secretary", "both"),
                        step("committee-director", "both"),
                        step("supervisor", null),
                        step("street-leader", null))));
        community
                .agreements("civil-affairs")
                .registerRelatedParty(Map.of(
                        "subject", community.login("director"),
                        "subjectName", "主任",
                        "relation", "FIRM",
                        "partyName", "恒源铺装",
                        "from", "2026-01-01",
                        "source", "申报"))
                .created();
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
        var matters = new ArrayList<String>();
        for (var payee : List.of("甲", "恒源铺装", "乙", "丙", "丁", "deputy." + community.code())) {
            matters.add(community.opened("10.00", payee));
        }
        community.approve("secretary", matters.get(2), 1).ok();
        community
                .approve(community.person("deputy", "supervisor"), matters.get(3), 2)
                .ok();
        community
                .approve(community.person("deputy", "supervisor"), matters.get(2), 2)
                .ok();
        community.agreements("reporter").withdrawMatter(matters.get(4)).ok();
        var shown = 0;
        for (var caller : people(community)) {
            var expected = matters.stream().filter(id -> mayTake(caller, id)).toList();
            assertThat(listed(caller)).as(caller.toString()).isEqualTo(expected);
            shown += expected.size();
        }
        assertThat(shown).isGreaterThan(15);
    }

    private static List<Caller> people(Community community) {
        var people = new ArrayList<Caller>();
        for (var person : List.of("director", "secretary", "deputy", "reporter", "vice", "wang")) {
            for (var roles : List.of(
                    Set.of("committee-director"),
                    Set.of("party-secretary", "supervisor"),
                    Set.of("supervisor"),
                    Set.of("committee-director", "cashier"),
                    Set.of("centre-head"),
                    Set.of("street-leader"),
                    Set.of("auditor"),
                    Set.<String>of())) {
                people.add(new Caller(
                        community.login(person),
                        community.login(person),
                        roles,
                        new Scope.Named(Set.of(community.committee())),
                        "binhe"));
            }
        }
        return people;
    }

    private List<String> listed(Caller caller) {
        var query = InboxQuery.of(caller, EVERYTHING, filter(true, null, null), List.of(), 51, World.today());
        return database.sql(query.sql())
                .bindValues(query.bindings())
                .map(row -> String.valueOf(row.get("id")))
                .all()
                .collectList()
                .as(transactions.within(caller.scope()))
                .block();
    }

    private boolean mayTake(Caller caller, String id) {
        var loadedMatter = store.find(caller, UUID.fromString(id))
                .as(transactions.within(caller.scope()))
                .block();
        return loadedMatter.matter().steps().stream()
                .anyMatch(step -> loadedMatter
                        .matter()
                        .objection(step.id(), loadedMatter.actor())
                        .isEmpty());
    }
}
