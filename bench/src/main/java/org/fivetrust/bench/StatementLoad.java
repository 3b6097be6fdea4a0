package org.fivetrust.bench;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fivetrust.bench.FundsLoad.Extent;
import org.fivetrust.bench.FundsLoad.Line;

/**
 * Statements taken in over HTTP: how long it takes beside Prowide's bare parse of the same bytes, and how much memory.
 */
final class StatementLoad {

    private static final int ENTRIES = 10_000;

    private static final int MOST_ENTRIES = 100_000;

    private static final double MEBIBYTE = 1024 * 1024;

    private final FundsTown town;
    private final int account;
    private int files;
    private long balance;

    /** The bank account of the last principal but so many. */
    private StatementLoad(FundsTown town, int account) {
        this.town = town;
        this.account = account;
    }

    /** What the bank says next of the account. */
    private StatementFile next(int entries) throws Exception {
        var id = "S" + ++files;
        var opening = balance;
        balance += 100L * entries;
        return StatementFile.write(
                FundsTown.number(account),
                id,
                opening,
                entries,
                n -> new StatementFile.Entry(100, id + "E" + n, "恒远工程有限公司", "62220202" + n));
    }

    private void takeIn(StatementFile file, int entries) throws Exception {
        FundsTown.mustBe(
                entries, "entries", town.takeIn(file.path()).path("entries").asInt());
    }

    static List<Line> takenIn(FundsTown town, Extent extent) throws Exception {
        var entries = extent.of(ENTRIES);
        var load = new StatementLoad(town, 0);
        try (var prowide = Prowide.start()) {
            var file = new StatementFile[1];
            var took = extent.inTurns(List.of(
                    () -> {
                        file[0] = load.next(entries);
                        return FundsLoad.millis(() -> load.takeIn(file[0], entries));
                    },
                    () -> prowide.parse(file[0].path(), entries)));
            load.check(entries * load.files);
            return List.of(Line.atMost(
                    1.5,
                    "%,d entries taken in (%.1f MB)".formatted(entries, file[0].bytes() / 1e6),
                    took.get(0),
                    took.get(1),
                    "ms",
                    "Prowide's parse"));
        }
    }

    private void check(int entries) throws Exception {
        var whose = " where principal = '%s' and account_key = '%s'"
                .formatted(town.principal(account), FundsTown.number(account));
        town.mustBe(entries, "select count(*) from bank_entry" + whose);
        town.mustBe(files, "select count(*) from bank_statement" + whose + " and place is not null");
        town.mustBe(
                files,
                "select count(*) from evidence_leaf where kind = 'bank-statement.taken' and subject in "
                        + "(select id::text from bank_statement" + whose + ")");
    }

    /** A trial run first: what is loaded once for good is no growth. */
    static List<Line> heap(FundsTown town, Extent extent) throws Exception {
        var entries = extent.of(MOST_ENTRIES);
        var load = new StatementLoad(town, 1);
        load.takeIn(load.next(entries / 10), entries / 10);
        var file = load.next(entries);
        var before = live();
        var most = before;
        var running = new AtomicBoolean(true);
        try (var other = Executors.newSingleThreadExecutor()) {
            var taking = other.submit(() -> {
                try {
                    return FundsLoad.millis(() -> load.takeIn(file, entries));
                } finally {
                    running.set(false);
                }
            });
            for (; running.get(); Thread.sleep(50)) {
                most = Math.max(most, live());
            }
            System.out.printf("%,d entries, %.1f MB, in %.0f ms%n", entries, file.bytes() / 1e6, taking.get());
        }
        load.check(entries + entries / 10);
        return List.of(Line.atMost(
                64,
                "live heap growing by, %,d entries (%.1f MB)".formatted(entries, file.bytes() / 1e6),
                (most - before) / MEBIBYTE,
                1,
                "MiB",
                "one"));
    }

    /** What a collection leaves. */
    private static long live() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
                .sum();
    }

    /** A JVM of its own, where Prowide stands on the class path: the service never meets it. */
    private record Prowide(Process process, PrintWriter ask, BufferedReader answers) implements AutoCloseable {

        static Prowide start() throws Exception {
            var process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-XX:+UseSerialGC",
                            "-Xmx1g",
                            "-cp",
                            System.getProperty("conformance"),
                            "org.fivetrust.conformance.ParsingOnDemand")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new Prowide(process, new PrintWriter(process.outputWriter(), true), process.inputReader());
        }

        double parse(Path file, int entries) throws Exception {
            ask.println(file);
            var answer = String.valueOf(answers.readLine()).split(" ");
            FundsTown.mustBe(entries, "parsed by Prowide", answer[0]);
            return Long.parseLong(answer[1]) / 1e6;
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
