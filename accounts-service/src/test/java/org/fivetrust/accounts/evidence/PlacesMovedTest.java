package org.fivetrust.accounts.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.TestPostgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** A log that was begun while places stood in the leaves themselves. */
@AccountsTest
class PlacesMovedTest {

    private static final String BEFORE = "(V0_([0-9]|1[0-2])|V([1-9]|[1-4][0-9]|5[0-4]))__.*";

    private String address;

    @BeforeEach
    void aDatabaseOfItsOwn() throws SQLException {
        try (var server = TestPostgres.superuser("postgres");
                var statement = server.createStatement()) {
            statement.execute("create database moved owner accounts_owner");
            var port = URI.create(server.getMetaData().getURL().substring("jdbc:".length()))
                    .getPort();
            address = "jdbc:postgresql://localhost:" + port + "/moved";
        }
    }

    @AfterEach
    void noLonger() throws SQLException {
        try (var server = TestPostgres.superuser("postgres");
                var statement = server.createStatement()) {
            statement.execute("drop database moved with (force)");
        }
    }

    private void migrate(String... locations) {
        Flyway.configure()
                .dataSource(address, "accounts_owner", "")
                .locations(locations)
                .outOfOrder(true)
                .placeholders(Map.of("app", "accounts"))
                .load()
                .migrate();
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(address, "accounts_owner", "");
    }

    private List<String> rows(String query) throws SQLException {
        try (var connection = owner();
                var statement = connection.createStatement()) {
            var found = statement.executeQuery(query);
            var rows = new ArrayList<String>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }

    @Test
    void everyLeafKeepsItsPlaceOrWaitsOn(@TempDir Path earlier) throws SQLException, IOException {
        for (var folder : List.of("frame", "accounts")) {
            for (var script :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:db/" + folder + "/*.sql")) {
                if (script.getFilename().matches(BEFORE)) {
                    Files.write(earlier.resolve(script.getFilename()), script.getContentAsByteArray());
                }
            }
        }
        migrate("filesystem:" + earlier);
        try (var connection = owner();
                var statement = connection.createStatement()) {
            statement.execute("""
                    select record_evidence('p' || n % 3, 'test.act', n::text, '{}', 'tester', null, now())
                      from generate_series(1, 20) n
                    """);
            // not in the order they were written
            statement.execute("""
                    update evidence_leaf leaf set position = placed.place - 1
                      from (select seq, row_number() over (order by md5(subject)) as place
                              from evidence_leaf where subject::int <= 12) placed
                     where leaf.seq = placed.seq
                    """);
            statement.execute("update evidence_head set size = 12");
        }
        var leaves =
                "select leaf.principal || leaf.id || leaf.seq || leaf.kind || leaf.subject || leaf.body || leaf.content"
                        + " || leaf.at from evidence_leaf leaf order by seq";
        var written = rows(leaves);
        var placed = rows("select principal || ' ' || seq || ' ' || position from evidence_leaf"
                + " where position is not null order by position");
        var waiting = rows("select principal || ' ' || seq from evidence_leaf where position is null order by seq");
        assertThat(placed).hasSize(12);
        assertThat(waiting).hasSize(8);

        migrate("classpath:db/frame", "classpath:db/accounts");

        assertThat(rows(leaves)).isEqualTo(written);
        assertThat(rows("select principal || ' ' || seq || ' ' || position from evidence_place order by position"))
                .isEqualTo(placed);
        assertThat(rows("select principal || ' ' || seq from evidence_pending order by seq"))
                .isEqualTo(waiting);
        rows("select place_leaves(12, array(select seq from evidence_pending))");
        assertThat(rows("select size - (select count(*) from evidence_place) from evidence_head"))
                .containsExactly("0");
    }
}
