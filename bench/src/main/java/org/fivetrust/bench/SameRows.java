package org.fivetrust.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fivetrust.bench.FundsLoad.Work;

/**
 * The rows that one request wrote, found by the numbers of its transactions, and scripts that have pgbench write rows
 * like them, one request a commit: in tables of the same shape with the same keys and indexes, without triggers, checks
 * or row-level security. What the service works out is given.
 */
final class SameRows {

    /** But for what follows in the background. */
    private static final String TABLES = """
            select tablename from pg_tables
             where schemaname = 'public' and (tablename !~ '^evidence_' or tablename = 'evidence_leaf')
               and tablename not in ('outbox_lease', 'mandate')
             order by 1
            """;

    private final Database database;
    private final String schema;
    private final int principals;
    private final List<String> statements = new ArrayList<>();

    private SameRows(Database database, String schema, int principals) {
        this.database = database;
        this.schema = schema;
        this.principals = principals;
    }

    /** @param kept tables whose row was there before, one of each of so many principals */
    static SameRows of(Database database, String schema, int principals, Set<String> kept, Work request)
            throws Exception {
        var rows = new SameRows(database, schema, principals);
        database.run("create schema " + schema);
        var before = database.text("select pg_current_xact_id()");
        request.run();
        for (var table : database.texts(TABLES)) {
            var written = "select * from public." + table + " where xmin::text::bigint > " + before;
            if (!database.texts(written).isEmpty()) {
                rows.copy(table, written, kept.contains(table));
            }
        }
        return rows;
    }

    private void copy(String table, String written, boolean kept) throws SQLException {
        database.run(
                "create table %s.%s (like public.%2$s including defaults including generated including identity including indexes)"
                        .formatted(schema, table));
        database.run("create table %s.said_%s as %s".formatted(schema, table, written));
        statements.add(kept ? change(table) : insertion(table));
    }

    /** A new row of the same content: its own ids and numbers are new. */
    private String insertion(String table) throws SQLException {
        var columns = database.texts(columns(table, "quote_ident(attname)"));
        var values = database.texts(columns(table, """
                case when attname = 'principal' then 'principal || ''-'' || :n::bigint %% %d'
                     when not is_key or attname = 'account' then quote_ident(attname)
                     when atttypid = 'uuid'::regtype then 'gen_random_uuid()'
                     when atttypid in ('int4'::regtype, 'int8'::regtype) then ':n::bigint'
                     when atttypid = 'text'::regtype and has_no_id then quote_ident(attname) || ' || ''-'' || :n::bigint'
                     else quote_ident(attname) end""".formatted(principals)));
        return "insert into %s.%s (%s) select %s from %1$s.said_%2$s"
                .formatted(schema, table, String.join(", ", columns), String.join(", ", values));
    }

    private String change(String table) throws SQLException {
        var rows = "insert into %s.%s (%s) select %s from %1$s.said_%2$s, generate_series(0, %d - 1) n"
                .formatted(
                        schema,
                        table,
                        String.join(", ", database.texts(columns(table, "quote_ident(attname)"))),
                        String.join(
                                ", ",
                                database.texts(
                                        columns(
                                                table,
                                                "case attname when 'principal' then 'principal || ''-'' || n' else quote_ident(attname) end"))),
                        principals);
        database.run(rows);
        var figures = database.texts(columns(table, "format('%1$I = %1$I + 1', attname)")
                + " and atttypid in ('int4'::regtype, 'int8'::regtype) and not is_key");
        return "update %s.%s set %s where principal = (select principal from %1$s.said_%2$s limit 1) || '-' || :n::bigint %% %d"
                .formatted(schema, table, String.join(", ", figures), principals);
    }

    /** Of each column that is written, whether it stands in a unique index, and in none with an id. */
    private String columns(String table, String wanted) {
        return """
                select %s
                  from (select attname, attnum, atttypid, count(indexrelid) > 0 as is_key,
                               bool_or(not exists (
                                   select from pg_attribute id
                                    where id.attrelid = indrelid and id.attnum = any (indkey) and id.atttypid = 'uuid'::regtype))
                                   as has_no_id
                          from pg_attribute
                          left join pg_index on indrelid = attrelid and indisunique and attnum = any (indkey)
                         where attrelid = 'public.%s'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
                           and attidentity = ''
                         group by attname, attnum, atttypid order by attnum) made
                 where true""".formatted(wanted, table);
    }

    List<String> tables() throws SQLException {
        return database.texts("""
                select substr(tablename, 6) || ' ' || (xpath('/row/c/text()', query_to_xml(
                           format('select count(*) as c from %%I.%%I', schemaname, tablename), false, true, '')))[1]
                  from pg_tables where schemaname = '%s' and tablename like 'said\\_%%' order by 1
                """.formatted(schema));
    }

    /** A transaction of one statement for each table. */
    String inManyStatements() {
        return "begin;\n" + String.join(";\n", statements) + ";\ncommit;\n";
    }

    /** All in one statement. */
    String inOneStatement() {
        var parts = new ArrayList<String>();
        for (var n = 0; n < statements.size(); n++) {
            parts.add("w%d as (%s)".formatted(n, statements.get(n)));
        }
        return "with " + String.join(",\n", parts) + "\nselect 1;\n";
    }
}
