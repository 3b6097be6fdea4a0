package org.fivetrust.agreements.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.agreements.Scene.body;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.fivetrust.agreements.AgreementsTest;
import org.fivetrust.agreements.Scene;
import org.fivetrust.agreements.matter.InboxQuery.Filter;
import org.fivetrust.agreements.matter.model.Matter;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The inbox: what it shows, that history costs it nothing, what is late, and news without asking. */
@AgreementsTest
class InboxTest {

    private static final int CLOSED = Integer.getInteger("inbox.closed", 200_000);

    @Autowired
    private WebTestClient client;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Transactions transactions;

    @Autowired
    private OverdueJob overdue;

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
        var scene = Scene.urban(client);
        var small = scene.opened("10.00", "甲");
        var large = scene.opened("900.00", "乙");
        body(scene.approve(scene.login("secretary"), large, 1), 200);
        var reporter = scene.login("reporter");
        var expected = Map.of(
                "status=OPEN",
                List.of(small, large),
                "status=APPROVED",
                List.<String>of(),
                "kind=PAYMENT&area=FUNDS",
                List.of(small, large),
                "area=SEALS",
                List.<String>of(),
                "role=committee-director",
                List.of(small, large),
                "role=party-secretary",
                List.<String>of(),
                "requestedBy=" + scene.subject("reporter"),
                List.of(small, large),
                "requestedBy=nobody",
                List.<String>of(),
                "from=" + Scene.TODAY + "&to=" + Scene.TODAY,
                List.of(small, large),
                "to=" + Scene.TODAY.minusDays(1),
                List.<String>of());
        expected.forEach((query, found) -> assertThat(ids(scene.get(reporter, "/v1/matters?" + query)))
                .as(query)
                .isEqualTo(found));
        assertThat(ids(scene.get(reporter, "/v1/matters?overdue=false"))).containsExactly(small, large);
        var first = scene.get(reporter, "/v1/matters?limit=1");
        assertThat(ids(first)).containsExactly(small);
        assertThat(ids(scene.get(
                        reporter,
                        "/v1/matters?limit=1&cursor=" + first.path("next").asString())))
                .containsExactly(large);
        var counts = scene.get(reporter, "/v1/matters/counts");
        assertThat(counts.path("byStatus").path("OPEN").asInt()).isEqualTo(2);
        assertThat(counts.path("total").asInt()).isEqualTo(2);
        body(scene.approve(scene.login("director"), small, 1), 200);
        var after = scene.get(reporter, "/v1/matters/counts");
        assertThat(after.path("byStatus").path("OPEN").asInt()).isEqualTo(1);
        assertThat(after.path("byStatus").path("APPROVED").asInt()).isEqualTo(1);
        assertThat(scene.get(TestTokens.bearer("reporter.elsewhere"), "/v1/matters/counts")
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void what_is_late_is_marked_once_and_told_to_the_superior_however_many_look() throws Exception {
        var scene = Scene.urban(client);
        var late = scene.opened("10.00", "甲");
        var paused = scene.opened("10.00", "乙");
        body(scene.post(scene.login("director"), "/v1/matters/" + paused + "/pauses", Map.of("reason", "等")), 201);
        Scene.sql("update matter_step set due = current_date - 3 where matter in ('" + late + "', '" + paused + "')");
        IntStream.range(0, 6).parallel().forEach(_ -> overdue.round().block());
        overdue.round().block();
        var notes = scene.matter(late).path("notes");
        assertThat(notes).hasSize(1);
        assertThat(notes.get(0).path("kind").asString()).isEqualTo("OVERDUE");
        assertThat(scene.matter(late).path("steps").get(0).path("escalatedTo").asString())
                .isEqualTo("party-secretary");
        assertThat(scene.matter(paused).path("notes").toString()).doesNotContain("OVERDUE");
        assertThat(ids(scene.get(scene.login("secretary"), "/v1/matters?role=party-secretary")))
                .containsExactly(late);
        assertThat(ids(scene.get(scene.login("secretary"), "/v1/matters?overdue=true")))
                .containsExactly(late);
        assertThat(scene.get(scene.login("reporter"), "/v1/matters/counts")
                        .path("overdue")
                        .asInt())
                .isEqualTo(1);
        assertThat(scene.matter(paused).path("steps").get(0).path("overdue").asBoolean())
                .isFalse();
    }

    @Test
    void what_rests_with_its_suspended_agreement_is_not_marked() throws Exception {
        var scene = Scene.urban(client);
        var matter = scene.opened("10.00", "甲");
        var agreement = "/v1/agreements/" + scene.agreement();
        body(scene.post(TestTokens.bearer("leader"), agreement + "/suspension", Map.of("reason", "审计")), 200);
        Scene.sql("update matter_step set due = current_date - 3 where matter = '" + matter + "'");
        overdue.round().block();
        assertThat(scene.matter(matter).path("notes")).isEmpty();
        assertThat(scene.get(scene.login("reporter"), "/v1/matters/counts")
                        .path("overdue")
                        .asInt())
                .isZero();
        body(scene.post(TestTokens.bearer("leader"), agreement + "/resumption", Map.of("reason", "完成")), 200);
        overdue.round().block();
        assertThat(scene.matter(matter).path("notes").get(0).path("kind").asString())
                .isEqualTo("OVERDUE");
    }

    @Test
    void papers_of_an_emergency_that_do_not_come_are_marked_once() throws Exception {
        var scene = Scene.urban(client);
        var matter = scene.opened(scene.payment(scene.principal, "3600.00", "宏达", null, "REPAIR", true));
        Scene.sql("update matter set papers_due = current_date - 3 where id = '" + matter + "'");
        overdue.round().block();
        overdue.round().block();
        assertThat(scene.matter(matter).path("notes")).hasSize(1);
        assertThat(scene.matter(matter).path("notes").get(0).path("kind").asString())
                .isEqualTo("PAPERS_OVERDUE");
    }

    /** A million with -Dinbox.closed=1000000. Judged by the plan and the rows it touched, never by the clock. */
    @Test
    void however_many_are_closed_the_inbox_reads_what_is_open() throws Exception {
        var scene = Scene.urban(client);
        var open = IntStream.range(0, 5)
                .mapToObj(n -> scene.opened("10.00", "甲" + n))
                .toList();
        try {
            history(scene);
            assertThat(scene.mine(scene.login("director"))).isEqualTo(open);
            var director = new Caller(
                    scene.subject("director"),
                    "director",
                    Set.of("committee-director"),
                    new Scope.Named(Set.of(scene.principal)),
                    "binhe");
            var leader = new Caller("leader", "leader", Set.of("street-leader"), Scope.ofSubdistrict("binhe"), "binhe");
            for (var caller : List.of(director, leader)) {
                touchesLittle(caller, filter(true, null, null));
                touchesLittle(caller, filter(false, Matter.Status.OPEN, null));
                touchesLittle(caller, filter(false, null, true));
                touchesLittle(caller, filter(false, null, null));
            }
            explain(InboxQuery.late(leader, Scene.TODAY), leader, 5_000);
        } finally {
            Scene.sql("set session_replication_role = replica; delete from matter_step where principal = '"
                    + scene.principal + "' and title = 'history'; delete from matter where principal = '"
                    + scene.principal
                    + "' and subject = 'history'; set session_replication_role = origin");
        }
    }

    private static Filter filter(boolean mine, Matter.@Nullable Status status, @Nullable Boolean late) {
        return new Filter(mine, status, null, null, null, late, null, null, null, null);
    }

    private void touchesLittle(Caller caller, Filter filter) {
        explain(InboxQuery.of(caller, filter, List.of(), 51, Scene.TODAY), caller, 5_000);
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
    private static void history(Scene scene) throws Exception {
        Scene.sql("""
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
                """.formatted(scene.principal, scene.community, CLOSED));
    }

    private Flux<ServerSentEvent<JsonNode>> news(String bearer, @Nullable String after) {
        var request = client.mutate()
                .responseTimeout(Duration.ofSeconds(30))
                .build()
                .get()
                .uri("/v1/matters/events")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .header("Authorization", bearer);
        if (after != null) {
            request.header("Last-Event-ID", after);
        }
        return request.exchange()
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<JsonNode>>() {})
                .getResponseBody()
                .filter(event -> event.event() != null);
    }

    @Test
    void new_work_arrives_without_asking_and_only_where_it_belongs() {
        var scene = Scene.urban(client);
        var other = Scene.urban(client);
        var director = news(scene.login("director"), null).replay();
        var stranger = news(other.login("director"), null).replay();
        try (var one = closing(director.connect());
                var two = closing(stranger.connect())) {
            var matter = scene.opened("10.00", "甲");
            var elsewhere = other.opened("10.00", "甲");
            var seen = director.blockFirst(Duration.ofSeconds(15));
            assertThat(seen.data().path("matter").asString()).isEqualTo(matter);
            assertThat(seen.data().path("what").asString()).isEqualTo("OPENED");
            assertThat(stranger.blockFirst(Duration.ofSeconds(15))
                            .data()
                            .path("matter")
                            .asString())
                    .isEqualTo(elsewhere);
            assertThat(one).isNotSameAs(two);
        }
    }

    private interface Closing extends AutoCloseable {
        @Override
        void close();
    }

    private static Closing closing(Disposable connection) {
        return connection::dispose;
    }

    @Test
    void who_was_away_is_brought_up_to_date_and_who_was_too_long_away_reads_again() throws Exception {
        var scene = Scene.urban(client);
        var first = scene.opened("10.00", "甲");
        var seen = news(scene.login("director"), null)
                .filter(event -> event.data().path("matter").asString().equals(first))
                .blockFirst(Duration.ofSeconds(15));
        var second = scene.opened("10.00", "乙");
        var third = scene.opened("10.00", "丙");
        var missed = news(scene.login("director"), seen.id())
                .take(2)
                .map(event -> event.data().path("matter").asString())
                .collectList()
                .block(Duration.ofSeconds(15));
        assertThat(missed).containsExactly(second, third);
        var gone = news(scene.login("director"), "1-1").blockFirst(Duration.ofSeconds(15));
        assertThat(gone.event()).isEqualTo("resync");
        client.get()
                .uri("/v1/matters/events")
                .header("Authorization", scene.login("director"))
                .header("Last-Event-ID", "nonsense")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    /** Events are read below the oldest running transaction: a late commit is sent late and not skipped. */
    @Test
    void a_slow_transaction_delays_news_and_loses_none() throws Exception {
        var scene = Scene.urban(client);
        var stream = news(scene.login("director"), null).replay();
        try (var open = closing(stream.connect());
                var slow = TestPostgres.superuser("agreements")) {
            var first = scene.opened("10.00", "甲");
            var seen = stream.blockFirst(Duration.ofSeconds(15));
            slow.setAutoCommit(false);
            try (var insert = slow.createStatement()) {
                insert.execute(
                        "insert into matter_event (principal, matter, number, subdistrict, kind, what, status, roles, people,"
                                + " at) select principal, matter, number, subdistrict, kind, 'SLOW', status, roles, people, now()"
                                + " from matter_event where matter = '" + first + "'");
            }
            scene.opened("10.00", "乙");
            assertThat(news(scene.login("director"), seen.id())
                            .take(Duration.ofSeconds(2))
                            .collectList()
                            .block())
                    .isEmpty();
            slow.commit();
            assertThat(stream.take(3)
                            .map(event -> event.data().path("what").asString())
                            .collectList()
                            .block(Duration.ofSeconds(15)))
                    .containsExactly("OPENED", "SLOW", "OPENED");
            assertThat(open).isNotNull();
        }
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
        var scene = Scene.with(
                client,
                List.of(
                        step("party-secretary", "both"),
                        step("committee-director", "both"),
                        step("supervisor", null),
                        step("street-leader", null)));
        body(
                scene.post(
                        TestTokens.bearer("civil-affairs"),
                        "/v1/related-parties",
                        Map.of(
                                "subject", scene.subject("director"),
                                "subjectName", "主任",
                                "relation", "FIRM",
                                "partyName", "恒源铺装",
                                "from", "2026-01-01",
                                "source", "申报")),
                201);
        body(
                scene.post(
                        scene.login("director"),
                        "/v1/delegations",
                        Map.of(
                                "role",
                                "committee-director",
                                "delegate",
                                scene.subject("deputy"),
                                "delegateName",
                                "副主任",
                                "from",
                                Scene.TODAY.toString(),
                                "to",
                                Scene.TODAY.toString(),
                                "reason",
                                "出差")),
                201);
        var matters = new ArrayList<String>();
        for (var payee : List.of("甲", "恒源铺装", "乙", "丙", "丁", "deputy." + scene.community)) {
            matters.add(scene.opened("10.00", payee));
        }
        body(scene.approve(scene.login("secretary"), matters.get(2), 1), 200);
        body(scene.approve(scene.person("deputy", "supervisor"), matters.get(3), 2), 200);
        body(scene.approve(scene.person("deputy", "supervisor"), matters.get(2), 2), 200);
        body(scene.post(scene.login("reporter"), "/v1/matters/" + matters.get(4) + "/withdraw", Map.of()), 200);
        var shown = 0;
        for (var caller : people(scene)) {
            var expected = matters.stream().filter(id -> mayTake(caller, id)).toList();
            assertThat(listed(caller)).as(caller.toString()).isEqualTo(expected);
            shown += expected.size();
        }
        assertThat(shown).isGreaterThan(15);
    }

    private static List<Caller> people(Scene scene) {
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
                        scene.subject(person),
                        scene.subject(person),
                        roles,
                        new Scope.Named(Set.of(scene.principal)),
                        "binhe"));
            }
        }
        return people;
    }

    private List<String> listed(Caller caller) {
        var query = InboxQuery.of(caller, filter(true, null, null), List.of(), 51, Scene.TODAY);
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
