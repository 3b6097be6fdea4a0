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
        database.asTheyAre("""
                insert into principal_subdistrict (principal, subdistrict)
                select 'b' || n || '-committee', 'binhe' from generate_series(1, %d) n
                """.formatted(HOT));
        database.asTheyAre("""
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

    /**
     * So many vouchers over the twelve months of a year, in one book or (book 0) in turn in each from the hundredth on,
     * with the balances they sum up to.
     */
    void posted(int from, int many, int book) throws SQLException {
        vouchers(from, many, book == 0 ? "n % " + (MANY - 100) + " + 100" : "" + book, true);
        database.asTheyAre("""
                insert into balance (principal, book, account, month, debit, credit)
                select line.principal, line.book, line.account, date_trunc('month', line.date)::date, sum(line.debit),
                       sum(line.credit)
                  from voucher_line line
                 where line.voucher between '%s' and '%s'
                 group by 1, 2, 3, 4
                """.formatted(voucher(from), voucher(from + many - 1)));
        database.asTheyAre("""
                insert into voucher_count (principal, book, month, type, last)
                select principal, book, month, type, max(number)
                  from voucher
                 where id between '%s' and '%s'
                 group by 1, 2, 3, 4
                """.formatted(voucher(from), voucher(from + many - 1)));
    }

    private void vouchers(int from, int many, String book, boolean posted) throws SQLException {
        database.asTheyAre("""
                insert into voucher (principal, id, book, type, date, attachments, documents, version, status, number,
                       drafted_at)
                select 'b' || b || '-committee', ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid,
                       ('00000000-0000-4000-9000-' || lpad(b::text, 12, '0'))::uuid, 'GENERAL', make_date(2026, m, 5), 2,
                       '[]', 1, case when {posted} then 'POSTED' else 'REVIEWED' end,
                       case when {posted} then row_number() over (partition by b, m order by n) end, now()
                  from (select n, {book} as b, case when {posted} then n / 7 % 12 + 1 else 1 end as m
                          from generate_series({from}, {to}) n) wanted
                """.replace("{posted}", "" + posted)
                .replace("{book}", book)
                .replace("{from}", "" + from)
                .replace("{to}", "" + (from + many - 1)));
        var between = " where head.id between '" + voucher(from) + "' and '" + voucher(from + many - 1) + "'";
        database.asTheyAre("""
                insert into voucher_line (principal, voucher, version, position, book, date, summary, account, debit,
                       credit, dimensions)
                select head.principal, head.id, 1, line.position, head.book, head.date, '支付办公用品及水电费', line.account,
                       line.debit, line.credit, '{}'
                  from voucher head,
                       (values (1, '513', 60000, 0), (2, '514', 40000, 0), (3, '101', 0, 30000), (4, '102', 0, 70000))
                           as line (position, account, debit, credit)
                """ + between);
        database.asTheyAre("""
                insert into voucher_step (principal, voucher, seq, step, by, by_name, at, ruling)
                select head.principal, head.id, taken.seq, taken.step, taken.by, taken.by, now(), gen_random_uuid()
                  from voucher head,
                       (values (1, 'DRAFTED', 'accountant'), (2, 'SUBMITTED', 'accountant'), (3, 'REVIEWED', 'reviewer'),
                           (4, 'POSTED', 'accountant')) as taken (seq, step, by)
                """ + between + (posted ? "" : " and taken.seq < 4"));
        database.run("analyze");
    }
}
