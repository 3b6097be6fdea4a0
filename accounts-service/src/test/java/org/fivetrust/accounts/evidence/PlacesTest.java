package org.fivetrust.accounts.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.accounts.evidence.Tampering.number;
import static org.fivetrust.testing.AtOnce.atOnce;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.ReadsTheWholeLog;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Every leaf that is committed gets one place, whenever that is, and whatever happens to who gives it. */
@AccountsTest
@ReadsTheWholeLog
class PlacesTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Books books;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(
                        client.mutate().responseTimeout(Duration.ofMinutes(2)).build())
                .community();
        books = new Books(community);
    }

    /** Everything committed so far is given its place, and the whole log verified. */
    private void sealed() {
        var verified = community.evidence("auditor").verifyLog("accounts").created();
        assertThat(verified.path("findings").values()).isEmpty();
    }

    private static Connection everyones() throws SQLException {
        var connection = TestPostgres.application("accounts");
        connection.setAutoCommit(false);
        done(connection, "select set_config('app.principals', '*', false)");
        connection.commit();
        return connection;
    }

    private static void done(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void record(Connection connection, String subject) throws SQLException {
        done(
                connection,
                "select record_evidence('%s', 'test.act', '%s', '{\"n\": 1}', 'tester', null, now())"
                        .formatted(community.committee(), subject));
    }

    private long count(String from) throws SQLException {
        return number("select count(*) from " + from.formatted(community.committee()));
    }

    private long position(String subject) throws SQLException {
        return number("""
                select coalesce(max(place.position), -1)
                  from evidence_leaf leaf join evidence_position place using (principal, seq)
                 where leaf.principal = '%s' and leaf.subject = '%s'
                """.formatted(community.committee(), subject));
    }

    private long seq(String subject) throws SQLException {
        return number("select seq from evidence_leaf where principal = '%s' and subject = '%s'"
                .formatted(community.committee(), subject));
    }

    @Test
    void aLeafWhoseTransactionStaysOpenIsPlacedOnceItIsCommitted() throws SQLException {
        try (var slow = everyones();
                var quick = everyones()) {
            record(slow, "first");
            record(quick, "second");
            quick.commit();
            sealed();
            assertThat(position("first")).isEqualTo(-1);
            assertThat(position("second")).isNotNegative();

            slow.commit();
            sealed();
            assertThat(seq("first")).isLessThan(seq("second"));
            assertThat(position("first")).isGreaterThan(position("second"));
        }
    }

    @Test
    void whatIsRolledBackLeavesNoGapAndNothingThatWaits() throws SQLException {
        try (var undone = everyones();
                var kept = everyones()) {
            record(kept, "before");
            kept.commit();
            record(undone, "undone");
            record(kept, "after");
            undone.rollback();
            kept.commit();
        }
        sealed();

        assertThat(seq("after") - seq("before")).isEqualTo(2);
        assertThat(position("after")).isGreaterThan(position("before"));
        assertThat(count("evidence_pending where principal = '%s'")).isZero();
        assertThat(number("select size - (select count(*) from evidence_position) from evidence_head"))
                .isZero();
    }

    @Test
    void aSequencerKilledMidwayHasPlacedNothingAndTheNextPlacesAll() throws SQLException {
        long size;
        try (var killed = everyones();
                var act = everyones()) {
            done(killed, "select size from evidence_head for update");
            record(act, "one");
            record(act, "two");
            act.commit();
            size = number("select size from evidence_head");
            done(
                    killed,
                    "select place_leaves((select size from evidence_head),"
                            + " array(select seq from evidence_pending order by seq))");
            assertThat(count("evidence_pending where principal = '%s'")).isEqualTo(2);
            done(
                    TestPostgres.superuser("accounts"),
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where usename = 'accounts' and query like 'select place_leaves((select size%'");
            assertThatThrownBy(() -> killed.commit()).isInstanceOf(SQLException.class);
        }
        sealed();

        assertThat(position("one")).isGreaterThanOrEqualTo(size);
        assertThat(position("two")).isEqualTo(position("one") + 1);
        assertThat(count("evidence_position where principal = '%s'")).isEqualTo(2);
    }

    @Test
    void ofManyAtOnceEachThatIsCommittedHasOnePlaceAndTheOthersNone() throws SQLException {
        var committed = atOnce(8, this::acts);
        sealed();

        var many = committed.stream().mapToLong(Integer::longValue).sum();
        assertThat(many).isGreaterThan(8 * 60);
        assertThat(count("evidence_leaf where principal = '%s'")).isEqualTo(many);
        assertThat(count("evidence_position where principal = '%s'")).isEqualTo(many);
        assertThat(count("evidence_pending where principal = '%s'")).isZero();
        assertThat(number("select count(*) - max(position) - 1 from evidence_position"))
                .isZero();
    }

    /** Some transactions of some leaves, one in four undone; how many leaves were committed. */
    private int acts(int who) {
        var chance = new Random(who);
        var committed = 0;
        try (var connection = everyones()) {
            for (var transaction = 0; transaction < 60; transaction++) {
                var leaves = 1 + chance.nextInt(3);
                for (var leaf = 0; leaf < leaves; leaf++) {
                    record(connection, who + "/" + transaction + "/" + leaf);
                }
                if (chance.nextInt(4) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                    committed += leaves;
                }
                if (transaction % 20 == 10) {
                    sealed();
                }
            }
            return committed;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void placesAreGivenToWhatWaitsAndAtTheEndOnly() throws SQLException {
        try (var connection = everyones()) {
            record(connection, "waiting");
            var seq = "array(select max(seq) from evidence_pending)";
            for (var refused : new String[] {
                "select place_leaves(size - 1, " + seq + ") from evidence_head",
                "select place_leaves(size + 1, " + seq + ") from evidence_head",
                "select place_leaves(size, array[0]) from evidence_head",
                "select place_leaves(size, " + seq + " || " + seq + ") from evidence_head",
                "delete from evidence_pending"
            }) {
                var before = connection.setSavepoint();
                assertThatThrownBy(() -> done(connection, refused)).as(refused).isInstanceOf(SQLException.class);
                connection.rollback(before);
            }
            connection.rollback();
        }
    }

    @Test
    void evenTheOwnerTakesNoLeafOutOfTheQueue() throws SQLException {
        try (var owner = TestPostgres.owner("accounts")) {
            owner.setAutoCommit(false);
            record(owner, "waiting");
            assertThatThrownBy(() -> done(owner, "delete from evidence_pending"))
                    .hasMessageContaining("waits until it has its place");
            owner.rollback();
        }
    }

    @Test
    void othersSeeNeitherPlaceNorWhatWaits() throws SQLException {
        try (var connection = everyones()) {
            record(connection, "placed");
            connection.commit();
            sealed();
            record(connection, "waiting");
            done(connection, "select set_config('app.principals', 'somebody-else', true)");
            for (var table : new String[] {"evidence_position", "evidence_pending"}) {
                try (var statement = connection.createStatement()) {
                    var seen = statement.executeQuery("select count(*) from " + table);
                    seen.next();
                    assertThat(seen.getLong(1)).as(table).isZero();
                }
            }
            assertThatThrownBy(() -> done(connection, "select place_leaves(0, '{}')"))
                    .hasMessageContaining("everyone's");
            connection.rollback();
        }
    }
}
