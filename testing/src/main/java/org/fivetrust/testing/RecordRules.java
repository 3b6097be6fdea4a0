package org.fivetrust.testing;

import io.r2dbc.postgresql.codec.Json;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
 * and is nullable exactly where the column is; an enum is kept to its constants by the database. Of a view, whose
 * columns may all be null, the nulls are not asked, and an enum is kept by a table that the view reads.
 */
public final class RecordRules {

    private static final Map<String, Set<Class<?>>> HOLDERS = Map.ofEntries(
            Map.entry("text", Set.of(String.class, PrincipalId.class)),
            Map.entry("uuid", Set.of(UUID.class)),
            Map.entry("date", Set.of(LocalDate.class)),
            Map.entry("known_day", Set.of(LocalDate.class)),
            Map.entry("historical_day", Set.of(LocalDate.class)),
            Map.entry("timestamp with time zone", Set.of(Instant.class)),
            Map.entry("numeric", Set.of(BigDecimal.class)),
            Map.entry("bigint[]", Set.of(Long[].class)),
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

    /** Checks of this column alone in a table, or in the tables that a view reads: the texts that they name. */
    private static final String CHECKED = """
            with sources as (
                select to_regclass(?)::oid as id
                 union
                select d.refobjid
                  from pg_rewrite r join pg_depend d on d.objid = r.oid and d.refclassid = 'pg_class'::regclass
                 where r.ev_class = to_regclass(?))
            select k.contype = 'f', k.confrelid::regclass, f.attname, pg_get_constraintdef(k.oid)
              from sources join pg_attribute a on a.attrelid = sources.id and a.attname = ?
              join pg_constraint k on k.conrelid = a.attrelid and k.conkey = array[a.attnum] and k.contype in ('c', 'f')
              left join pg_attribute f on f.attrelid = k.confrelid and f.attnum = k.confkey[1]
            """;

    /** Whether a view makes the column of others: the words are the view's own. */
    private static final String COMPUTED = """
            select c.relkind = 'v' and (
                       pg_get_viewdef(c.oid) ~ (' END AS "?' || ? || '"?\\M')
                       or not exists (
                           select from pg_rewrite r
                             join pg_depend d on d.objid = r.oid and d.refclassid = 'pg_class'::regclass
                             join pg_attribute a on a.attrelid = d.refobjid and a.attname = ?
                            where r.ev_class = c.oid and d.refobjid <> c.oid))
              from pg_class c where c.oid = to_regclass(?)
            """;

    /** Where less is kept than there is: a book sets some of the checks, and turns none off. */
    private static final Set<String> NARROWER = Set.of("book_check.code", "book_check.severity");

    private static final Pattern TEXT = Pattern.compile("'([^']*)'");

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
        var faults = new ArrayList<String>();
        for (var component : type.getRecordComponents()) {
            faults(component, table, columns).forEach(faults::add);
            unkept(connection, table, component).ifPresent(faults::add);
        }
        return faults.stream().map(fault -> type.getName() + "." + fault).toList();
    }

    /** A text that is none of the constants would make whatever reads the row fail. */
    private static Optional<String> unkept(Connection connection, String table, RecordComponent component)
            throws SQLException {
        var name = column(component);
        if (!component.getType().isEnum() || isComputed(connection, table, name)) {
            return Optional.empty();
        }
        var constants = Arrays.stream(component.getType().getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .collect(Collectors.toCollection(TreeSet::new));
        var allowed = allowed(connection, table, name);
        return allowed.contains(constants) || NARROWER.contains(table + "." + name)
                ? Optional.empty()
                : Optional.of("%s: %s.%s may be other than %s, by its constraints: %s"
                        .formatted(component.getName(), table, name, constants, allowed));
    }

    private static boolean isComputed(Connection connection, String table, String column) throws SQLException {
        try (var query = connection.prepareStatement(COMPUTED)) {
            query.setString(1, column);
            query.setString(2, column);
            query.setString(3, '"' + table + '"');
            var found = query.executeQuery();
            return found.next() && found.getBoolean(1);
        }
    }

    private static List<Set<String>> allowed(Connection connection, String table, String column) throws SQLException {
        var allowed = new ArrayList<Set<String>>();
        try (var query = connection.prepareStatement(CHECKED)) {
            query.setString(1, '"' + table + '"');
            query.setString(2, '"' + table + '"');
            query.setString(3, column);
            var found = query.executeQuery();
            while (found.next()) {
                allowed.add(
                        found.getBoolean(1)
                                ? rows(connection, found.getString(2), found.getString(3))
                                : TEXT.matcher(found.getString(4))
                                        .results()
                                        .map(text -> text.group(1))
                                        .collect(Collectors.toCollection(TreeSet::new)));
            }
        }
        return allowed;
    }

    private static Set<String> rows(Connection connection, String table, String column) throws SQLException {
        var texts = new TreeSet<String>();
        try (var query = connection.createStatement()) {
            var found = query.executeQuery("select \"" + column + "\"::text from " + table);
            while (found.next()) {
                texts.add(found.getString(1));
            }
        }
        return texts;
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
