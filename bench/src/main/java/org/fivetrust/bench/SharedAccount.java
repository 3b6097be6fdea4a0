package org.fivetrust.bench;

import java.sql.SQLException;

/**
 * A bank account that many principals share: what each of them received, the statements that show it, and the matches
 * of both; each principal's last receipt is still on its way.
 */
record SharedAccount(FundsTown town, int account, int principals, int each) {

    int entries() {
        return principals * each;
    }

    void fill() throws Exception {
        run("""
                insert into principal_subdistrict (principal, subdistrict)
                select 's' || p || '-committee', 'binhe' from generate_series(1, {principals}) p;
                insert into trust_account (principal, id, name, bank, number, number_key, shared, opened_on, opened_by, opened_at,
                       basis, balance, cleared, entries)
                select 's' || p || '-committee', {ledger}, '分户', '农商银行', '{number}', '{number}', '一户多分户', '2016-01-01',
                       'cashier', now(), '{}', {each} * 100, ({each} - 1) * 100, {each}
                  from generate_series(1, {principals}) p;
                insert into trust_entry (principal, account, seq, kind, source, amount, effective_on, recorded_at, balance_after)
                select 's' || p || '-committee', {ledger}, n, 'RECEIPT', {source}, 100, {day}, now(), n * 100
                  from generate_series(1, {principals}) p, generate_series(1, {each}) n;
                insert into receipt (principal, id, account, received_on, amount, payer, purpose, category, number, number_key,
                       method, registered_by, registered_at, basis)
                select 's' || p || '-committee', {source}, {ledger}, {day}, 100, '租户' || n, '租金', 'RENT', 'S' || n, 'S' || n,
                       'CASH', 'cashier', now(), '{}'
                  from generate_series(1, {principals}) p, generate_series(1, {each}) n;
                insert into trust_clearing (principal, account, seq, kind, source, nth, cleared, amount, cleared_on, reference,
                       recorded_by, recorded_at)
                select 's' || p || '-committee', {ledger}, n, 'RECEIPT', {source}, 1, true, 100, {day}, 'S/' || n, 'accountant', now()
                  from generate_series(1, {principals}) p, generate_series(1, {each} - 1) n;
                insert into trust_day (principal, account, day, ledger, cleared)
                select 's' || p || '-committee', {ledger}, {day}, sum(100), sum(case when n < {each} then 100 else 0 end)
                  from generate_series(1, {principals}) p, generate_series(1, {each}) n group by 1, 2, 3;
                insert into bank_statement (principal, id, file, digest, format, number, account, account_key, statement_id,
                       from_on, to_on, opening, closing, credits, debits, entries, apart, entries_digest, received_by,
                       received_at, basis, place, taken_at)
                select '{owner}', {statement}, {statement}, 'S' || n, 'CAMT', 1, '{number}', '{number}', 'S' || n, {day}, {day},
                       100000000 + (n - 1) * {principals} * 100, 100000000 + n * {principals} * 100, {principals} * 100, 0,
                       {principals}, 0, '', 'cashier', now(), '{}', n, now()
                  from generate_series(1, {each} - 1) n;
                insert into bank_entry (principal, statement, number, line, account_key, amount, reversal, status, booked_on,
                       reference, party_name, details)
                select '{owner}', {statement}, p, p, '{number}', 100, false, 'BOOKED', {day}, 'S' || n || '/' || p, '租户' || n, '[]'
                  from generate_series(1, {principals}) p, generate_series(1, {each} - 1) n;
                insert into bank_match (principal, id, statement, entry, rule, score, run, matched_by, matched_at, ruling)
                select '{owner}', {source}, {statement}, p, 'AMOUNT_DATE_PAYEE', 80, {statement}, 'accountant', now(), {statement}
                  from generate_series(1, {principals}) p, generate_series(1, {each} - 1) n;
                insert into bank_match_movement (principal, match, account, seq, owner, kind, source, amount, booked_on, reference,
                       matched_by, matched_at, clears)
                select 's' || p || '-committee', {source}, {ledger}, n, '{owner}', 'RECEIPT', {source}, 100, {day}, 'S/' || n,
                       'accountant', now(), true
                  from generate_series(1, {principals}) p, generate_series(1, {each} - 1) n;
                insert into trust_entry_unmatched (principal, account, seq)
                select 's' || p || '-committee', {ledger}, {each} from generate_series(1, {principals}) p;
                """);
        town.database.run("vacuum analyze");
    }

    private void run(String sql) throws SQLException {
        town.database.asTheyAre(sql.replace("{ledger}", id("p", 7))
                .replace("{source}", id("p * 1000 + n", 6))
                .replace("{statement}", id("n", 5))
                .replace("{day}", "(date '" + FundsTown.TODAY + "' - {each} + n)")
                .replace("{owner}", town.principal(account))
                .replace("{number}", FundsTown.number(account))
                .replace("{principals}", "" + principals)
                .replace("{each}", "" + each));
    }

    private static String id(String n, int of) {
        return "('00000000-0000-4000-800" + of + "-' || lpad((" + n + ")::text, 12, '0'))::uuid";
    }

    /** What every sub-ledger under the number holds. */
    String sum() {
        return """
                select held.principal, held.id, held.name, sum(entry.amount)
                  from trust_account held
                  join trust_entry entry on entry.principal = held.principal and entry.account = held.id
                 where held.number_key = '%s' and entry.effective_on <= '%s'
                 group by held.principal, held.id, held.name;
                """.formatted(FundsTown.number(account), FundsTown.TODAY);
    }

    void check() throws Exception {
        var proof = town.prove(account);
        FundsTown.mustBe("0.00", "difference", proof.path("difference").asString());
        FundsTown.mustBe(principals + 1, "sub-ledgers", proof.path("subLedgers").size());
        FundsTown.mustBe(principals, "in transit", proof.path("items").size());
        FundsTown.mustBe(proof.path("control"), "sub-ledgers come to", proof.path("ledgers"));
    }
}
