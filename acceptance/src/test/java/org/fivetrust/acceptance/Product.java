package org.fivetrust.acceptance;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.fivetrust.testing.Scrape;

/** The launcher as a child process, on free ports and a data folder of its own. */
final class Product implements AutoCloseable {

    private static final Path LAUNCHER = Path.of("..", "launcher", "target");

    private static final Path LOG = Path.of("target", "product.log");

    private static final Duration START = Duration.ofSeconds(300);

    private static final List<String> PORTS = List.of(
            "GATEWAY_PORT",
            "ISSUER_PORT",
            "AGREEMENTS_PORT",
            "ACCOUNTS_PORT",
            "FUNDS_PORT",
            "ASSETS_PORT",
            "ARCHIVES_PORT",
            "SEALS_PORT",
            "DB_PORT");

    /** District systems of the journeys listen on this machine; what is late is found soon. */
    private static final Map<String, String> SHARED =
            Map.of("WEBHOOK_LOCALHOST", "true", "OVERDUE_EVERY", "PT2S", "ALERTS_LOOK_EVERY", "PT2S");

    private static Product shared;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Map<String, Integer> ports;
    private final Path data;
    private Duration ahead = Duration.ZERO;
    private Process process;
    private long logged;
    private PrintStream console;

    Product(String name) {
        this.ports = freePorts();
        this.data = emptied(Path.of("target", "data", name).toAbsolutePath());
    }

    /** One product for all journeys that do it no lasting harm. */
    static synchronized Product shared() {
        if (shared == null) {
            shared = new Product("shared");
            Runtime.getRuntime().addShutdownHook(new Thread(Product::retire));
            shared.start(SHARED);
        }
        return shared;
    }

    /** Makes room for a product that a journey brings itself. */
    static synchronized void retire() {
        if (shared != null) {
            shared.close();
            shared = null;
        }
    }

    Town town() {
        return new Town(at("GATEWAY_PORT"), at("ISSUER_PORT"));
    }

    private URI at(String port) {
        return URI.create("http://localhost:" + ports.get(port));
    }

