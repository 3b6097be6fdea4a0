package org.fivetrust.bench;

import java.util.ArrayList;
import java.util.List;
import org.fivetrust.bench.FundsLoad.Extent;
import org.fivetrust.bench.FundsLoad.Line;

/**
 * Entries of a statement matched with as many movements, half of them payments by their reference, half receipts by
 * amount, day and payer; beside one join of the same rows. Each round has an account of its own.
 */
final class MatchingLoad {

    private static final int MOVEMENTS = 10_000;

    private static final int IN_ONE_COMMIT = 250;

    private static final String JOIN = """
            select entry.statement, entry.number, movement.principal, movement.account, movement.seq
              from bank_entry entry
              join trust_entry movement on movement.amount = entry.amount
              left join payment paid on paid.principal = movement.principal and paid.id = movement.source
              left join receipt received on received.principal = movement.principal and received.id = movement.source
             where entry.principal = '{whose}' and movement.principal = '{whose}' and movement.account = '{account}'
               and (entry.end_to_end_id = replace(paid.id::text, '-', '')
                    or lower(entry.party_name) = lower(received.payer) and abs(entry.booked_on - movement.effective_on) <= 5)
            """;

    private final FundsTown town;
    private final int account;
    private final int movements;
    private final String whose;

    private MatchingLoad(FundsTown town, int account, int movements) {
        this.town = town;
        this.account = account;
        this.movements = movements;
        this.whose = town.principal(account);
    }

    static List<Line> matched(FundsTown town, Extent extent) throws Exception {
        var movements = extent.of(MOVEMENTS);
        var shown = new ArrayList<Double>();
        var joined = new ArrayList<Double>();
        var applied = new ArrayList<Double>();
        for (var round = -1; round < extent.rounds(); round++) {
            var load = new MatchingLoad(town, 4 + round, movements);
            load.prepare();
            for (var time = 0; time < 3; time++) {
                shown.add(FundsLoad.millis(() -> load.match(true)));
                joined.add(FundsLoad.millis(load::join));
            }
            applied.add(FundsLoad.millis(() -> load.match(false)));
            load.check();
            if (round < 0) {
                List.of(shown, joined, applied).forEach(List::clear);
            }
        }
        var join = FundsLoad.median(joined);
        var what = "%,d entries matched with as many movements, ".formatted(movements);
        return List.of(
                Line.atMost(3, what + "shown", FundsLoad.median(shown), join, "ms", "one SQL join"),
                Line.atMost(3, what + "applied", FundsLoad.median(applied), join, "ms", "one SQL join"));
    }

    private String id(int n) {
        return "00000000-0000-4%03d-8000-%012d".formatted(account, n);
    }

    private boolean isPayment(int n) {
        return n % 2 == 0;
    }

    private StatementFile.Entry entry(int n) {
        return isPayment(n)
                ? new StatementFile.Entry(-100 - n, id(n).replace("-", ""), "恒源铺装", "3301040160009876")
                : new StatementFile.Entry(100 + n, "NOTPROVIDED", "租户" + n, "62220202" + n);
    }

    private void prepare() throws Exception {
        for (var from = 0; from < movements; from += IN_ONE_COMMIT) {
            movements(from, Math.min(movements, from + IN_ONE_COMMIT) - 1);
        }
        var file = StatementFile.write(FundsTown.number(account), "M" + account, 100_000_000, movements, this::entry);
        town.takeIn(file.path());
        town.database.run("analyze");
    }

    /** As payments that were released and receipts over the bank leave them; past the triggers of what came before. */
    private void movements(int from, int to) throws Exception {
        town.database.asTheyAre(filled("""
                insert into act (principal, id, kind, subject, amount, category, body, digest, records, requested_by,
                       requested_by_name, requested_at, status, warrant_id, warrant, approvers, executed_by, executed_at,
                       changed_at, ask_again_at)
                select '{whose}', {id}, 'PAYMENT', '修补步道', 100 + n, 'MAINTENANCE', '{}', 'sha-256:0', '{}', 'reporter',
                       'reporter', now(), 'EXECUTED', {id}, 'w', '{director}', 'releaser', now(), now(), now()
                  from generate_series({from}, {to}) n where n % 2 = 0;
                insert into payment (principal, id, account, payee_name, payee_account, payee_bank, payee_kind, amount, purpose,
                       category, method, evidence, emergency, requested_at, prepared_by, prepared_at, released_by, paid_at)
                select '{whose}', {id}, '{account}', '恒源铺装', '3301040160009876', '工商银行', 'ORGANISATION', 100 + n, '修补步道',
                       'MAINTENANCE', 'TRANSFER', '[]', false, now(), 'cashier', now(), 'releaser', now()
                  from generate_series({from}, {to}) n where n % 2 = 0;
                insert into bank_order (principal, id, account, status, changed_by, changed_at)
                select '{whose}', {id}, '{account}', 'TO_SEND', 'releaser', now()
                  from generate_series({from}, {to}) n where n % 2 = 0
                """, from, to));
        town.database.run(filled("""
                insert into receipt (principal, id, account, received_on, amount, payer, purpose, category, number, number_key,
                       method, registered_by, registered_at, basis)
                select '{whose}', {id}, '{account}', '{today}', 100 + n, '租户' || n, '租金', 'RENT', 'M' || n, 'M' || n, 'BANK',
                       'cashier', now(), jsonb_build_object('ruling', {id})
                  from generate_series({from}, {to}) n where n % 2 = 1;
                insert into trust_entry (principal, account, kind, source, amount, effective_on, cleared_on, recorded_at)
                select '{whose}', '{account}', case n % 2 when 0 then 'PAYMENT' else 'RECEIPT' end, {id},
                       case n % 2 when 0 then -100 - n else 100 + n end, '{today}', case n % 2 when 1 then date '{today}' end, now()
                  from generate_series({from}, {to}) n
                """, from, to));
    }

    private String filled(String sql, int from, int to) {
        return sql.replace("{whose}", whose)
                .replace("{id}", "('00000000-0000-4%03d-8000-' || lpad(n::text, 12, '0'))::uuid".formatted(account))
                .replace("{account}", FundsTown.account(account))
                .replace("{today}", FundsTown.TODAY.toString())
                .replace("{from}", "" + from)
                .replace("{to}", "" + to);
    }

    private void match(boolean dryRun) throws Exception {
        FundsTown.mustBe(
                movements,
                "matched",
                town.match(account, dryRun).path("matched").asInt());
    }

    private void join() throws Exception {
        FundsTown.mustBe(
                movements, "joined", town.database.texts(filled(JOIN, 0, 0)).size());
    }

    private void check() throws Exception {
        town.mustBe(
                movements,
                "select count(*) from bank_match_movement where undone_at is null and principal = '" + whose + "'");
        town.mustBe(
                movements,
                "select count(*) from evidence_leaf where kind = 'bank-entry.matched' and principal = '" + whose + "'");
        town.mustBe(
                0,
                "select count(*) from trust_account where reserved <> 0 or cleared <> balance and principal = '" + whose
                        + "'");
    }
}
