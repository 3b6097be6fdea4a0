package org.fivetrust.accounts.evidence;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.testing.world.Vouchers.supplies;

import java.sql.Connection;
import java.sql.SQLException;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What neither the service nor the owner of the tables may do to the log. */
@AccountsTest
class LogPrivilegesTest {

    private Community community;

    @BeforeEach
    void aVoucherInTheLog(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        community = World.over(client).community();
        var books = new Books(community);
        new Log(community).proof(books.posted(books.opened(), supplies("2026-03-05", "600.00")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into evidence_leaf (principal, kind, subject, body, content, at)"
                        + " values ('%s', 'voucher.posted', 'x', '{}', '{}', now())",
                "update evidence_leaf set body = '{}' where principal = '%s'",
                "update evidence_leaf set at = now() where principal = '%s'",
                "delete from evidence_leaf where principal = '%s'",
                "insert into evidence_position (principal, seq, position) values ('%s', 0, (select size from evidence_head))",
                "update evidence_position set position = position + 1000000 where principal = '%s'",
                "delete from evidence_position where principal = '%s'",
                "insert into evidence_pending (seq, principal) values (0, '%s')",
                "update evidence_node set sha256 = sm3",
                "delete from evidence_node",
                "delete from evidence_checkpoint",
                "update evidence_head set size = 0"
            })
    void theServiceItselfCannotRewriteItsLog(String statement) {
        assertThatThrownBy(() -> tried(TestPostgres.application("accounts"), statement))
                .isInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update evidence_leaf set body = '{}' where principal = '%s'",
                "update evidence_leaf set at = now() where principal = '%s'",
                "delete from evidence_leaf where principal = '%s'",
                "insert into evidence_position (principal, seq, position) values ('%s', 0, (select size from evidence_head))",
                "update evidence_position set position = position + 1000000 where principal = '%s'",
                "delete from evidence_position where principal = '%s'",
                "update evidence_node set sha256 = sm3",
                "delete from evidence_node",
                "delete from evidence_checkpoint",
                "update evidence_head set size = 0"
            })
    void theOwnerOfTheTablesCannotRewriteTheLog(String statement) {
        assertThatThrownBy(() -> tried(TestPostgres.owner("accounts"), statement))
                .isInstanceOf(SQLException.class);
    }

    private void tried(Connection connection, String sql) throws SQLException {
        try (connection;
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.principals', '*', true)");
            statement.execute(sql.formatted(community.committee()));
            connection.rollback();
        }
    }

    @Test
    void noEvidenceIsWrittenInAnotherPrincipalsName() throws SQLException {
        try (var connection = TestPostgres.application("accounts");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.principals', 'somebody-else', true)");

            assertThatThrownBy(() -> statement.execute("select record_evidence('" + community.committee()
                            + "', 'x', 'y', '{}', 'me', null, now())"))
                    .isInstanceOf(SQLException.class);
        }
    }
}
