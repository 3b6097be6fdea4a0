package org.fivetrust.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.fivetrust.bench.FundsLoad.Extent;
import org.fivetrust.bench.FundsLoad.Line;
import org.fivetrust.bench.Load.Result;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestTokens;
import tools.jackson.databind.json.JsonMapper;

/**
 * Receipts and payment requests over HTTP, spread over all principals, beside pgbench writing the same rows one commit
 * each. agreements-service rules each payment request; its own rows pgbench does not write.
 */
final class MovementLoad {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int CLIENTS = 32;

    private final FundsTown town;
    private final String path;
    private final AtomicInteger next = new AtomicInteger();
    private int plain;

    private MovementLoad(FundsTown town, String path) {
        this.town = town;
        this.path = path;
    }

    static List<Line> receipts(FundsTown town, Extent extent) throws Exception {
        return new MovementLoad(town, "/v1/receipts").measured(extent, "receipts", 1.0, "receipt");
    }

    static List<Line> payments(FundsTown town, Extent extent) throws Exception {
        return new MovementLoad(town, "/v1/payments").measured(extent, "payment requests", 0.3, "payment");
    }

    private List<Line> measured(Extent extent, String what, double aim, String table) throws Exception {
        warm(extent);
        var rows = SameRows.of(
                town.database,
                "plain_" + table,
                town.principals(),
                Set.of("trust_account", "trust_day", "number_series"),
                this::once);
        System.out.println(what + " write " + rows.tables());
        var earlier = count(table);
        var asked = next.get();
        var perSecond = extent.inTurns(List.<Callable<Double>>of(
                () -> new Load(town.port, this::request, CLIENTS, extent.millis())
                        .run()
                        .perSecond(),
                () -> pgbench(rows.inManyStatements(), extent),
                () -> pgbench(rows.inOneStatement(), extent)));
        FundsTown.mustBe(next.get() - asked, table + " rows", count(table) - earlier);
        return List.of(
                Line.atLeast(
                        aim,
                        what + ", 32 clients",
                        perSecond.get(0),
                        perSecond.get(1),
                        "/s",
                        "pgbench, a statement a table"),
                Line.atLeast(
                        aim,
                        what + ", 32 clients",
                        perSecond.get(0),
                        perSecond.get(2),
                        "/s",
                        "pgbench, all in one statement"));
    }

    /** Each principal's mandate is at hand, the JIT has seen its load, and what follows in the background has come. */
    private void warm(Extent extent) throws Exception {
        for (var n = 0; n < town.principals(); n++) {
            once();
        }
        new Load(town.port, this::request, CLIENTS, 5 * extent.millis()).run();
        NeighbourStub.reset();
        var undelivered = "select count(*) from outbox where delivered_at is null";
        for (var wait = 0; wait < 600 && !town.database.text(undelivered).equals("0"); wait++) {
            Thread.sleep(100);
        }
    }

    private int count(String table) throws Exception {
        return Integer.parseInt(town.database.text("select count(*) from " + table));
    }

    private double pgbench(String script, Extent extent) throws Exception {
        NeighbourStub.reset();
        town.database.run("checkpoint");
        plain += CLIENTS * 50_000;
        Result result = town.database.pgbench(script, CLIENTS, extent.millis(), plain);
        town.database.run("checkpoint");
        return result.perSecond();
    }

    private void once() throws Exception {
        var n = next.getAndIncrement();
        town.send(login(n), path, body(n));
    }

    private byte[] request() {
        var n = next.getAndIncrement();
        return Load.postOnce(path, TestTokens.bearer(login(n)), JSON.writeValueAsString(body(n)));
    }

    private boolean isReceipt() {
        return path.endsWith("receipts");
    }

    private String login(int n) {
        return isReceipt() ? "cashier" : "reporter." + town.principal(n).replace("-committee", "");
    }

    private Map<String, Object> body(int n) {
        var account = FundsTown.account(n % town.principals());
        return isReceipt()
                ? Map.of(
                        "principal",
                        town.principal(n),
                        "account",
                        account,
                        "receivedOn",
                        FundsTown.TODAY.toString(),
                        "amount",
                        "1.00",
                        "payer",
                        "商铺三号",
                        "purpose",
                        "租金",
                        "receiptNumber",
                        "R" + n)
                : Map.of(
                        "principal",
                        town.principal(n),
                        "account",
                        account,
                        "payee",
                        Map.of("name", "供应商" + n, "account", "33010401" + n, "bank", "工商银行"),
                        "amount",
                        "1.00",
                        "purpose",
                        "修补步道",
                        "category",
                        "MAINTENANCE",
                        "evidence",
                        List.of(Map.of("kind", "INVOICE", "number", "F" + n)));
    }
}