    void start(Map<String, String> settings) {
        try {
            Files.createDirectories(LOG.getParent());
            logged = Files.exists(LOG) ? Files.size(LOG) : 0;
            var builder = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()));
            ports.forEach((name, port) -> builder.environment().put(name, Integer.toString(port)));
            builder.environment().put("DATA_DIR", data.toString());
            builder.environment().put("LAUNCHER_CONSOLE", "true");
            builder.environment().putAll(settings);
            process = builder.start();
            console = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException("the launcher does not start", failed);
        }
        Await.until("the product is ready", START, this::isReady, ready -> ready);
    }

    /** Switched off and on again when so much time has gone by. */
    void restart(Duration later) {
        close();
        ahead = ahead.plus(later);
        start(SHARED);
    }

    private List<String> command() throws IOException {
        var lib = LAUNCHER.resolve("lib");
        if (!Files.isDirectory(lib)) {
            throw new AssertionError(
                    "The launcher is not built: " + lib.toAbsolutePath().normalize()
                            + " is missing. Run 'mvn package' at the root of the project first.");
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var command = new ArrayList<String>();
        command.add(java.toString());
        if (ahead.isPositive()) {
            command.add(MachineClock.ahead(ahead));
        }
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                jar() + ":" + lib + "/*",
                "org.fivetrust.launcher.Launcher"));
        return command;
    }

    private static Path jar() throws IOException {
        try (var files = Files.list(LAUNCHER)) {
            return files.filter(file -> file.getFileName().toString().matches("launcher-[^/]*\\.jar"))
                    .filter(file -> !file.toString().matches(".*-(sources|javadoc|tests|exec)\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("The launcher is not built: no jar in " + LAUNCHER));
        }
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new AssertionError(
                    "the launcher ended with " + process.exitValue() + "; its last words:\n" + lastWords());
        }
        return hasGreeted() && isUp("GATEWAY_PORT", "/actuator/health") && isSeeded();
    }

    /** It prints its addresses when it is ready, and not before. */
    private boolean hasGreeted() {
        try (var log = new RandomAccessFile(LOG.toFile(), "r")) {
            var said = new byte[(int) (log.length() - logged)];
            log.seek(logged);
            log.readFully(said);
            return new String(said, StandardCharsets.UTF_8)
                    .contains(at("GATEWAY_PORT").toString());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The demo town has what it is known for. */
    private boolean isSeeded() {
        var auditor = town().person("auditor");
        return Stream.of("dongfang-committee", "dongfang-collective", "xinghe-committee")
                .allMatch(principal -> Stream.of("agreements", "trust-accounts", "books", "seals", "assets")
                        .allMatch(things -> holds(auditor.get("/v1/" + things + "?principal=" + principal))));
    }

    private static boolean holds(Answer list) {
        return list.status() == 200 && !list.body().path("items").isEmpty();
    }

    private boolean isUp(String port, String path) {
        try {
            var request = HttpRequest.newBuilder(at(port).resolve(path))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200
                    && Body.read(answer.body()).path("status").asString("").equals("UP");
        } catch (IOException silent) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String lastWords() {
        try {
            var lines = Files.readAllLines(LOG);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    void stop(String service) {
        console.println("stop " + service);
        Await.until(service + " falls silent", () -> isUp(portOf(service), "/actuator/health/readiness"), up -> !up);
    }

    void start(String service) {
        console.println("start " + service);
        Await.until(
                service + " is back",
                Duration.ofSeconds(60),
                () -> isUp(portOf(service), "/actuator/health/readiness"),
                up -> up);
    }

    /** Who signs with the issuer's own key. */
    OtherSubdistrict otherSubdistrict() {
        return new OtherSubdistrict(
                data.resolve("issuer-key.json"), at("ISSUER_PORT").toString());
    }

    /** Of a service, beside the gateway. */
    int port(String service) {
        return ports.get(portOf(service));
    }

    /** Of the gateway and of each service, by the name of its port. */
    Map<String, URI> healthAddresses() {
        var addresses = new LinkedHashMap<String, URI>();
        PORTS.stream()
                .filter(port -> !port.equals("ISSUER_PORT") && !port.equals("DB_PORT"))
                .forEach(port -> addresses.put(
                        port,
                        at(port).resolve(
                                        port.equals("GATEWAY_PORT")
                                                ? "/actuator/health"
                                                : "/actuator/health/readiness")));
        return addresses;
    }

    /** Connections that somebody holds at this moment; background work holds one now and then. */
    long connectionsInUse(String service) {
        return (long) scrape(service).sum("r2dbc_pool_acquired_connections");
    }

    /** What is left of the heap when everything that can be let go of is gone. */
    long heapAfterCollection() {
        try {
            new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(process.pid()),
                            "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        return (long) scrape("agreements").sum("jvm_memory_used_bytes", "area=\"heap\"");
    }

    /** The metrics of one part. */
    Scrape scrape(String part) {
        try {
            var request = HttpRequest.newBuilder(at(portOf(part)).resolve("/actuator/prometheus"))
                    .timeout(Duration.ofSeconds(10))
                    .header("Authorization", "Bearer " + town().tokenOf("prometheus"))
                    .build();
            return Scrape.parse(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException silent) {
            throw new UncheckedIOException(silent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String portOf(String service) {
        return service.toUpperCase(Locale.ROOT) + "_PORT";
    }

    /** Kills the JVM (kill -9); PostgreSQL keeps running. */
    void kill() {
        process.destroyForcibly();
        join();
    }

    /** Kill -9 for everything there is, PostgreSQL too: nothing but the disk remains. */
    void killAll() {
        var server = ProcessHandle.of(serverId()).orElseThrow();
        process.destroyForcibly();
        Stream.concat(Stream.of(server), server.descendants()).toList().forEach(ProcessHandle::destroyForcibly);
        server.onExit().join();
        join();
    }

    /** PostgreSQL writes the number of its process where its data are. */
    private long serverId() {
        try (var files = Files.walk(data, 2)) {
            var file = files.filter(found -> found.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow();
            return Long.parseLong(Files.readAllLines(file).getFirst().strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void join() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("the launcher does not end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** As Ctrl-C does: everything stops in order. */
    @Override
    public void close() {
        if (process == null || !process.isAlive()) {
            return;
        }
        process.destroy();
        join();
    }

    private static Map<String, Integer> freePorts() {
        var ports = new LinkedHashMap<String, Integer>();
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (var name : PORTS) {
                var socket = new ServerSocket(0);
                sockets.add(socket);
                ports.put(name, socket.getLocalPort());
            }
            for (var socket : sockets) {
                socket.close();
            }
            return ports;
        } catch (IOException none) {
            throw new UncheckedIOException("no free port", none);
        }
    }

    private static Path emptied(Path folder) {
        try {
            if (Files.exists(folder)) {
                try (var files = Files.walk(folder)) {
                    for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            return Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(folder.toString(), failed);
        }
    }
}
