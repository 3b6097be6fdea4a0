package org.fivetrust.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.fivetrust.bench.Load.Result;
import org.fivetrust.testing.TestTokens;

/**
 * Reading and taking in. Trial balance and balance sheet of books with a thousand, ten thousand and a hundred thousand
 * vouchers among five hundred books, beside pgbench asking PostgreSQL for the same kept balances; then files of
 * vouchers taken in, submitted, reviewed and posted, beside pgbench posting one by one. Arguments: rounds, seconds of
 * each measurement, connections.
 */
final class BooksLoad {

    private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000);

    private static final int VOUCHERS = 1_000;

    private static final int FILES = 5;

    private static final String KEPT = """
            select account, sum(debit) filter (where month < '2026-01-01'), sum(credit) filter (where month < '2026-01-01'),
                   sum(debit), sum(credit)
              from balance
             where principal = '%s' and book = '%s' and month <= '2026-12-01'
             group by account order by account;
            """;

    private final Service service;
    private final Database database;
    private final long millis;
    private final int connections;
    private final String token = TestTokens.bearer("accountant");
    private final Map<String, List<Result>> results = new LinkedHashMap<>();
    private final AtomicInteger files = new AtomicInteger();

    private BooksLoad(Service service, Database database, long millis, int connections) {
        this.service = service;
        this.database = database;
        this.millis = millis;
        this.connections = connections;
    }

    public static void main(String[] arguments) throws Exception {
        var rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        var millis = 1000L * (arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4);
        var connections = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 8;
        try (var service = Service.start();
                var database = Database.open("accounts")) {
            var load = new BooksLoad(service, database, millis, connections);
            load.prepare();
            load.round();
            load.files();
            load.files();
            load.results.clear();
            for (var round = 0; round < rounds; round++) {
                load.round();
            }
            PostingLoad.print(load.results);
            load.check();
        }
        System.exit(0);
    }

    /** Every book has a hundred vouchers, three have more. */
    private void prepare() throws Exception {
        var books = new Books(database);
        books.open();
        for (var n = 0; n < SIZES.size(); n++) {
            books.posted(10_000_000 * (n + 1), SIZES.get(n), n + 1);
        }
        books.posted(40_000_000, 100 * Books.MANY, 0);
        books.reviewed(1, 1, true);
        service.send("accountant", "/v1/vouchers/" + Books.voucher(1) + "/post", Map.of());
        Yardstick.prepare(database, Books.voucher(1));
        System.out.println("fsync " + database.text("show fsync") + ", " + database.text("select count(*) from voucher")
                + " vouchers, " + database.text("select count(*) from book") + " books, " + connections
                + " connections");
    }

    private void round() throws Exception {
        for (var n = 0; n < SIZES.size(); n++) {
            var book = n + 1;
            var size = "%,7d vouchers, ".formatted(SIZES.get(n));
            measured(
                    size + "pgbench, kept balances",
                    database.pgbench(KEPT.formatted(Books.principal(book), Books.book(book)), connections, millis, 0));
            measured(size + "trial balance", read(book, "trial-balance?from=2026-01&to=2026-12"));
            measured(size + "balance sheet", read(book, "statements/balance-sheet?period=2026-12"));
        }
        measured("pgbench, posting in one statement", yardstick());
        files();
    }

    private void measured(String what, Result result) {
        results.computeIfAbsent(what, _ -> new ArrayList<>()).add(result);
    }

    private Result read(int book, String path) throws Exception {
        return new Load(
                        service.port,
                        Load.get("/v1/books/" + Books.book(book) + "/" + path, token),
                        connections,
                        millis)
                .run();
    }

    private Result yardstick() throws Exception {
        var from = 50_000_000 + files.get() * 1_000_000;
        for (var client = 0; client < 8; client++) {
            Yardstick.copy(database, from + client * 50_000 + 1, from + client * 50_000 + 10_000);
        }
        return database.pgbench(Yardstick.ONE_STATEMENT, 8, millis, from);
    }

    /** One file after the other, each into a book of its own: each of the four requests, and all of them. */
    private void files() throws Exception {
        var nanos = new LinkedHashMap<String, long[]>();
        for (var n = 0; n < FILES; n++) {
            var book = "/v1/books/" + Books.book(100 + files.getAndIncrement());
            var started = System.nanoTime();
            var taken =
                    service.send("accountant", book + "/imports", "text/csv", file().getBytes(StandardCharsets.UTF_8));
            nanos.computeIfAbsent("taken in", _ -> new long[FILES])[n] = System.nanoTime() - started;
            var which = Map.of("import", taken.path("id").asString());
            for (var step : List.of("submit", "review", "post")) {
                var before = System.nanoTime();
                service.send(step.equals("review") ? "reviewer" : "accountant", book + "/vouchers/" + step, which);
                nanos.computeIfAbsent(step, _ -> new long[FILES])[n] = System.nanoTime() - before;
            }
            nanos.computeIfAbsent("all four", _ -> new long[FILES])[n] = System.nanoTime() - started;
        }
        nanos.forEach((what, each) -> measured(
                "%,d vouchers in a file, %s".formatted(VOUCHERS, what),
                new Result(
                        Arrays.stream(each).map(one -> one / 1000).sorted().toArray(),
                        Arrays.stream(each).sum() / 1_000_000,
                        VOUCHERS)));
    }

    private String file() {
        var file = new StringBuilder("voucher_no,date,summary,account_code,debit,credit,attachments\n");
        for (var n = 1; n <= VOUCHERS; n++) {
            var head = "记-" + n + ",2026-" + (n % 12 < 9 ? "0" : "") + (n % 12 + 1) + "-05,支付办公用品及水电费,";
            file.append(head).append("513,").append(n).append(".00,,2\n");
            file.append(head).append("514,400.00,,2\n");
            file.append(head).append("101,,400.00,2\n");
            file.append(head).append("102,,").append(n).append(".00,2\n");
        }
        return file.toString();
    }

    private void check() throws Exception {
        var drift = database.text("select count(*) from balance_drift");
        var gaps = database.text("select count(*) from number_gap where last <= " + VOUCHERS);
        System.out.printf("%s balances off, %s gaps%n", drift, gaps);
        if (!drift.equals("0") || !gaps.equals("0")) {
            throw new IllegalStateException("the books do not hold");
        }
    }
}
