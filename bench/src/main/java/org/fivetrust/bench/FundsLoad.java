package org.fivetrust.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The money service beside what it is measured against, in turns. Arguments: what, as names with commas; rounds;
 * seconds of each measurement of many requests; by how much smaller than stated everything is, for a trial.
 */
final class FundsLoad {

    private static final Map<String, Measure> ALL = new LinkedHashMap<>();

    static {
        ALL.put("statements", StatementLoad::takenIn);
        ALL.put("heap", StatementLoad::heap);
        ALL.put("matching", MatchingLoad::matched);
        ALL.put("receipts", MovementLoad::receipts);
        ALL.put("payments", MovementLoad::payments);
        ALL.put("balance", BalanceLoad::asOfADay);
        ALL.put("proof", BalanceLoad::proof);
    }

    private FundsLoad() {}

    interface Measure {

        List<Line> of(FundsTown town, Extent extent) throws Exception;
    }

    record Extent(int rounds, long millis, int smaller) {

        int of(int whole) {
            return Math.max(10, whole / smaller);
        }

        /** In milliseconds, each in turn with the others; the first two rounds are not counted. */
        List<Double> inTurns(List<Callable<Double>> works) throws Exception {
            var all = new ArrayList<List<Double>>();
            works.forEach(_ -> all.add(new ArrayList<>()));
            for (var round = -2; round < rounds; round++) {
                for (var n = 0; n < works.size(); n++) {
                    var took = works.get(n).call();
                    if (round >= 0) {
                        all.get(n).add(took);
                    }
                }
            }
            return all.stream().map(FundsLoad::median).toList();
        }
    }

    /** @param aim the ratio that ours is to keep within, or is to reach where more is better */
    record Line(
            String what, double ours, double theirs, String unit, String against, double aim, boolean moreIsBetter) {

        static Line atMost(double aim, String what, double ours, double theirs, String unit, String against) {
            return new Line(what, ours, theirs, unit, against, aim, false);
        }

        static Line atLeast(double aim, String what, double ours, double theirs, String unit, String against) {
            return new Line(what, ours, theirs, unit, against, aim, true);
        }

        private boolean isReached() {
            return moreIsBetter ? ours / theirs >= aim : ours / theirs <= aim;
        }

        @Override
        public String toString() {
            return "%-52s %10.4g %10.4g %-4s %-34s %7.3f %s %-5.3g %s"
                    .formatted(
                            what,
                            ours,
                            theirs,
                            unit,
                            against,
                            ours / theirs,
                            moreIsBetter ? ">=" : "<=",
                            aim,
                            isReached() ? "" : "NOT REACHED");
        }
    }

    static double median(List<Double> of) {
        return of.stream().sorted().toList().get(of.size() / 2);
    }

    interface Work {

        void run() throws Exception;
    }

    static double millis(Work work) throws Exception {
        var from = System.nanoTime();
        work.run();
        return (System.nanoTime() - from) / 1e6;
    }

    public static void main(String[] arguments) throws Exception {
        var what =
                arguments.length > 0 && !arguments[0].equals("all") ? List.of(arguments[0].split(",")) : ALL.keySet();
        var extent = new Extent(
                arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5,
                1000L * (arguments.length > 2 ? Integer.parseInt(arguments[2]) : 4),
                arguments.length > 3 ? Integer.parseInt(arguments[3]) : 1);
        var lines = new ArrayList<Line>();
        try (var town = FundsTown.start(extent.smaller() == 1 ? 64 : 16)) {
            System.out.printf(
                    "fsync %s, synchronous_commit %s, PostgreSQL %s, %d rounds%n",
                    town.database.text("show fsync"),
                    town.database.text("show synchronous_commit"),
                    town.database.text("show server_version"),
                    extent.rounds());
            for (var one : what) {
                ALL.get(one).of(town, extent).forEach(line -> {
                    System.out.println(line);
                    lines.add(line);
                });
            }
            town.mustBe(0, "select count(*) from trust_figures_unexplained()");
        }
        System.out.printf("%n%-52s %10s %10s %-4s %-34s %7s%n", "", "ours", "theirs", "", "against", "ratio");
        lines.forEach(System.out::println);
        System.exit(0);
    }
}
