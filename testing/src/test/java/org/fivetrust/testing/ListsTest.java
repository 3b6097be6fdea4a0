package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.fivetrust.testing.client.Caller;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.client.ServiceWire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;
import org.springframework.data.relational.core.query.Update;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rows written and listed through the frame: every kind of column, scopes, filters, pages, cursors, parameters. */
@SampleTest
class ListsTest {

    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00.123456Z");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private enum Colour {
        RED,
        GREEN
    }

    @Table("thing")
    private record Item(
            String principal,
            @Id UUID id,
            String name,
            Colour colour,
            @Nullable Money worth,
            List<String> labels,
            @Nullable JsonNode details,
            @Nullable LocalDate madeOn,
            @ReadOnlyProperty @Nullable String status,
            Instant madeAt) {}

    @Table("colour_rule")
    private record ColourRule(String code, int position) {}

    @Autowired
    private WebTestClient client;

    @Autowired
    private R2dbcEntityTemplate entities;

    @Autowired
    private Lists lists;

    @Autowired
    private Transactions transactions;

    private final String community = "c" + UUID.randomUUID().toString().substring(0, 8);

    private final String principal = community + "-committee";

    private final Scope scope = Scope.only(new PrincipalId(principal));

    @BeforeEach
    void reset() {
        NeighbourStub.reset();
    }

    private Item thing(String name, Colour colour, Instant at) {
        return new Item(
                principal, UUID.randomUUID(), name, colour, Money.parse("12.34"), List.of(), null, null, null, at);
    }

    private Item inserted(Item thing) {
        return entities.insert(thing)
                .as(transactions.within(Scope.only(new PrincipalId(thing.principal()))))
                .block();
    }

    private @Nullable Item found(UUID id) {
        return lists.of(Item.class, scope)
                .where(Item::id, id)
                .one()
                .as(transactions.within(scope))
                .block();
    }

    private Reply get(String path) {
        return reporter().follow(path);
    }

    private Reply get(String path, String accepted) {
        return reporter().with("Accept", accepted).follow(path);
    }

    private Caller reporter() {
        return Caller.of(new ServiceWire(client), "reporter." + community);
    }

    private static List<String> names(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path("name").asString())
                .toList();
    }

    private List<String> walked(String path, int limit) {
        return reporter().whole(get(path + "?limit=" + limit)).stream()
                .map(item -> item.path("name").asString())
                .toList();
    }

    @Test
    void aRowIsReadAsItWasWritten() {
        var details = JSON.readTree("{\"height\":3,\"parts\":[\"a\",null]}");
        var thing = new Item(
                principal,
                UUID.randomUUID(),
                "chair",
                Colour.GREEN,
                Money.parse("-0.05"),
                List.of("old", "a,b"),
                details,
                LocalDate.parse("2026-02-28"),
                null,
                NOON);
        inserted(thing);

        var found = found(thing.id());

        assertThat(found).usingRecursiveComparison().ignoringFields("status").isEqualTo(thing);
        assertThat(found.status()).as("given by the database").isEqualTo("NEW");
    }

    @Test
    void whatIsNullStaysNull() {
        var bare = new Item(principal, UUID.randomUUID(), "bare", Colour.RED, null, List.of(), null, null, null, NOON);
        inserted(bare);

        assertThat(found(bare.id()))
                .usingRecursiveComparison()
                .ignoringFields("status")
                .isEqualTo(bare);
    }

    @Test
    void anUpdateWritesTheColumnsItNames() {
        var thing = inserted(thing("table", Colour.RED, NOON));
        entities.update(
                        Query.query(Criteria.where("principal")
                                .is(principal)
                                .and("id")
                                .is(thing.id())),
                        Update.update("worth", null).set("status", "SOLD"),
                        Item.class)
                .as(transactions.within(scope))
                .block();

        assertThat(found(thing.id())).satisfies(found -> {
            assertThat(found.worth()).isNull();
            assertThat(found.status()).isEqualTo("SOLD");
            assertThat(found.name()).isEqualTo("table");
        });
    }

    /** The transaction sees everybody's rows; the statement keeps to its own scope. */
    @Test
    void theStatementItselfKeepsToItsScope() {
        var thing = inserted(thing("mine", Colour.RED, NOON));
        var selected = lists.of(Item.class, scope).where(Item::id, thing.id());

        assertThat(selected.one().as(transactions.within(Scope.ALL)).block()).isNull();
        assertThat(selected.one().as(transactions.within(scope)).block()).isNotNull();
    }

    @Test
    void rowsOfPrincipalsAreListedInAScopeOnly() {
        assertThatThrownBy(() -> lists.ofShared(Item.class)).hasMessageContaining("within a scope");
        assertThatThrownBy(() -> lists.of(ColourRule.class, scope)).hasMessageContaining("names no principal");
    }

    @Test
    void anotherPrincipalsRowsAreNotListed() {
        inserted(thing("mine", Colour.RED, NOON));
        var next = new Item(
                "next-door-committee",
                UUID.randomUUID(),
                "theirs",
                Colour.RED,
                null,
                List.of(),
                null,
                null,
                null,
                NOON);
        inserted(next);

        assertThat(names(get("/v1/things").ok())).containsExactly("mine");
        assertThat(names(get("/v1/things?principal=next-door-committee").ok())).isEmpty();
    }

    @Test
    void filtersThatAreNotGivenAreLeftOut() {
        inserted(thing("red", Colour.RED, NOON));
        inserted(thing("green", Colour.GREEN, NOON.plusSeconds(1)));

        assertThat(names(get("/v1/things").ok())).containsExactly("green", "red");
        assertThat(names(get("/v1/things?colour=RED&principal=" + principal).ok()))
                .containsExactly("red");
    }

    /** Of several made at one time each is shown once, by its id. */
    @Test
    void pagesShowEachRowOnceInOneOrder() {
        IntStream.range(0, 7).forEach(n -> inserted(thing("t" + n, Colour.RED, NOON.plusSeconds(n / 3))));
        var whole = names(get("/v1/things").ok());

        assertThat(whole).hasSize(7).startsWith("t6");
        for (var limit = 1; limit <= 7; limit++) {
            assertThat(walked("/v1/things", limit)).isEqualTo(whole);
        }
        assertThat(get("/v1/colours?limit=2").ok().path("items").size()).isEqualTo(2);
    }

    @Test
    void aPageNamesTheAddressOfTheNext() {
        IntStream.range(0, 3).forEach(n -> inserted(thing("t" + n, Colour.RED, NOON.plusSeconds(n))));
        var page = get("/v1/things?colour=RED&limit=2");

        assertThat(page.header("Content-Type")).hasValue("application/json");
        assertThat(page.next().orElseThrow()).startsWith("/v1/things?");
        assertThat(names(get(page.next().orElseThrow()).ok())).containsExactly("t0");
    }

    @Test
    void theSameHandlerStreamsTheWholeList() {
        IntStream.range(0, 450).forEach(n -> inserted(thing("t" + n, Colour.RED, NOON.plusSeconds(n))));
        var stream = get("/v1/things", "application/x-ndjson");

        assertThat(stream.header("Content-Type").orElseThrow()).startsWith("application/x-ndjson");
        assertThat(stream.lines().stream()
                        .map(line -> JSON.readTree(line).path("name").asString()))
                .hasSize(450)
                .startsWith("t449", "t448")
                .endsWith("t0");
    }

    @Test
    void aListIsOfferedInNoOtherType() {
        get("/v1/things", "text/plain").is(406);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "$$", "AAAA", "eA", "2026-03-02", "%F0%9F%98%80", "bm90IGEgY3Vyc29yIG9mIHRoaXMgbGlzdA"})
    void aCursorThatTheListDidNotMakeIsRefused(String cursor) {
        refusesCursor("/v1/things?cursor=" + cursor);
        refusesCursor("/v1/colours?cursor=" + cursor);
    }

    @Test
    void theCursorOfAnotherListIsRefused() {
        IntStream.range(0, 3).forEach(n -> inserted(thing("t" + n, Colour.RED, NOON.plusSeconds(n))));
        var cursor = get("/v1/things?colour=RED&limit=1").ok().path("next").asString();

        get("/v1/things?colour=RED&cursor=" + cursor).ok();
        refusesCursor("/v1/colours?cursor=" + cursor);
        refusesCursor("/v1/things?colour=GREEN&cursor=" + cursor);
        refusesCursor("/v1/things?colour=RED&cursor=" + cursor.substring(1));
        refusesCursor("/v1/things?cursor="
                + get("/v1/colours?limit=1").ok().path("next").asString());
    }

    private void refusesCursor(String path) {
        assertThat(get(path).pointers(400, "request.malformed")).containsExactly("/cursor");
        get(path, "application/x-ndjson, */*").refused(400, "request.malformed");
    }

    @Test
    void aParameterThatIsNotDeclaredIsRefusedWithThoseThatAre() {
        var problem = get("/v1/things?color=RED&limit=2&page=3").refused(400, "request.malformed");

        var known = "is not a parameter of this operation; it takes colour, cursor, limit, principal";
        assertThat(problem.path("violations")
                        .valueStream()
                        .map(violation -> violation.path("pointer").asString() + " "
                                + violation.path("message").asString()))
                .containsExactly("/color " + known, "/page " + known);
    }

    @Test
    void theRefusalOfAParameterSpeaksChineseToo() {
        var problem = reporter()
                .with("Accept-Language", "zh")
                .post("/v1/labels", "{}", "time", 2)
                .refused(400, "request.malformed");

        assertThat(problem.at("/violations/0/message").asString())
                .isEqualTo("本操作没有此参数，可用参数为 at, called, month, on, times");
    }

    @Test
    void aMethodThatIsNotOfferedIsToldBeforeItsParameters() {
        var problem =
                get("/v1/orders/" + UUID.randomUUID() + "/execute?now=1").refused(405, "request.method-not-allowed");

        assertThat(problem.path("violations").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v3/api-docs?group=a", "/actuator/health?x=1"})
    void pagesThatAreNoOperationsMindNoParameters(String path) {
        get(path).ok();
    }

    @Test
    void aListIsDocumentedInBothTypes() {
        var content = get("/v3/api-docs").ok().at("/paths/~1v1~1things/get/responses/200/content");

        assertThat(content.propertyNames()).containsExactlyInAnyOrder("application/json", "application/x-ndjson");
        assertThat(content.at("/application~1json/schema/$ref").asString()).endsWith("/PageItem");
        assertThat(content.at("/application~1x-ndjson/schema/$ref").asString()).endsWith("/Item");
    }
}
