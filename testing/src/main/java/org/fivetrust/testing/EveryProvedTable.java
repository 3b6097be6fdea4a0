package org.fivetrust.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Every column of every table that is proven, changed past the service: is the change noticed, and under what name? A
 * row of each table is made up, its leaves are written by their triggers, and nothing of it stays.
 */
public final class EveryProvedTable {

    /** The leaves of a table, with the triggers that write them and the columns that each of them commits to. */
    private static final String KINDS = """
            select kind, source::text as source, at, actor, ruling, statuses[1] as status, changing is not null as versions,
                   array(select attname::text from pg_attribute
                          where attrelid = source and attnum > 0 and not attisdropped and attgenerated = ''
                            and attname <> all (later) order by attnum) as held
              from evidence_kind order by kind
            """;

    private static final String COLUMNS = """
            select attname, coalesce(nullif(base.typbasetype, 0), base.oid)::regtype::text as type
              from pg_attribute join pg_type base on base.oid = atttypid
             where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = ''
             order by attnum
            """;

    private final String service;

    private EveryProvedTable(String service) {
        this.service = service;
    }

    private record Kind(String name, String table, String ruling, String status, boolean versions, List<String> held) {}

    private record Column(String name, String type) {

        /** Some value of the column's type. */
        private String value(Kind kind) {
            if (name.equals("status") && kind.status() != null) {
                return "'" + kind.status() + "'";
            }
            return switch (type) {
                case "uuid" -> "gen_random_uuid()";
                case "boolean" -> "true";
                case "smallint", "integer", "bigint" -> "7";
                case "date" -> "date '2026-03-02'";
                case "timestamp with time zone" -> "timestamptz '2026-03-02 08:00:00+08'";
                case "jsonb" -> "jsonb_build_object('ruling', gen_random_uuid())";
                case "text[]" -> "array['a']";
                default -> "'made up'";
            };
        }

        /** Another value of the column's type. */
        private String changed() {
            return switch (type) {
                case "uuid" -> "gen_random_uuid()";
                case "boolean" -> "not " + name;
                case "smallint", "integer", "bigint" -> name + " + 1";
                case "date" -> name + " + 1";
                case "timestamp with time zone" -> name + " - interval '1 hour'";
                case "jsonb" -> "jsonb_build_object('other', 1)";
                case "text[]" -> "array['b']";
                default -> "'changed'";
            };
        }
    }

    /** The columns of the tables of a service that no leaf holds, and changes that nobody would notice. */
    public static List<String> unnoticed(String service) {
        var unnoticed = new ArrayList<String>();
        var every = new EveryProvedTable(service);
        try (var connection = TestPostgres.superuser(service)) {
            connection.setAutoCommit(false);
            var kinds = kinds(connection);
            for (var kind : kinds) {
                unnoticed.addAll(every.unnoticed(connection, kind));
                connection.rollback();
            }
            for (var table : kinds.stream().map(Kind::table).collect(Collectors.toSet())) {
                var held = kinds.stream()
                        .filter(kind -> kind.table().equals(table))
                        .flatMap(kind -> kind.held().stream())
                        .collect(Collectors.toSet());
                for (var column : columns(connection, table)) {
                    if (!held.contains(column.name())) {
                        unnoticed.add(table + "." + column.name());
                    }
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return unnoticed.stream().sorted().toList();
    }

    /** The tables of a service whose rows have leaves. */
    public static List<String> tables(String service) {
        try (var connection = TestPostgres.superuser(service)) {
            return kinds(connection).stream()
                    .map(Kind::table)
                    .distinct()
                    .sorted()
                    .toList();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<Kind> kinds(Connection connection) throws SQLException {
        var kinds = new ArrayList<Kind>();
        try (var query = connection.createStatement()) {
            var found = query.executeQuery(KINDS);
            while (found.next()) {
                kinds.add(new Kind(
                        found.getString("kind"),
                        found.getString("source"),
                        found.getString("ruling"),
                        found.getBoolean("versions") ? "MADE_UP" : found.getString("status"),
                        found.getBoolean("versions"),
                        List.of((String[]) found.getArray("held").getArray())));
            }
        }
        return kinds;
    }

    private static List<Column> columns(Connection connection, String table) throws SQLException {
        var columns = new ArrayList<Column>();
        try (var query = connection.prepareStatement(COLUMNS)) {
            query.setString(1, table);
            var found = query.executeQuery();
            while (found.next()) {
                columns.add(new Column(found.getString(1), found.getString(2)));
            }
        }
        return columns;
    }

    private List<String> unnoticed(Connection connection, Kind kind) throws SQLException {
        var columns = columns(connection, kind.table());
        var unnoticed = new ArrayList<String>();
        try (var sql = connection.createStatement()) {
            sql.execute("set local session_replication_role = replica");
            sql.execute(unbound(connection, kind));
            sql.execute("insert into %s (%s) overriding system value values (%s)"
                    .formatted(
                            kind.table(),
                            columns.stream().map(Column::name).collect(Collectors.joining(", ")),
                            columns.stream().map(column -> column.value(kind)).collect(Collectors.joining(", "))));
            if (!noticed(connection).isEmpty()) {
                throw new AssertionError(service + ": " + kind + " finds fault with a row that nobody changed");
            }
            for (var column : columns) {
                if (kind.held().contains(column.name())) {
                    var before = connection.setSavepoint();
                    sql.execute("update %s set %s = %s where xmin::text = pg_current_xact_id()::xid::text"
                            .formatted(kind.table(), column.name(), column.changed()));
                    if (!noticed(connection).contains(kind.name() + (kind.versions() ? ".made_up" : ""))) {
                        unnoticed.add(kind.name() + " " + kind.table() + "." + column.name());
                    }
                    connection.rollback(before);
                }
            }
            sql.execute("delete from %s where xmin::text = pg_current_xact_id()::xid::text".formatted(kind.table()));
            if (!noticed(connection).contains(kind.name() + (kind.versions() ? ".made_up" : ""))) {
                unnoticed.add(kind.name() + " deleted");
            }
        }
        return unnoticed;
    }

    /** Only the triggers that write leaves are fired, and a made-up row need not be a sensible one. */
    private static String unbound(Connection connection, Kind kind) throws SQLException {
        try (var query = connection.prepareStatement("""
                select 'select 1' || coalesce(string_agg(change, ''), '') from (
                select format('; alter table %s drop constraint %I', conrelid::regclass, conname) as change
                  from pg_constraint where conrelid = ?::regclass and contype in ('c', 'x')
                 union all
                select format('; alter table %s enable always trigger %I', tgrelid::regclass, tgname)
                  from pg_trigger where tgrelid = ?::regclass and tgname like 'prove\\_%') changes
                """)) {
            query.setString(1, kind.table());
            query.setString(2, kind.table());
            var found = query.executeQuery();
            found.next();
            return found.getString(1);
        }
    }

    /** The kinds of those leaves of this transaction that verification finds at odds with their rows. */
    private static List<String> noticed(Connection connection) throws SQLException {
        var kinds = new ArrayList<String>();
        try (var query = connection.createStatement()) {
            var found = query.executeQuery("""
                    select leaf.kind
                      from evidence_leaf leaf
                     cross join lateral (
                         select evidence_now(leaf.principal, leaf.kind, leaf.subject, leaf.content::jsonb) as said) now
                     where leaf.xmin::text = pg_current_xact_id()::xid::text
                       and canonical(now.said) is distinct from leaf.content
                    """);
            while (found.next()) {
                kinds.add(found.getString(1));
            }
        }
        return kinds;
    }
}
