package org.fivetrust.bench;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * funds-service and agreements-service as they run, and principals whose agreements are in force: each has a registered
 * bank account and a sub-ledger under its number. Every id follows from a number, so that everybody can name it.
 */
final class FundsTown implements AutoCloseable {

    static final LocalDate TODAY = LocalDate.now();

    private final ConfigurableApplicationContext agreements;
    private final Service service;
    final Database database;
    final int port;
    private final List<String> principals = new ArrayList<>();

    private FundsTown(ConfigurableApplicationContext agreements, Service service, Database database) {
        this.agreements = agreements;
        this.service = service;
        this.port = service.port;
        this.database = database;
    }

    static FundsTown start(int principals) throws Exception {
        Service.durable();
        var agreements = HttpLoad.start();
        var service = Service.funds(Service.port(agreements));
        var town = new FundsTown(agreements, service, Database.open("funds"));
        for (var n = 0; n < principals; n++) {
            town.settle(HttpLoad.settle(Service.port(agreements)));
        }
        return town;
    }

    private void settle(String principal) throws Exception {
        var n = principals.size();
        principals.add(principal);
        database.run("""
                insert into principal_subdistrict (principal, subdistrict) values ('%s', 'binhe') on conflict do nothing
                """.formatted(principal));
        database.asTheyAre("""
                insert into bank_account (principal, id, holder, bank, bank_code, number, number_key, kind, purpose,
                       resolution, requested_at, opened_by, opened_at)
                values ('%s', '%s', '居委会', '农商银行', '402331000015', '%s', '%3$s', 'BASIC', '日常收支', '三号', now(),
                       'cashier', now())
                """.formatted(principal, bankAccount(n), number(n)));
        open(principal, n, n);
    }

    /** A sub-ledger with a million yuan under the number of a bank account. */
    void open(String principal, int account, int bankAccount) throws SQLException {
        database.run("""
                insert into trust_account (principal, id, name, bank, number, number_key, shared, opened_on, opened_by,
                       opened_at, basis)
                values ('{whose}', '{which}', '分户', '农商银行', '{number}', '{number}', '一户多分户', '2016-01-01', 'cashier', now(),
                       '{"ruling": "00000000-0000-4000-8000-000000000000"}');
                insert into trust_entry (principal, account, kind, source, amount, effective_on, cleared_on, recorded_at)
                values ('{whose}', '{which}', 'OPENING', '{which}', 100000000, '2016-01-01', '2016-01-01', now());
                """.replace("{whose}", principal)
                .replace("{which}", account(account))
                .replace("{number}", number(bankAccount)));
    }

    static String account(int n) {
        return "00000000-0000-4000-8000-%012d".formatted(n);
    }

    static String bankAccount(int n) {
        return "00000000-0000-4000-9000-%012d".formatted(n);
    }

    static String number(int n) {
        return "1101%011d".formatted(n);
    }

    int principals() {
        return principals.size();
    }

    String principal(int n) {
        return principals.get(n % principals.size());
    }

    JsonNode send(String login, String path, Object body) throws Exception {
        return service.send(login, path, body);
    }

    /** Takes a file in: its first statement. */
    JsonNode takeIn(Path file) throws Exception {
        var before = "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xml\"\r\n"
                + "Content-Type: application/xml\r\n\r\n";
        var body = BodyPublishers.concat(
                BodyPublishers.ofString(before),
                BodyPublishers.ofFile(file),
                BodyPublishers.ofString("\r\n--part--\r\n"));
        return service.send("cashier", "/v1/bank-statements", "multipart/form-data; boundary=part", body)
                .path("statements")
                .path(0);
    }

    JsonNode prove(int account) throws Exception {
        return service.read("accountant", "/v1/reconciliations?account=" + bankAccount(account));
    }

    JsonNode match(int account, boolean dryRun) throws Exception {
        return send("accountant", "/v1/matching-runs?dryRun=" + dryRun, Map.of("account", bankAccount(account)));
    }

    void mustBe(Object expected, String sql) throws SQLException {
        mustBe(expected, sql, database.text(sql));
    }

    static void mustBe(Object expected, String what, Object found) {
        if (!String.valueOf(expected).equals(String.valueOf(found))) {
            throw new IllegalStateException(what + ": " + found + " instead of " + expected);
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
        service.close();
        agreements.close();
    }
}
