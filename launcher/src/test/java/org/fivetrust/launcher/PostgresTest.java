package org.fivetrust.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The real binaries on a real folder, whose path has a blank. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresTest {

    private static final StartupLog QUIET =
            new StartupLog(new PrintStream(OutputStream.nullOutputStream()), LauncherSettings.from(Map.of()));

    private int port;
    private Path path;
    private DataFolder folder;
    private Postgres postgres;

    @BeforeAll
    void open() throws IOException {
        port = Free.port();
        path = Files.createTempDirectory("our data ");
        folder = DataFolder.open(path);
    }

    @BeforeEach
    void start() throws IOException, SQLException {
        if (postgres == null) {
            postgres = Postgres.at(folder, port, QUIET);
            postgres.start();
            try (var superuser = postgres.connect()) {
                new Databases(superuser, postgres.secret()).prepare("funds");
                new Databases(superuser, postgres.secret()).prepare("seals");
            }
        }
    }

    private void stop() {
        postgres.stop();
        postgres = null;
    }

    @AfterAll
    void leave() throws IOException {
        if (postgres != null) {
            postgres.stop();
        }
        folder.close();
        Command.run(List.of("rm", "-rf", path.toString()));
    }

    private Connection connect(String role, String database, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/" + database, role, password);
    }

    private Connection connect(String role, String database) throws SQLException {
        return connect(role, database, postgres.secret().passwordOf(role));
    }

    /** The session of a service has a timeout; that of its migration has none. */
    @Test
    void noSessionOfAServiceStandsStillForEver() throws SQLException {
        try (var service = connect("funds", "funds");
                var owner = connect("funds_owner", "funds")) {
            assertThat(shown(service, "lock_timeout")).isEqualTo("1min");
            assertThat(shown(service, "statement_timeout")).isEqualTo("15min");
            assertThat(shown(service, "idle_in_transaction_session_timeout")).isEqualTo("1min");
            assertThat(shown(service, "transaction_timeout")).isEqualTo("30min");
            assertThat(shown(owner, "statement_timeout")).isEqualTo("0");
        }
    }

    @Test
    void everyCommitIsOnDiskBeforeItIsAnswered() throws SQLException {
        try (var superuser = postgres.connect()) {
            assertThat(shown(superuser, "fsync")).isEqualTo("on");
            assertThat(shown(superuser, "synchronous_commit")).isEqualTo("on");
            assertThat(shown(superuser, "full_page_writes")).isEqualTo("on");
            assertThat(shown(superuser, "listen_addresses")).isEqualTo("localhost");
        }
    }

    private static String shown(Connection connection, String setting) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("show " + setting)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void aServiceEntersItsOwnDatabaseAndNoOther() throws SQLException {
        connect("funds", "funds").close();
        assertThatThrownBy(() -> connect("funds", "seals")).hasMessageContaining("permission denied for database");
        assertThatThrownBy(() -> connect("funds", "funds", "demo")).hasMessageContaining("password authentication");
        try (var funds = connect("funds", "funds");
                var statement = funds.createStatement()) {
            assertThatThrownBy(() -> statement.execute("create table stray (id int)"))
                    .hasMessageContaining("permission denied for schema public");
        }
    }

    @Test
    void preparingTwiceChangesNothing() throws SQLException {
        try (var superuser = postgres.connect()) {
            new Databases(superuser, postgres.secret()).prepare("funds");
        }
        connect("funds_owner", "funds").close();
    }

    @Test
    void aSecondStartFindsAllData() throws IOException, SQLException {
        try (var owner = connect("funds_owner", "funds");
                var statement = owner.createStatement()) {
            statement.execute("create table kept as select 42 as answer");
        }
        stop();
        start();
        try (var owner = connect("funds_owner", "funds");
                var statement = owner.createStatement();
                var rows = statement.executeQuery("select answer from kept")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }
    }

    @Test
    void aServerLeftOverFromAKilledLauncherIsStopped() throws IOException, SQLException {
        var left = ProcessHandle.of(serverId()).orElseThrow();
        var next = Postgres.at(folder, port, QUIET);
        assertThat(next.stopOrphan()).isTrue();
        assertThat(left.onExit()).succeedsWithin(Duration.ofSeconds(20));
        assertThat(next.stopOrphan()).isFalse();
        postgres = null;
        start();
        assertThat(serverId()).isNotEqualTo(left.pid());
    }

    private long serverId() throws IOException {
        return Long.parseLong(Files.readAllLines(path.resolve("postgres/postmaster.pid"))
                .getFirst()
                .strip());
    }

    @Test
    void aNumberThatAnotherProcessBearsByNowHarmsNobody() throws IOException, SQLException {
        stop();
        var bystander = new ProcessBuilder("sleep", "60").start();
        try {
            var note = path.resolve("postgres/postmaster.pid");
            Files.writeString(note, bystander.pid() + "\n" + path.resolve("postgres") + "\n");
            assertThat(Postgres.at(folder, port, QUIET).stopOrphan()).isFalse();
            assertThat(bystander.isAlive()).isTrue();
            Files.writeString(note, "");
            assertThat(Postgres.at(folder, port, QUIET).stopOrphan()).isFalse();
            start();
        } finally {
            bystander.destroyForcibly();
        }
    }

    @Test
    void aDamagedFolderIsSaidInOneSentence() throws IOException, SQLException {
        stop();
        for (var lost : List.of("secret", "postgres/PG_VERSION", "postgres/global/pg_control")) {
            var file = path.resolve(lost);
            var aside = Files.move(file, path.resolve("aside"));
            assertThatThrownBy(() -> Postgres.at(folder, port, QUIET).start())
                    .as(lost)
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("The data folder " + path + " is damaged")
                    .hasMessageContaining("DATA_DIR")
                    .hasMessageNotContaining("\n");
            Files.move(aside, file);
        }
        start();
    }

    @Test
    void dataOfAnotherPostgresqlIsLeftAlone() throws IOException, SQLException {
        stop();
        var version = path.resolve("postgres/PG_VERSION");
        Files.writeString(version, "17\n");
        assertThatThrownBy(() -> Postgres.at(folder, port, QUIET).start())
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("holds data of PostgreSQL 17, this product brings 18");
        Files.writeString(version, "18\n");
        start();
    }
}
