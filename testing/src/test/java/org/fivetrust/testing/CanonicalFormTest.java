package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.fivetrust.evidence.model.Json;
import org.fivetrust.evidence.model.Leaf;
import org.fivetrust.shared.act.CanonicalJson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** One spelling of JSON (RFC 8785), written in four places: by SQL twice, by the evidence log and for acts. */
@SampleTest
class CanonicalFormTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final long LARGEST = (1L << 53) - 1;

    /** What spells itself in more than one way, or sorts otherwise as UTF-16 than as code points. */
    private static final int[] HOSTILE =
            (" \"\\/\b\f\n\r\t\u0001\u001f\u007f\u0080\u00ad\u0301\u200b\u2028\u2029\ufeff\ufffd"
                            + "\ue000\uffff\ud7ff{}[]:,'%$az09AZ_年末﨑𠮷😀\udbff\udffd")
                    .codePoints()
                    .toArray();

    private Connection database;

    @BeforeEach
    void aTableWithEachType() throws SQLException {
        database = TestPostgres.superuser("sample");
        database.setAutoCommit(false);
        try (var statement = database.createStatement()) {
            statement.execute("set timezone = 'UTC'");
            statement.execute("""
                    create table every_type (
                        a uuid not null, bool_value boolean, day date, details jsonb, "labels" text[], large bigint,
                        moment timestamptz, number integer, small smallint, spelled text, "Ⅳ" text)
                    """);
            statement.execute("call make_canonical('canonical_every_type', 'every_type', '{small}')");
        }
    }

    @AfterEach
    void nothingIsLeft() throws SQLException {
        database.rollback();
        database.close();
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(8), 0, HOSTILE.length)
                .map(n -> HOSTILE[n])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static long number(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(3) - 1;
            case 1 -> LARGEST - random.nextInt(2);
            case 2 -> -LARGEST + random.nextInt(2);
            default -> random.nextLong(-LARGEST, LARGEST);
        };
    }

    private static @Nullable Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 4 : 6)) {
            case 0 -> text(random);
            case 1 -> number(random);
            case 2 -> random.nextBoolean();
            case 3 -> null;
            case 4 -> list(random, depth);
            default -> object(random, depth);
        };
    }

    private static List<@Nullable Object> list(Random random, int depth) {
        var list = new ArrayList<@Nullable Object>();
        for (var n = random.nextInt(4); n > 0; n--) {
            list.add(value(random, depth + 1));
        }
        return list;
    }

    private static Map<String, @Nullable Object> object(Random random, int depth) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (var n = random.nextInt(6); n > 0; n--) {
            object.put(text(random), value(random, depth + 1));
        }
        return object;
    }

    private List<String> asked(String sql, String parameter) {
        try (var query = database.prepareStatement(sql)) {
            query.setString(1, parameter);
            var found = query.executeQuery();
            found.next();
            var answers = new ArrayList<String>();
            for (var n = 1; n <= found.getMetaData().getColumnCount(); n++) {
                answers.add(found.getString(n));
            }
            return answers;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void sqlAndBothCanonicalisersOfJavaSpellADocumentAlike() {
        var random = new Random(8785);
        for (var n = 0; n < 500; n++) {
            var document = object(random, 0);
            var written = JSON.writeValueAsString(document);

            var spelled = Json.canonical(document);

            assertThat(CanonicalJson.of(document)).as(written).isEqualTo(spelled);
            assertThat(asked("select canonical(?::jsonb)", written)).as(written).containsExactly(spelled);
        }
    }

    @Test
    void whatIsSpelledReadsBackAsTheSameDocument() {
        var random = new Random(1);
        for (var n = 0; n < 500; n++) {
            var document = object(random, 0);

            assertThat(Json.object(Json.canonical(document))).isEqualTo(document);
            assertThat(JSON.readValue(CanonicalJson.of(document), Map.class))
                    .isEqualTo(JSON.readValue(JSON.writeValueAsString(document), Map.class));
        }
    }

    @Test
    void sqlAndJavaComeToTheSameDigest() {
        var random = new Random(256);
        for (var n = 0; n < 100; n++) {
            var document = object(random, 0);
            var spelled = Json.canonical(document);

            assertThat(asked(
                            "select 'sha-256:' || encode(sha256(convert_to(canonical(?::jsonb), 'UTF8')), 'hex')",
                            JSON.writeValueAsString(document)))
                    .containsExactly(Leaf.digest(spelled))
                    .containsExactly(CanonicalJson.digest(spelled));
        }
    }

    private @Nullable Object oneOf(Random random, Object value) {
        return random.nextInt(4) == 0 ? null : value;
    }

    private void insert(Random random) throws SQLException {
        try (var insert =
                database.prepareStatement("insert into every_type values (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, new UUID(random.nextLong(), random.nextLong()));
            insert.setObject(2, oneOf(random, random.nextBoolean()), Types.BOOLEAN);
            insert.setObject(3, oneOf(random, LocalDate.ofEpochDay(random.nextInt(60_000))), Types.DATE);
            insert.setString(4, (String) oneOf(random, JSON.writeValueAsString(value(random, 0))));
            insert.setArray(
                    5,
                    random.nextInt(4) == 0
                            ? null
                            : database.createArrayOf(
                                    "text",
                                    list(random, 9).stream()
                                            .map(item -> item == null ? null : item.toString())
                                            .toArray()));
            insert.setObject(6, oneOf(random, number(random)), Types.BIGINT);
            insert.setObject(
                    7,
                    oneOf(
                            random,
                            OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 1000 * random.nextInt(1_000_000), ZoneOffset.UTC)
                                    .plusSeconds(random.nextInt())),
                    Types.TIMESTAMP_WITH_TIMEZONE);
            insert.setObject(8, oneOf(random, random.nextInt()), Types.INTEGER);
            insert.setObject(9, oneOf(random, random.nextInt(100)), Types.SMALLINT);
            insert.setString(10, (String) oneOf(random, text(random)));
            insert.setString(11, (String) oneOf(random, text(random)));
            insert.executeUpdate();
        }
    }

    /** The short way that bulk postings take, the long one that verification takes, and Java: of each row the same. */
    @Test
    void aRowIsSpelledAlikeByItsOwnFunctionAndByTheGeneralOneAndByJava() throws SQLException {
        var random = new Random(62);
        for (var n = 0; n < 300; n++) {
            insert(random);
        }
        try (var statement = database.createStatement()) {
            var found = statement.executeQuery("""
                    select canonical_every_type(kept), canonical(jsonb_strip_nulls(to_jsonb(kept) - '{small}'::text[])),
                           jsonb_strip_nulls(to_jsonb(kept) - 'small')::text
                      from every_type kept
                    """);
            var rows = 0;
            while (found.next()) {
                assertThat(found.getString(1)).isEqualTo(found.getString(2));
                assertThat(found.getString(2)).isEqualTo(Json.canonical(Json.parse(found.getString(3))));
                rows++;
            }
            assertThat(rows).isEqualTo(300);
        }
    }
}
