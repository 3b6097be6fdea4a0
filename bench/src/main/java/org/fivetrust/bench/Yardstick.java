package org.fivetrust.bench;

import java.sql.SQLException;

/**
 * What pgbench does: the rows of one posting, in tables of the same shape with the same keys and indexes, without
 * triggers, checks or row-level security, one commit each. What the leaf says is given and not worked out.
 */
final class Yardstick {

    private static final String WHO = "'b' || :n % 500 + 1 || '-committee'";

    private static final String WHICH = "('00000000-0000-4000-8000-' || lpad((:n)::text, 12, '0'))::uuid";

    private static final String BOOK = "('00000000-0000-4000-9000-' || lpad((:n % 500 + 1)::text, 12, '0'))::uuid";

    private static final String COUNT = """
            insert into plain.voucher_count as kept (principal, book, month, type, last)
            values (%s, %s, '2026-01-01', 'GENERAL', 1)
            on conflict (principal, book, month, type) do update set last = kept.last + 1
            returning last""".formatted(WHO, BOOK);

    private static final String STEP = """
            insert into plain.voucher_step (principal, voucher, seq, step, by, by_name, at, ruling)
            values (%s, %s, 4, 'POSTED', 'accountant', 'accountant', now(), gen_random_uuid())""".formatted(WHO, WHICH);

    private static final String BALANCES = """
            insert into plain.balance as kept (principal, book, account, month, debit, credit)
            select %s, %s, account, '2026-01-01', debit, credit
              from (values ('101', 0, 30000), ('102', 0, 70000), ('513', 60000, 0), ('514', 40000, 0))
                   as line (account, debit, credit)
            on conflict (principal, book, account, month)
            do update set debit = kept.debit + excluded.debit, credit = kept.credit + excluded.credit""".formatted(WHO, BOOK);

    private static final String LEAF = """
            insert into plain.evidence_leaf (principal, id, kind, subject, body, content, at)
            select %s, gen_random_uuid(), 'voucher.posted', %s::text, body, content, now() from plain.said""".formatted(WHO, WHICH);

    private static final String RULING = """
            insert into plain.standing_ruling (principal, id, kind, by, basis, ruled_at)
            select %s, gen_random_uuid(), 'POSTING', 'accountant', basis, now() from plain.said""".formatted(WHO);

    private static final String KEY = """
            insert into plain.idempotency (principal, subject, key, digest, status, answer, at)
            select %s, 'accountant', gen_random_uuid()::text, repeat('0', 64), 200, answer, now()
              from plain.said""".formatted(WHO);

    /** The usual form tuned by hand: a transaction of one statement for each table. */
    static final String MANY_STATEMENTS = "begin;\n" + COUNT + " \\gset\n"
            + "update plain.voucher set status = 'POSTED', number = :last where principal = " + WHO + " and id = "
            + WHICH
            + ";\n" + STEP + ";\n" + BALANCES + ";\n" + LEAF + ";\n" + RULING + ";\n" + KEY + ";\ncommit;\n";

    /** All in one statement. */
    static final String ONE_STATEMENT = "with count as (" + COUNT + "), step as (" + STEP + "), balances as ("
            + BALANCES
            + "), leaf as (" + LEAF + "), ruling as (" + RULING + "), key as (" + KEY + ")\n"
            + "update plain.voucher set status = 'POSTED', number = count.last from count where principal = " + WHO
            + " and id = " + WHICH + ";\n";

    private Yardstick() {}

    /** @param posted a voucher the service has posted, whose rows lend their texts */
    static void prepare(Database database, String posted) throws SQLException {
        database.run("create schema plain");
        for (var table : new String[] {
            "voucher", "voucher_count", "voucher_step", "balance", "evidence_leaf", "standing_ruling", "idempotency"
        }) {
            database.run("create table plain." + table + " (like public." + table
                    + " including defaults including generated including identity including indexes)");
        }
        database.run("""
                create table plain.said as
                select leaf.body, leaf.content, ruling.basis, kept.answer
                  from evidence_leaf leaf, standing_ruling ruling, idempotency kept
                 where leaf.subject = '%s' and leaf.kind = 'voucher.posted' and ruling.kind = 'POSTING'
                   and kept.answer like '%%%s%%'
                 limit 1
                """.formatted(posted, posted));
        if (!database.text("select count(*) from plain.said").equals("1")) {
            throw new IllegalStateException("voucher " + posted + " is not posted");
        }
    }

    /** The vouchers it posts, as the service finds them. */
    static void copy(Database database, int from, int upTo) throws SQLException {
        database.run("""
                insert into plain.voucher (principal, id, book, type, date, attachments, documents, version, status, drafted_at)
                select 'b' || n % 500 + 1 || '-committee', ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid,
                       ('00000000-0000-4000-9000-' || lpad((n % 500 + 1)::text, 12, '0'))::uuid, 'GENERAL', '2026-01-05',
                       2, '[]', 1, 'REVIEWED', now()
                  from generate_series({from}, {to}) n
                """.replace("{from}", "" + from).replace("{to}", "" + upTo));
        database.run("analyze plain.voucher");
    }
}
