package org.fivetrust.bench;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.fivetrust.bench.FundsLoad.Extent;
import org.fivetrust.bench.FundsLoad.Line;
import org.fivetrust.bench.Load.Result;
import org.fivetrust.testing.TestTokens;

/** What large sub-ledgers and widely shared accounts cost to read. One client asks, one question after the other. */
final class BalanceLoad {

    private static final int LARGE = 1_000_000;

    private static final int SMALL = 1_000;

    private static final int PRINCIPALS = 500;

    private static final int ENTRIES_EACH = 200;

    /** Both sub-ledgers are of the same ten years. */
    private static final int DAYS = 3_650;

    private static final String TOKEN = TestTokens.bearer("accountant");

    private BalanceLoad() {}

    static List<Line> asOfADay(FundsTown town, Extent extent) throws Exception {
        entered(town, 1_000, extent.of(LARGE));
        entered(town, 1_001, extent.of(SMALL));
        var took = extent.inTurns(List.of(() -> balance(town, extent, 1_000), () -> balance(town, extent, 1_001)));
        return List.of(Line.atMost(
                1.2,
                "balance as of a day, %,d entries, p50".formatted(extent.of(LARGE)),
                took.get(0),
                took.get(1),
                "ms",
                "the same, %,d entries".formatted(extent.of(SMALL))));
    }

    /** A sub-ledger of receipts over the bank, past the triggers; its kept figures are their sums. */
    private static void entered(FundsTown town, int account, int entries) throws Exception {
        town.open(town.principal(0), account, account);
        town.database.asTheyAre("""
                insert into trust_entry (principal, account, seq, kind, source, amount, effective_on, recorded_at, cleared_on,
                       balance_after)
                select '{whose}', '{account}', n + 1, 'RECEIPT', gen_random_uuid(), 100, day, day, day, 100000000 + n * 100
                  from (select n, date '{today}' - {days} + (n::bigint * {days} / {entries})::integer as day
                          from generate_series(1, {entries}) n) made;
                insert into trust_entry_unmatched (principal, account, seq)
                select '{whose}', '{account}', n + 1 from generate_series(1, {entries}) n;
                insert into trust_day as kept (principal, account, day, ledger, cleared)
                select principal, account, effective_on, sum(amount), sum(amount)
                  from trust_entry where account = '{account}' and kind = 'RECEIPT' group by 1, 2, 3;
                update trust_account set balance = balance + {entries} * 100, cleared = cleared + {entries} * 100,
                       entries = entries + {entries} where id = '{account}';
                """.replace("{whose}", town.principal(0))
                .replace("{account}", FundsTown.account(account))
                .replace("{today}", FundsTown.TODAY.toString())
                .replace("{days}", "" + DAYS)
                .replace("{entries}", "" + entries));
        town.database.run("vacuum analyze trust_entry, trust_day, trust_account");
    }

    /** Of any day of the ten years. */
    private static double balance(FundsTown town, Extent extent, int account) throws Exception {
        return p50(new Load(
                        town.port,
                        () -> Load.get(
                                "/v1/trust-accounts/" + FundsTown.account(account) + "/balance?asOf="
                                        + FundsTown.TODAY.minusDays(
                                                ThreadLocalRandom.current().nextInt(DAYS)),
                                TOKEN),
                        1,
                        extent.millis())
                .run());
    }

    private static double p50(Result result) {
        return result.millisAt(0.5);
    }

    static List<Line> proof(FundsTown town, Extent extent) throws Exception {
        var account = 2;
        var shared = new SharedAccount(town, account, extent.of(PRINCIPALS), ENTRIES_EACH);
        shared.fill();
        var took = extent.inTurns(List.of(
                () -> p50(new Load(
                                town.port,
                                Load.get("/v1/reconciliations?account=" + FundsTown.bankAccount(account), TOKEN),
                                1,
                                extent.millis())
                        .run()),
                () -> p50(town.database.pgbench(shared.sum(), 1, extent.millis(), 0))));
        shared.check();
        return List.of(Line.atMost(
                2,
                "three-way proof, %,d principals, %,d entries, p50".formatted(shared.principals(), shared.entries()),
                took.get(0),
                took.get(1),
                "ms",
                "the plain SQL sum"));
    }
}
