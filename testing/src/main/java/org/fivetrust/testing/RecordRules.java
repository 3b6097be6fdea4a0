package org.fivetrust.testing;

import io.r2dbc.postgresql.codec.Json;
import java.lang.reflect.RecordComponent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.util.ParsingUtils;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;

/**
 * What every record with {@code @Table} promises of its table: each component has a column, of a type that it can hold,
 * and is nullable exactly where the column is. Of a view, whose columns may all be null, only the first two are asked.
 */
public final class RecordRules {

    private static final Map<String, Set<Class<?>>> HOLDERS = Map.ofEntries(
            Map.entry("text", Set.of(String.class, PrincipalId.class)),
            Map.entry("uuid", Set.of(UUID.class)),
            Map.entry("date", Set.of(LocalDate.class)),
            Map.entry("known_day", Set.of(LocalDate.class)),
            Map.entry("historical_day", Set.of(LocalDate.class)),
            Map.entry("timestamp with time zone", Set.of(Instant.class)),
            Map.entry("bigint", Set.of(long.class, Long.class, Money.class)),
            Map.entry("integer", Set.of(int.class, Integer.class)),
            Map.entry("smallint", Set.of(short.class, Short.class, int.class, Integer.class)),
            Map.entry("boolean", Set.of(boolean.class, Boolean.class)),
            Map.entry("jsonb", Set.of(JsonNode.class, Basis.class, Json.class)),
            Map.entry("text[]", Set.of(List.class, Set.class, String[].class)),
            Map.entry("integer[]", Set.of(List.class, Set.class, Integer[].class)),
            Map.entry("uuid[]", Set.of(List.class, Set.class, UUID[].class)));

    private static final String COLUMNS = """
            select a.attname, format_type(a.atttypid, null), c.relkind <> 'v' and a.attnotnull, c.relkind = 'v'
              from pg_attribute a join pg_class c on c.oid = a.attrelid
             where c.oid = to_regclass(?) and a.attnum > 0 and not a.attisdropped
            """;

    private record Attribute(String type, boolean required, boolean ofView) {}

    private RecordRules() {}

    /** To be called once the service's context has migrated its database. */
    public static void check(String service) {
        var records = records("org.fivetrust." + service);
        if (records.isEmpty()) {
            throw new AssertionError("no record with @Table in " + service);
        }
        var faults = faults(service, records);
        if (!faults.isEmpty()) {
            throw new AssertionError(String.join("\n", faults));
        }
    }

    static List<String> faults(String service, List<Class<?>> records) {
        try (var connection = TestPostgres.superuser(service)) {
            var faults = new ArrayList<String>();
            for (var type : records) {
                faults.addAll(faults(connection, type));
            }
            return faults;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Private and nested ones too. */
    private static List<Class<?>> records(String folder) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Table.class));
        return scanner.findCandidateComponents(folder).stream()
                .<Class<?>>map(
                        found -> ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null))
                .toList();
    }

    private static List<String> faults(Connection connection, Class<?> type) throws SQLException {
        var table = type.getAnnotation(Table.class).value();
        var columns = columns(connection, table);
        if (columns.isEmpty()) {
            return List.of(type.getName() + ": no table " + table);
        }
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> faults(component, table, columns))
                .map(fault -> type.getName() + "." + fault)
                .toList();
    }

    private static Map<String, Attribute> columns(Connection connection, String table) throws SQLException {
        var columns = new HashMap<String, Attribute>();
        try (var query = connection.prepareStatement(COLUMNS)) {
            query.setString(1, '"' + table + '"');
            var found = query.executeQuery();
            while (found.next()) {
                columns.put(
                        found.getString(1),
                        new Attribute(found.getString(2), found.getBoolean(3), found.getBoolean(4)));
            }
        }
        return columns;
    }

    private static Stream<String> faults(RecordComponent component, String table, Map<String, Attribute> columns) {
        var name = column(component);
        var column = columns.get(name);
        var place = component.getName() + ": " + table + "." + name;
        if (column == null) {
            return Stream.of(place + " is not there");
        }
        if (!canHold(component.getType(), column.type())) {
            return Stream.of(place + " is " + column.type() + ", which " + component.getType() + " cannot hold");
        }
        if (column.ofView()) {
            return Stream.empty();
        }
        if (isNullable(component) && column.required()) {
            return Stream.of(place + " is never null, the component may be");
        }
        return isNullable(component) || column.required() || isOnlyInserted(component)
                ? Stream.empty()
                : Stream.of(place + " may be null, the component may not");
    }

    private static String column(RecordComponent component) {
        var named = component.getAccessor().getAnnotation(Column.class);
        return named == null ? ParsingUtils.reconcatenateCamelCase(component.getName(), "_") : named.value();
    }

    private static boolean canHold(Class<?> type, String column) {
        return type.isEnum()
                ? column.equals("text")
                : HOLDERS.getOrDefault(column, Set.of()).contains(type);
    }

    /** A row named New is never read: it may demand what a later change takes away. */
    private static boolean isOnlyInserted(RecordComponent component) {
        return component.getDeclaringRecord().getSimpleName().startsWith("New");
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
