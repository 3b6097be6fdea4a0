package org.fivetrust.agreements.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fivetrust.testing.TestPostgres;

/** A table whose changes a trigger publishes, as the database describes both. */
record PublishedTable(String name, String noun, String created, List<String> states, List<Column> columns) {

    record Column(String name, boolean money, String type, boolean required, List<String> values) {

        String field() {
            return camelCase(name.replace("subdistrict", "street"));
        }

        Map<String, Object> schema() {
            var schema = new TreeMap<String, Object>();
            if (money) {
                schema.putAll(Map.of("type", "string", "pattern", "^-?\\d+\\.\\d{2}$"));
            } else {
                schema.putAll(
                        switch (type) {
                            case "boolean" -> Map.of("type", "boolean");
                            case "smallint", "integer", "bigint" -> Map.of("type", "integer");
                            case "uuid" -> Map.of("type", "string", "format", "uuid");
                            case "date", "known_day", "historical_day" -> Map.of("type", "string", "format", "date");
                            case "timestamp with time zone" -> Map.of("type", "string", "format", "date-time");
                            case "text" -> Map.of("type", "string");
                            case "numeric" -> Map.of("type", "number");
                            default -> throw new AssertionError("a column of type " + type + " is published");
                        });
            }
            if (!values.isEmpty()) {
                schema.put("enum", values);
            }
            return schema;
        }
    }

    private static final Pattern VALUE = Pattern.compile("'([^']+)'::text");

    static List<PublishedTable> all() throws SQLException {
        try (var connection = TestPostgres.superuser("agreements");
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("""
                    select c.relname, encode(t.tgargs, 'escape') as arguments
                    from pg_trigger t join pg_class c on c.oid = t.tgrelid
                    where t.tgname = 'change_published' order by c.relname
                    """);
            var tables = new ArrayList<PublishedTable>();
            while (found.next()) {
                var arguments = found.getString("arguments").split("\\\\000", -1);
                tables.add(of(found.getString("relname"), arguments));
            }
            return tables;
        }
    }

    private static PublishedTable of(String table, String[] arguments) throws SQLException {
        var columns = new ArrayList<Column>();
        for (var column : arguments[3].split(",")) {
            columns.add(column(table, column.split(":")[0], column.endsWith(":money")));
        }
        return new PublishedTable(table, arguments[0], arguments[1], List.of(arguments[2].split(",")), columns);
    }

    private static Column column(String table, String name, boolean money) throws SQLException {
        try (var connection = TestPostgres.superuser("agreements");
                var statement = connection.prepareStatement("""
                        select format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
                               (select string_agg(pg_get_constraintdef(k.oid), ' ')
                                  from pg_constraint k
                                 where k.conrelid = a.attrelid and k.contype = 'c' and k.conkey = array[a.attnum]
                                   and pg_get_constraintdef(k.oid) ~ ('^CHECK \\(\\(' || a.attname || ' = ANY')) as values
                        from pg_attribute a where a.attrelid = ?::regclass and a.attname = ?
                        """)) {
            statement.setString(1, table);
            statement.setString(2, name);
            var found = statement.executeQuery();
            found.next();
            return new Column(name, money, found.getString("type"), found.getBoolean("required"), values(found));
        }
    }

    private static List<String> values(ResultSet column) throws SQLException {
        var check = column.getString("values");
        return check == null
                ? List.of()
                : VALUE.matcher(check).results().map(value -> value.group(1)).toList();
    }

    boolean isVerbAColumn() {
        return created.startsWith(":");
    }

    List<String> typesOfNewRows() {
        return isVerbAColumn()
                ? valuesOf(created.substring(1)).map(this::type).toList()
                : List.of(noun + "." + created);
    }

    List<String> typesOfUpdates() {
        var verbs = states.stream()
                .flatMap(state -> state.endsWith("_at")
                        ? Stream.of(type(state.substring(0, state.length() - 3).replace("subdistrict", "street")))
                        : valuesOf(state).map(this::type));
        return Stream.concat(verbs, Stream.of(noun + ".changed")).toList();
    }

    private Stream<String> valuesOf(String column) {
        return columns.stream().filter(one -> one.name().equals(column)).flatMap(one -> one.values().stream());
    }

    private String type(String verb) {
        return noun + "." + verb.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String component() {
        var joined = camelCase(name.replace("subdistrict", "street"));
        return Character.toUpperCase(joined.charAt(0)) + joined.substring(1);
    }

    Map<String, Object> schema(boolean updated) {
        var properties = new TreeMap<String, Object>();
        columns.forEach(column -> properties.put(column.field(), column.schema()));
        var required = columns.stream()
                .filter(Column::required)
                .map(Column::field)
                .collect(Collectors.toCollection(ArrayList::new));
        if (updated) {
            var fields = columns.stream().map(Column::field).sorted().toList();
            properties.put(
                    "changed",
                    new TreeMap<>(Map.of(
                            "type", "array",
                            "description", "The fields that differ (有变化的字段)",
                            "items", new TreeMap<>(Map.of("type", "string", "enum", fields)))));
            required.add("changed");
        }
        var schema = new TreeMap<String, Object>(Map.of("type", "object", "properties", properties));
        if (!required.isEmpty()) {
            schema.put("required", required.stream().sorted().toList());
        }
        return schema;
    }

    private static String camelCase(String snake) {
        var words = snake.split("_");
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining());
    }
}
