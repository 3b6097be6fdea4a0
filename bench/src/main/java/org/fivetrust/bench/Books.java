package org.fivetrust.bench;

import java.sql.SQLException;

/**
 * Books and vouchers written straight into the tables, as the service would have left them; only the leaves of the
 * steps before are not there. Every id follows from a number, so that everybody can name it.
 */
final class Books {

    static final int MANY = 500;

    static final int HOT = MANY + 1;

    private final Database database;

    Books(Database database) {
        this.database = database;
    }

    static String voucher(int n) {
        return "00000000-0000-4000-8000-%012d".formatted(n);
    }

    static String book(int n) {
        return "00000000-0000-4000-9000-%012d".formatted(n);
    }

    static String principal(int n) {
        return "b" + n + "-committee";
    }

    /** Books one to five hundred, and the hot one. */
    void open() throws SQLException {
        asTheyAre("""
                insert into book (principal, id, standard, starts_on, opened_by, opened_at, ruling)
                select 'b' || n || '-committee', ('00000000-0000-4000-9000-' || lpad(n::text, 12, '0'))::uuid,
                       'RURAL_COLLECTIVE_2023', '2026-01-01', 'accountant', now(), gen_random_uuid()
                  from generate_series(1, %d) n
                """.formatted(HOT));
    }

    /** So many vouchers of four lines, reviewed and waiting; the hot book's, or in turn one of each book's. */
    void reviewed(int from, int many, boolean hot) throws SQLException {
        vouchers(from, many, hot ? "" + HOT : "n % " + MANY + " + 1", false);
    }

    /** So many vouchers in one book over the twelve months of a year, with the balances they sum up to. */
    void posted(int from, int many, int book) throws SQLException {
        vouchers(from, many, "" + book, true);
        asTheyAre("""
                insert into balance (principal, book, account, month, debit, credit)
                select line.principal, line.book, line.account, date_trunc('month', line.date)::date, sum(line.debit),
                       sum(line.credit)
                  from voucher_line line
                 where line.principal = '%s'
                 group by 1, 2, 3, 4
                """.formatted(principal(book)));
    }

    private void vouchers(int from, int many, String book, boolean posted) throws SQLException {
        asTheyAre("""
                insert into voucher (principal, id, book, type, date, attachments, documents, version, status, number,
                       drafted_at)
                select 'b' || b || '-committee', ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid,
                       ('00000000-0000-4000-9000-' || lpad(b::text, 12, '0'))::uuid, 'GENERAL',
                       make_date(2026, %1$s, 5), 2, '[]', 1, '%2$s', %3$s, now()
                  from (select n, %4$s as b from generate_series(%5$d, %6$d) n) wanted
                """.formatted(
                        posted ? "n %% 12 + 1".replace("%%", "%") : "1",
                        posted ? "POSTED" : "REVIEWED",
                        posted ? "n" : "null",
                        book,
                        from,
                        from + many - 1));
        asTheyAre("""
                insert into voucher_line (principal, voucher, version, position, book, date, summary, account, debit,
                       credit, dimensions)
                select head.principal, head.id, 1, line.position, head.book, head.date, '支付办公用品及水电费', line.account,
                       line.debit, line.credit, '{}'
                  from voucher head,
                       (values (1, '513', 60000, 0), (2, '514', 40000, 0), (3, '101', 0, 30000), (4, '102', 0, 70000))
                           as line (position, account, debit, credit)
                 where head.id between '%s' and '%s'
                """.formatted(voucher(from), voucher(from + many - 1)));
        asTheyAre("""
                insert into voucher_step (principal, voucher, seq, step, by, by_name, at, ruling)
                select head.principal, head.id, taken.seq, taken.step, taken.by, taken.by, now(), gen_random_uuid()
                  from voucher head,
                       (values (1, 'DRAFTED', 'accountant'), (2, 'SUBMITTED', 'accountant'), (3, 'REVIEWED', 'reviewer'))
                           as taken (seq, step, by)
                 where head.id between '%s' and '%s'
                """.formatted(voucher(from), voucher(from + many - 1)));
        database.run("analyze");
    }

    /** Past every trigger and foreign key. */
    private void asTheyAre(String sql) throws SQLException {
        database.run("set session_replication_role = replica");
        database.run(sql);
        database.run("set session_replication_role = origin");
    }
}
