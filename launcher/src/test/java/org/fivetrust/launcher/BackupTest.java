package org.fivetrust.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A backup of issuer, database and agreements-service, made while they run, and what comes of it elsewhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BackupTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final PrintStream QUIET = new PrintStream(OutputStream.nullOutputStream());

    private static final List<ServicePort> PARTS = List.of(ServicePort.ISSUER, ServicePort.AGREEMENTS);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> environment = new TreeMap<>();
    private Path folder;
    private Path backup;
    private List<String> checkpoint;

    /** What runs on a data folder. */
    private final class Running implements AutoCloseable {

        private final LauncherSettings settings;
        private final DataFolder data;
        private final Postgres postgres;
        private final ServiceContexts contexts;

        Running(LauncherSettings settings) throws IOException, SQLException, InterruptedException {
            this.settings = settings;
            this.data = DataFolder.open(settings.dataFolder());
            var log = new StartupLog(QUIET, settings);
            this.postgres = Postgres.at(data, settings.port(ServicePort.DB), log);
            postgres.start();
            try (var superuser = postgres.connect()) {
                new Databases(superuser, postgres.secret()).prepare("agreements");
            }
            this.contexts = new ServiceContexts(new Catalogue(settings, postgres.secret()));
            contexts.start(PARTS, log);
        }

        private String send(ServicePort service, HttpRequest.Builder request, String path, String authorization)
                throws IOException, InterruptedException {
            var answer = http.send(
                    request.uri(URI.create(settings.url(service) + path))
                            .setHeader("Authorization", authorization)
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
            return answer.body();
        }

        String send(String login, HttpRequest.Builder request, String path) throws IOException, InterruptedException {
            var basic = Base64.getEncoder().encodeToString((login + ":demo").getBytes(StandardCharsets.UTF_8));
            var asked = HttpRequest.newBuilder()
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("grant_type=client_credentials"));
            var token = JSON.readTree(send(ServicePort.ISSUER, asked, "/oauth2/token", "Basic " + basic))
                    .path("access_token")
                    .asString();
            return send(ServicePort.AGREEMENTS, request, path, "Bearer " + token);
        }

        JsonNode call(HttpRequest.Builder request, String path) throws IOException, InterruptedException {
            return JSON.readTree(send("civil-affairs", request, path));
        }

        void register(String community) throws IOException, InterruptedException {
            call(
                    HttpRequest.newBuilder()
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", community)
                            .POST(BodyPublishers.ofString("{\"code\":\"" + community + "\",\"name\":\"社区\","
                                    + "\"kind\":\"URBAN\",\"street\":\"binhe\"}")),
                    "/v1/communities");
        }

        /** Origin, size and root of the log. */
        List<String> checkpoint(String query) throws IOException, InterruptedException {
            return send("civil-affairs", HttpRequest.newBuilder().GET(), "/v1/logs/agreements/checkpoint" + query)
                    .lines()
                    .limit(3)
                    .toList();
        }

        List<String> communities() throws IOException, InterruptedException {
            return call(HttpRequest.newBuilder().GET(), "/v1/communities")
                    .path("items")
                    .valueStream()
                    .map(item -> item.path("code").asString())
                    .toList();
        }

        @Override
        public void close() throws IOException {
            PARTS.reversed().forEach(contexts::stop);
            postgres.stop();
            data.close();
        }
    }

    private LauncherSettings settings(String name) {
        var said = new TreeMap<>(environment);
        said.put("DATA_DIR", folder.resolve(name).toString());
        return LauncherSettings.from(said);
    }

    private void obey(LauncherSettings settings, String... words) {
        new BackupCommands(settings, QUIET).obey(List.of(words));
    }

    @BeforeAll
    void backUp() throws IOException, SQLException, InterruptedException {
        folder = Files.createTempDirectory("backups ");
        backup = folder.resolve("backup");
        for (var port : ServicePort.values()) {
            environment.put(port.variable(), Integer.toString(Free.port()));
        }
        try (var product = new Running(settings("data"))) {
            product.register("before");
            await().ignoreExceptionsInstanceOf(AssertionError.class)
                    .until(() -> !product.checkpoint("").isEmpty());
            var bytes = Files.createDirectories(folder.resolve("data/archives/before"));
            Files.writeString(bytes.resolve("record"), "the bytes of a record");
            checkpoint = product.checkpoint("");
            obey(settings("data"), "backup", backup.toString());
            product.register("after");
        }
    }

    @AfterAll
    void leave() {
        http.close();
        Command.run(List.of("rm", "-rf", folder.toString()));
    }

    @Test
    void elsewhereTheProductGivesTheSameRootAndVerifiesItself() throws Exception {
        obey(settings("elsewhere"), "restore", backup.toString());

        try (var product = new Running(settings("elsewhere"))) {
            assertThat(product.checkpoint("?size=" + checkpoint.get(1))).isEqualTo(checkpoint);
            assertThat(product.communities()).contains("before").doesNotContain("after");
            var found = JSON.readTree(product.send(
                    "auditor",
                    HttpRequest.newBuilder().POST(BodyPublishers.noBody()),
                    "/v1/logs/agreements/verifications"));
            assertThat(found.path("holds").asBoolean()).as(found.toString()).isTrue();
        }
        assertThat(folder.resolve("elsewhere/archives/before/record")).hasContent("the bytes of a record");
        for (var key : List.of("secret", "issuer-key.json", "keys/agreements.pem")) {
            assertThat(folder.resolve("elsewhere").resolve(key))
                    .hasSameBinaryContentAs(folder.resolve("data").resolve(key));
        }
    }

    private Path copy(String name) throws IOException {
        var copy = folder.resolve(name.replace('/', '-'));
        Folders.copy(backup, copy, _ -> false);
        return copy;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres/PG_VERSION",
                "keys/agreements.pem",
                "archives/before/record",
                "issuer-key.json",
                "secret",
                "manifest.json"
            })
    void aBackupThatLacksAPartIsRefusedByName(String part) throws IOException {
        var copy = copy("lacks-" + part);
        Files.delete(copy.resolve(part));

        assertThatThrownBy(() -> obey(settings("unused"), "restore", copy.toString()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("lacks " + part);
        assertThat(folder.resolve("unused/postgres")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres/global/pg_control", "keys/agreements.pem", "archives/before/record", "secret"})
    void aBackupWithAChangedPartIsRefusedByName(String part) throws IOException {
        var copy = copy("changed-" + part);
        Files.writeString(copy.resolve(part), "changed");

        assertThatThrownBy(() -> obey(settings("unused"), "restore", copy.toString()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(part + " has changed");
    }

    @Test
    void nothingIsRestoredOverData() {
        assertThatThrownBy(() -> obey(settings("data"), "restore", backup.toString()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("is not empty");
    }

    @Test
    void noBackupIsOverwritten() {
        assertThatThrownBy(() -> obey(settings("data"), "backup", backup.toString()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("is not empty");
    }

    @Test
    void aProductAtRestIsBackedUpToo() {
        var atRest = folder.resolve("at rest");

        obey(settings("data"), "backup", atRest.toString());

        assertThat(atRest.resolve("manifest.json")).exists();
        assertThat(atRest.resolve("postgres/backup_label")).exists();
    }

    @Test
    void anEmptyFolderHoldsNothingToBackUp() {
        assertThatThrownBy(() -> obey(
                        settings("nothing"), "backup", folder.resolve("none").toString()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("nothing to back up");
    }
}
