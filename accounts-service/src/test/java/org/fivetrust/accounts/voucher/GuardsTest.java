package org.fivetrust.accounts.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.testing.world.Vouchers.supplies;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.IntStream;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.accounts.voucher.model.VoucherStatus;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What the database itself keeps of vouchers, whoever writes into it and past every word of the service. */
@AccountsTest
class GuardsTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Books books;
    private String book;
    private Connection connection;

    @BeforeEach
    void newcomers() throws SQLException {
        NeighbourStub.reset();
        community = World.over(client).community();
        books = new Books(community);
        book = books.opened();
        connection = TestPostgres.superuser("accounts");
        connection.setAutoCommit(false);
    }

    @AfterEach
    void nothingStays() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private String filled(String sql) {
        return sql.replace("{principal}", community.committee()).replace("{book}", book);
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(filled(sql));
        }
    }

    private String ask(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(filled(sql))) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Refused, and everything in this transaction before it still stands. */
    private void refused(String sql, String because) {
        try {
            var before = connection.setSavepoint();
            assertThatThrownBy(() -> run(sql)).as(sql).hasMessageContaining(because);
            connection.rollback(before);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void pastEveryGuard(String sql) throws SQLException {
        run("set session_replication_role = replica");
        run(sql);
        run("set session_replication_role = origin");
    }

    private String draft(String date) {
        return books.drafted(book, supplies(date, "600.00"));
    }

    private static String step(String voucher, String step, String by) {
        return "insert into voucher_step (principal, voucher, step, by, by_name, at, ruling)"
                + " values ('{principal}', '%s', '%s', '%s', 'A', now(), gen_random_uuid())"
                        .formatted(voucher, step, by);
    }

    private static String line(String voucher, String columns) {
        return """
                insert into voucher_line (principal, voucher, version, position, book, date, summary, account, debit,
                    credit, dimensions)
                select principal, '%s', version, position, book, date, summary, account, debit, credit, dimensions
                  from (select '{principal}' as principal, %s) line
                """.formatted(voucher, columns);
    }

    private static final String GOOD_LINE =
            "1 as version, 3 as position, '{book}'::uuid as book, date '2026-03-05' as date, '购' as summary,"
                    + " '1002' as account, 1 as debit, 0 as credit, '{}'::jsonb as dimensions";

    @Test
    void itMakesTheSameMovesAsTheCore() throws SQLException {
        var reached = new EnumMap<VoucherStatus, String>(VoucherStatus.class);
        for (var status : VoucherStatus.values()) {
            reached.put(status, draft("2026-03-05"));
        }
        for (var way : List.of(
                List.of(VoucherStatus.SUBMITTED, Step.SUBMITTED),
                List.of(VoucherStatus.REVIEWED, Step.SUBMITTED, Step.REVIEWED),
                List.of(VoucherStatus.POSTED, Step.SUBMITTED, Step.REVIEWED, Step.POSTED),
                List.of(VoucherStatus.DISCARDED, Step.DISCARDED))) {
            for (var taken : way.subList(1, way.size())) {
                run(step(reached.get(way.getFirst()), taken.toString(), "by " + taken));
            }
        }
        for (var status : VoucherStatus.values()) {
            for (var step : Step.values()) {
                var voucher = reached.get(status);
                var before = connection.setSavepoint();
                if (step.leadsOnFrom(status)) {
                    run(step(voucher, step.name(), "leader"));
                    assertThat(ask("select status from voucher where id = '" + voucher + "'"))
                            .isEqualTo(step.to().name());
                } else {
                    refused(step(voucher, step.name(), "leader"), "is " + status + " and cannot be " + step);
                }
                connection.rollback(before);
            }
        }
    }

    @Test
    void manyGoTogetherWithoutALookAtOthers() throws SQLException {
        var many = 300;
        pastEveryGuard("""
                insert into voucher_step (principal, voucher, seq, step, by, by_name, at, ruling)
                select 'others', gen_random_uuid(), 1, 'DRAFTED', 'a', 'A', now(), gen_random_uuid()
                  from generate_series(1, 30000)
                """);
        pastEveryGuard("""
                with head as (
                    insert into voucher (principal, id, book, type, date, attachments, drafted_at, kind, status, voucher_no)
                    select '{principal}', gen_random_uuid(), '{book}', 'GENERAL', '2026-03-05', 1, now(), 'NORMAL',
                           'SUBMITTED', 'many'
                      from generate_series(1, %d)
                    returning principal, id, book, date),
                lines as (
                    insert into voucher_line (principal, voucher, version, position, book, date, summary, account, debit,
                        credit, dimensions)
                    select principal, id, 1, position, book, date, '购', account, debit, credit, '{}'
                      from head, (values (1, '513', 100, 0), (2, '102', 0, 100)) line (position, account, debit, credit))
                insert into voucher_step (principal, voucher, seq, step, by, by_name, at, ruling)
                select principal, id, seq, step, 'a', 'A', now(), gen_random_uuid()
                  from head, (values (1, 'DRAFTED'), (2, 'SUBMITTED')) made (seq, step)
                """.formatted(many));
        run("analyze voucher, voucher_line, voucher_step");

        for (var step : List.of("REVIEWED", "POSTED")) {
            var before = stepsRead();
            run("""
                    insert into voucher_step (principal, voucher, step, by, by_name, at, ruling)
                    select principal, id, '%s', 'b', 'B', now(), gen_random_uuid()
                      from voucher where voucher_no = 'many'
                    """.formatted(step));
            assertThat(stepsRead() - before).as(step).isLessThan(50L * many);
        }
        assertThat(ask("select max(number) from voucher where voucher_no = 'many'"))
                .isEqualTo("" + many);
    }

    private long stepsRead() throws SQLException {
        return Long.parseLong(ask("select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables"
                + " where relname = 'voucher_step'"));
    }

    @Test
    void whoeverWroteItDoesNotReviewIt() throws SQLException {
        var id = draft("2026-03-05");
        run(step(id, "SUBMITTED", "head"));

        refused(step(id, "REVIEWED", "head"), "was prepared by head");
        refused(step(id, "REVIEWED", "accountant"), "was prepared by accountant");
        run(step(id, "REVIEWED", "leader"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUBMITTED", "POSTED"})
    void whatDoesNotBalanceGoesNoFurther(String wanted) throws SQLException {
        var good = draft("2026-03-05");
        var bad = draft("2026-03-05");
        if (wanted.equals("POSTED")) {
            for (var id : List.of(good, bad)) {
                run(step(id, "SUBMITTED", "head"));
                run(step(id, "REVIEWED", "leader"));
            }
        }
        pastEveryGuard("update voucher_line set debit = debit + 1 where debit > 0 and voucher = '" + bad + "'");

        refused(both(good, bad, wanted), bad + " does not balance");
        pastEveryGuard("delete from voucher_line where voucher = '" + bad + "'");
        refused(step(bad, wanted, "accountant"), "does not balance");
        run(step(good, wanted, "accountant"));
    }

    private static String both(String one, String other, String step) {
        return step(one, step, "accountant") + step(other, step, "accountant").replaceFirst(".* values", ",");
    }

    private static String numbered(String voucher, int seq) {
        return "insert into voucher_step (principal, voucher, seq, step, by, by_name, at, ruling)"
                + " values ('{principal}', '%s', %d, 'SUBMITTED', 'a', 'A', now(), gen_random_uuid())"
                        .formatted(voucher, seq);
    }

    @Test
    void oneStepFollowsTheOther() {
        var id = draft("2026-03-05");

        refused(both(id, id, "SUBMITTED"), "one step after the other");
    }

    @ParameterizedTest
    @CsvSource({"3, one step after the other", "0, one step after the other", "1, duplicate key"})
    void aStepWithAnotherNumberIsRefused(int seq, String because) {
        refused(numbered(draft("2026-03-05"), seq), because);
    }

    @Test
    void theNextStepHasTheNextNumber() throws SQLException {
        var id = draft("2026-03-05");

        run(numbered(id, 2));

        assertThat(ask("select status from voucher where id = '" + id + "'")).isEqualTo("SUBMITTED");
    }

    @Test
    void noStepIsTakenWithoutAVoucher() {
        refused(step("11111111-1111-4111-8111-111111111111", "DRAFTED", "a"), "is missing");
    }

    @Test
    void aBookWithEntriesIsNotOpenedAnew() throws SQLException {
        var posted = draft("2026-03-05");
        var opening = draft("2026-03-31");
        pastEveryGuard("update voucher set kind = 'OPENING' where id = '" + opening + "'");
        for (var id : List.of(posted, opening)) {
            run(step(id, "SUBMITTED", "head"));
            run(step(id, "REVIEWED", "leader"));
        }
        var before = connection.setSavepoint();
        run(step(opening, "POSTED", "head"));
        connection.rollback(before);
        run(step(posted, "POSTED", "head"));

        refused(step(opening, "POSTED", "head"), "cannot be opened again");
    }

    /** Five vouchers of two months, written in the reverse order of their days. */
    private String postedBackwards() throws SQLException {
        var days = List.of("2026-03-20", "2026-04-02", "2026-03-05", "2026-03-11", "2026-04-01");
        var all = String.join("','", days.stream().map(this::draft).toList());
        for (var step : List.of("SUBMITTED", "REVIEWED", "POSTED")) {
            run("insert into voucher_step (principal, voucher, step, by, by_name, at, ruling) select principal, id, '"
                    + step + "', '" + step + "', 'A', now(), gen_random_uuid() from voucher where id in ('" + all
                    + "') order by date desc");
        }
        return all;
    }

    @Test
    void numbersFollowTheDaysInWhateverOrderTheyAreWritten() throws SQLException {
        var all = postedBackwards();

        assertThat(ask("select string_agg(date || ' ' || number, ', ' order by date) from voucher where id in ('" + all
                        + "')"))
                .isEqualTo("2026-03-05 1, 2026-03-11 2, 2026-03-20 3, 2026-04-01 1, 2026-04-02 2");
    }

    @Test
    void theCountOfAMonthIsItsLastNumber() throws SQLException {
        postedBackwards();

        assertThat(ask("select string_agg(last::text, ',' order by month) from voucher_count where book = '{book}'"))
                .isEqualTo("3,2");
    }

    @Test
    void balancesAreWhatTheLinesComeTo() throws SQLException {
        postedBackwards();

        assertThat(ask("select count(*) from balance_drift where book = '{book}'"))
                .isEqualTo("0");
    }

    @Test
    void theLeafOfAPostingHoldsItsNumber() throws SQLException {
        var all = postedBackwards();

        assertThat(ask("select count(*) from evidence_leaf where kind = 'voucher.posted' and subject in ('" + all
                        + "') and content like '%\"number\":%\"status\":\"POSTED\"%'"))
                .isEqualTo("5");
    }

    @Test
    void aDraftTakesLines() throws SQLException {
        var id = draft("2026-03-05");

        run(line(id, GOOD_LINE));

        assertThat(ask("select count(*) from voucher_line where voucher = '" + id + "'"))
                .isEqualTo("3");
    }

    @ParameterizedTest
    @CsvSource({
        "1 as version, 2 as version, takes no such lines",
        "'''{book}''::uuid as book', gen_random_uuid() as book, takes no such lines",
        "'date ''2026-03-05''', 'date ''2026-03-06''', takes no such lines",
        "1 as debit, -1 as debit, has no negative amounts",
        "'''{book}''::uuid', null::uuid, null value"
    })
    void linesAreThoseOfTheDraftTheyBelongTo(String right, String wrong, String because) {
        assertThat(GOOD_LINE).contains(right);

        refused(line(draft("2026-03-05"), GOOD_LINE.replace(right, wrong)), because);
    }

    @Test
    void noLineIsWrittenWithoutAVoucher() {
        refused(line("11111111-1111-4111-8111-111111111111", GOOD_LINE), "takes no such lines");
    }

    @Test
    void whatIsSubmittedTakesNoLines() throws SQLException {
        var id = draft("2026-03-05");
        run(step(id, "SUBMITTED", "head"));

        refused(line(id, GOOD_LINE), "takes no such lines");
    }

    @Test
    void nothingIsDatedIntoAClosedMonth() throws SQLException {
        books.posted(book, supplies("2026-01-05", "600.00"));
        books.closed(book, "2026-01");
        var id = draft("2026-02-05");

        refused("update voucher set date = '2026-01-31' where id = '" + id + "'", "is closed for 2026-01-31");
        refused(
                "insert into voucher (principal, id, book, type, date, drafted_at) values"
                        + " ('{principal}', gen_random_uuid(), '{book}', 'PAYMENT', '2026-02-01', now()),"
                        + " ('{principal}', gen_random_uuid(), '{book}', 'PAYMENT', '2026-01-01', now())",
                "is closed for 2026-01-01");
        run("update voucher set date = '2026-02-28' where id = '" + id + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update voucher set id = gen_random_uuid() where id = '{id}'",
                "update voucher set principal = 'another' where id = '{id}'",
                "update voucher set book = gen_random_uuid() where id = '{id}'",
                "update voucher set kind = 'CLOSING' where id = '{id}'",
                "update voucher set import = gen_random_uuid() where id = '{id}'",
                "delete from voucher where id = '{id}'",
                "truncate voucher cascade",
                "truncate voucher_line",
                "truncate voucher_step"
            })
    void aDraftStaysTheVoucherItIs(String sql) throws SQLException {
        var id = draft("2026-03-05");

        assertThatThrownBy(() -> run(sql.replace("{id}", id)))
                .hasMessageMatching("(?s).*(cannot change|is never changed or deleted).*");
    }

    @Test
    void whatIsSubmittedSaysWhatItSays() throws SQLException {
        var id = draft("2026-03-05");
        run("update voucher set attachments = 3 where id = '" + id + "'");
        run(step(id, "SUBMITTED", "head"));

        for (var set : List.of("attachments = 4", "date = '2026-03-06'", "type = 'GENERAL'", "version = 2")) {
            refused("update voucher set " + set + " where id = '" + id + "'", "cannot change");
        }
    }

    /** A leaf is made of what these functions say; the log compares it with what the other way of saying it gives. */
    @Test
    void rowsAreSaidInCanonicalForm() throws SQLException {
        var id = draft("2026-03-05");
        pastEveryGuard("""
                update voucher set documents = '[{"kind": "invoice", "b": {"z": null, "é": 1.50}, "a\\u0001\\"": []}, {}]',
                       voucher_no = E'记-1 "\\\\/\\n\\t\\u0007', source_kind = 'x', source_id = '\u2028', rule = ''
                 where id = '""" + id + "'");
        pastEveryGuard("""
                update voucher_line set summary = E'购\\r\\b"<>&', dimensions = '{"é": "1", "a": {"b": [null, {"c": null}]}}'
                 where position = 1 and voucher = '""" + id + "'");
        pastEveryGuard("update voucher_step set comment = E'\\\\', ruling = null where voucher = '" + id + "'");
        for (var zone : List.of("UTC", "Asia/Shanghai")) {
            run("set timezone = '" + zone + "'");
            for (var same : List.of(
                    "canonical_voucher(said) = canonical(jsonb_strip_nulls(to_jsonb(said)"
                            + " - '{discarded,entered}'::text[])) from voucher said where id = '",
                    "canonical_draft(said) = canonical(jsonb_strip_nulls(to_jsonb(said)"
                            + " - '{number,status,discarded,entered}'::text[])) from voucher said where id = '",
                    "bool_and(canonical_line(said) = canonical(jsonb_strip_nulls(to_jsonb(said)"
                            + " - '{principal,voucher,version}'::text[]))) from voucher_line said where voucher = '",
                    "bool_and(canonical_step(said) = canonical(jsonb_strip_nulls(to_jsonb(said)"
                            + " - '{principal,voucher}'::text[]))) from voucher_step said where voucher = '")) {
                assertThat(ask("select " + same + id + "'")).as(same).isEqualTo("t");
            }
        }
    }

    @Test
    void nothingCorrectsWhatIsLater() throws SQLException {
        var posted = books.posted(book, supplies("2026-04-10", "600.00"));
        var insert = "insert into voucher (principal, id, book, type, kind, date, corrects, drafted_at) values"
                + " ('{principal}', gen_random_uuid(), '{book}', 'PAYMENT', 'REVERSAL', '%s', '" + posted + "', now())";

        refused(insert.formatted("2026-04-09"), "cannot correct");
        run(insert.formatted("2026-04-10"));
        refused("update voucher set date = '2026-04-09' where corrects = '" + posted + "'", "cannot correct");
    }

    @Test
    void noDayLiesBeyondTheNextYear() throws SQLException {
        var insert = "insert into voucher (principal, id, book, type, date, drafted_at) values"
                + " ('{principal}', gen_random_uuid(), '{book}', 'PAYMENT', '%s', now())";

        run(insert.formatted("2027-12-31"));
        refused(insert.formatted("2028-01-01"), "beyond the next year");
    }

    @Test
    void moneyThatFundsKeepsIsNotMovedWithoutAReason() throws SQLException {
        var draft = draft("2026-03-05");
        run("insert into kept_money (principal, account, since) values ('{principal}', 'one', '2026-03-05')");

        refused(step(draft, "SUBMITTED", "head"), "gives no reason");
        run("update voucher set reason = '手续费' where id = '" + draft + "'");
        run(step(draft, "SUBMITTED", "head"));
        refused("update voucher set reason = '其他' where id = '" + draft + "'", "cannot change");
    }

    @Test
    void sinceWhenFundsKeepsMoneyStays() throws SQLException {
        run("insert into kept_money (principal, account, since) values ('{principal}', 'one', '2026-03-05')");

        refused("update kept_money set since = '2026-04-01' where principal = '{principal}'", "never changed");
        refused("delete from kept_money where principal = '{principal}'", "never changed");
    }

    @Test
    void vouchersOfOneInstantAreNumberedInTheOrderOfTheirEntry() throws SQLException {
        var ids = IntStream.range(0, 12).mapToObj(_ -> draft("2026-03-05")).toList();
        var all = String.join("','", ids);
        pastEveryGuard("update voucher set drafted_at = '2026-03-05' where id in ('" + all + "')");
        for (var step : List.of("SUBMITTED", "REVIEWED", "POSTED")) {
            run("insert into voucher_step (principal, voucher, step, by, by_name, at, ruling) select principal, id, '"
                    + step + "', '" + step + "', 'A', now(), gen_random_uuid() from voucher where id in ('" + all
                    + "')");
        }

        var numbers = new ArrayList<String>();
        for (var id : ids) {
            numbers.add(ask("select number from voucher where id = '" + id + "'"));
        }
        assertThat(numbers).containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");
    }
}
