package org.fivetrust.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.fivetrust.bench.Load.Result;
import org.fivetrust.testing.TestTokens;

/**
 * Vouchers posted one by one over HTTP, beside pgbench writing the same rows one commit each, on the same PostgreSQL
 * and in turns. A posting answers when number, balances, evidence leaf, ruling and idempotency key are on disk.
 * Arguments: rounds, seconds of each measurement, numbers of clients.
 */
final class PostingLoad {

    private static final int STOCK = 90_000;

    private static final int HOT_FROM = 10_000_000;

    private static final int PLAIN_FROM = 20_000_000;

    private final Service service;
    private final Database database;
    private final long millis;
    private final String token = TestTokens.bearer("accountant");
    private final AtomicInteger next = new AtomicInteger(1);
    private final AtomicInteger nextHot = new AtomicInteger(HOT_FROM);
    private int plain = PLAIN_FROM;

    private PostingLoad(Service service, Database database, long millis) {
        this.service = service;
        this.database = database;
        this.millis = millis;
    }

    public static void main(String[] arguments) throws Exception {
        var rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        var millis = 1000L * (arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4);
        var clients = arguments.length > 2 ? List.of(arguments[2].split(",")) : List.of("1", "8", "32");
        try (var service = Service.start();
                var database = Database.open("accounts")) {
            var load = new PostingLoad(service, database, millis);
            load.prepare();
            var results = new LinkedHashMap<String, List<Result>>();
            load.warm();
            for (var round = 0; round < rounds; round++) {
                for (var many : clients) {
                    load.round(Integer.parseInt(many), results);
                }
            }
            print(results);
            load.check();
        }
        System.exit(0);
    }

    private void prepare() throws Exception {
        var books = new Books(database);
        books.open();
        books.reviewed(1, STOCK, false);
        books.reviewed(HOT_FROM, STOCK / 3, true);
        var first = Books.voucher(next.getAndIncrement());
        service.send("accountant", "/v1/vouchers/" + first + "/post", Map.of());
        Yardstick.prepare(database, first);
        mandates();
        System.out.println("fsync " + database.text("show fsync") + ", synchronous_commit "
                + database.text("show synchronous_commit") + ", PostgreSQL " + database.text("show server_version"));
    }

    /** Every principal's mandate is at hand before anything is measured. */
    private void mandates() throws Exception {
        for (var book = 1; book < Books.MANY; book++) {
            service.send("accountant", "/v1/vouchers/" + Books.voucher(next.getAndIncrement()) + "/post", Map.of());
        }
    }

    private void warm() throws Exception {
        for (var clients : List.of(32, 4, 8, 32)) {
            round(clients, new LinkedHashMap<>());
            new Load(service.port, this::posting, clients, 3 * millis).run();
        }
    }

    private void round(int clients, Map<String, List<Result>> results) throws Exception {
        measured(results, clients, "pgbench, many statements", pgbench(Yardstick.MANY_STATEMENTS, clients));
        measured(results, clients, "pgbench, one statement", pgbench(Yardstick.ONE_STATEMENT, clients));
        measured(results, clients, "HTTP, 500 books", post(service.port, next, clients));
        measured(results, clients, "HTTP, one hot book", post(service.port, nextHot, clients));
        measured(results, clients, "through the gateway", post(service.gatewayPort, next, clients));
    }

    private static void measured(Map<String, List<Result>> results, int clients, String what, Result result) {
        results.computeIfAbsent("%2d clients, %s".formatted(clients, what), _ -> new ArrayList<>())
                .add(result);
    }

    private Result pgbench(String script, int clients) throws Exception {
        var from = plain;
        plain += clients * 50_000;
        for (var client = 0; client < clients; client++) {
            Yardstick.copy(database, from + client * 50_000 + 1, from + client * 50_000 + 30_000 / clients);
        }
        database.run("checkpoint");
        return database.pgbench(script, clients, millis, from);
    }

    private Result post(int port, AtomicInteger from, int clients) throws Exception {
        database.run("checkpoint");
        return new Load(port, () -> posting(from), clients, millis).run();
    }

    private byte[] posting() {
        return posting(next);
    }

    private byte[] posting(AtomicInteger from) {
        return Load.postOnce("/v1/vouchers/" + Books.voucher(from.getAndIncrement()) + "/post", token, "{}");
    }

    /** What was measured did happen. */
    private void check() throws Exception {
        var posted = database.text("select count(*) from voucher where status = 'POSTED'");
        var asked = "" + (next.get() - 1 + nextHot.get() - HOT_FROM);
        var leaves = database.text("select count(*) from evidence_leaf where kind = 'voucher.posted'");
        var drift = database.text("select count(*) from balance_drift");
        var gaps = database.text("select count(*) from number_gap");
        System.out.printf(
                "posted %s of %s asked, %s leaves, %s balances off, %s gaps%n", posted, asked, leaves, drift, gaps);
        if (!drift.equals("0") || !gaps.equals("0") || !posted.equals(leaves)) {
            throw new IllegalStateException("the books do not hold");
        }
    }

    static void print(Map<String, List<Result>> results) {
        System.out.printf(
                "medians of %d rounds%n", results.values().iterator().next().size());
        System.out.printf("%-40s %10s %9s %9s %9s %9s%n", "", "per second", "p50 ms", "p95 ms", "p99 ms", "JVM ms");
        results.forEach((name, rounds) -> System.out.printf(
                "%-40s %10.0f %9.2f %9.2f %9.2f %9.2f%n",
                name,
                Result.median(rounds, Result::perSecond),
                Result.median(rounds, round -> round.millisAt(0.5)),
                Result.median(rounds, round -> round.millisAt(0.95)),
                Result.median(rounds, round -> round.millisAt(0.99)),
                Result.median(rounds, Result::cpuMicrosEach) / 1000));
    }
}
