package org.fivetrust.agreements.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fivetrust.agreements.AgreementsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue of events says what the triggers of the database publish. */
@AgreementsTest
class EventTypesTest {

    private static final Path ROOT = Path.of("..");

    private static final Path FILE = ROOT.resolve("agreements-service/src/main/resources/" + EventTypes.FILE);

    /** A row of the page of events: the table, its Chinese name, types of new rows, types of updates. */
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\(([^)]+)\\) \\| ([^|]+)\\| ([^|]+)\\|[^|]+\\|");

    private static final Pattern TYPE = Pattern.compile("`([a-z-]+\\.[a-z-]+)`");

    @Autowired
    private WebTestClient client;

    @Autowired
    private JsonMapper json;

    @Autowired
    private EventTypes eventTypes;

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
    }

    @Test
    void the_catalogue_is_what_the_triggers_publish() throws SQLException, IOException {
        var derived = derived();
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(FILE, json.writerWithDefaultPrettyPrinter().writeValueAsString(derived) + "\n");
        }
        assertThat(json.readTree(Files.readString(FILE)))
                .as("-Dopenapi.write=true writes it anew")
                .isEqualTo(json.valueToTree(derived));
    }

    private Map<String, Object> derived() throws SQLException, IOException {
        var schemas = new TreeMap<String, Object>();
        var types = new TreeMap<String, Object>();
        for (var table : PublishedTable.all()) {
            var row = ROW.matcher(Files.readString(ROOT.resolve("docs/events.md")))
                    .results()
                    .filter(found -> found.group(1).equals(table.name()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("docs/events.md has no row for " + table.name()));
            var recorded = table.typesOfNewRows();
            assertThat(typesIn(row.group(3))).as(table.name()).isSubsetOf(recorded);
            assertThat(typesIn(row.group(4))).as(table.name()).isSubsetOf(table.typesOfUpdates());
            var created = table.isVerbAColumn() ? recorded.stream() : typesIn(row.group(3)).stream();
            created.forEach(type -> types.put(type, entry(type, table, row.group(2), "Recorded")));
            typesIn(row.group(4)).forEach(type -> types.put(type, entry(type, table, row.group(2), "Updated")));
            schemas.put(table.component() + "Recorded", table.schema(false));
            if (!typesIn(row.group(4)).isEmpty()) {
                schemas.put(table.component() + "Updated", table.schema(true));
            }
        }
        return new TreeMap<>(Map.of("schemas", schemas, "types", types.values()));
    }

    private static List<String> typesIn(String cell) {
        return TYPE.matcher(cell).results().map(type -> type.group(1)).toList();
    }

    private static Map<String, String> entry(String type, PublishedTable table, String chinese, String kind) {
        var verb = type.substring(type.indexOf('.') + 1).replace('-', ' ');
        var noun = table.name().replace('_', ' ').replace("subdistrict", "street");
        return new TreeMap<>(Map.of(
                "type", type,
                "description",
                        noun.substring(0, 1).toUpperCase() + noun.substring(1) + ": " + verb + " (" + chinese + ")",
                "schema", table.component() + kind));
    }

    @Test
    void every_event_of_a_life_is_of_a_type_in_the_catalogue_and_its_data_of_the_schema() {
        var community = World.over(client).community().registered("URBAN");
        community.agreement(terms -> terms.template("urban"));
        community
                .put(community.act(draft -> draft.amount("1.00").payee("恒源").account("62")))
                .ok();

        var events = community.agreements("director").listEvents("limit", 200).items();

        assertThat(events)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(violations(event)).isEmpty());
    }

    private List<String> violations(JsonNode event) {
        var type = event.path("type").asString();
        var catalogue = eventTypes.catalogue();
        var known = catalogue.types().stream()
                .filter(one -> one.type().equals(type))
                .findFirst();
        return known.map(one -> SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(catalogue.schemas().get(one.schema()))
                        .validate(event.path("data"))
                        .stream()
                        .map(Object::toString))
                .orElse(Stream.of("is in no catalogue"))
                .map(found -> type + ": " + found)
                .toList();
    }

    @Test
    void every_caller_reads_the_catalogue() {
        var community = World.over(client).community().registered("URBAN");

        var items = community.agreements("auditor").listEventTypes().ok().path("items");

        assertThat(items)
                .filteredOn(one -> one.path("type").asString().equals("matter.opened"))
                .singleElement()
                .satisfies(type -> {
                    assertThat(type.path("description").asString()).isEqualTo("Matter: opened (事项)");
                    assertThat(type.at("/data/properties/amount/type").asString())
                            .isEqualTo("string");
                    assertThat(type.at("/data/required"))
                            .extracting(JsonNode::asString)
                            .contains("number", "street");
                });
    }

    @Test
    void a_subscription_to_what_never_comes_is_refused() {
        var community = World.over(client).community().registered("URBAN");

        var refused = community
                .agreements("district")
                .subscribe(Map.of(
                        "address",
                        "https://district.example.gov.cn/hooks",
                        "types",
                        List.of("matter.*", "nonsense.*", "matter.nonsense")))
                .is(400);

        assertThat(refused.path("violations"))
                .extracting(violation -> violation.path("pointer").asString())
                .containsExactly("/types/1", "/types/2");
    }

    @Test
    void a_list_of_what_never_comes_is_refused() {
        var community = World.over(client).community().registered("URBAN");

        var refused =
                community.agreements("auditor").listEvents("type", "nonsense.*").is(400);

        assertThat(refused.at("/violations/0/pointer").asString()).isEqualTo("/type");
    }
}
