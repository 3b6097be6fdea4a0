package org.fivetrust.agreements.ruling;

import static org.fivetrust.agreements.Town.body;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.fivetrust.agreements.Town;
import org.fivetrust.testing.TestPostgres;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks in one town, and changes things behind the service's back. */
record Questioner(Town town) {

    private Map<String, Object> question(String amount, @Nullable String payee) {
        var properties = new HashMap<String, Object>(Map.of("amount", amount));
        if (payee != null) {
            properties.put("counterparty", payee);
        }
        return Map.of(
                "subject", Map.of("type", "user", "id", town.login("reporter")),
                "action", Map.of("name", "request:PAYMENT", "properties", properties),
                "resource", Map.of("type", "principal", "id", town.principal()));
    }

    JsonNode evaluate(String amount, @Nullable String payee) {
        return body(town.post(town.login("reporter"), "/access/v1/evaluation", question(amount, payee)), 200);
    }

    boolean may() {
        return evaluate("10.00", null).path("decision").asBoolean();
    }

    String code() {
        return evaluate("10.00", null).path("context").path("code").asString("");
    }

    String code(String payee) {
        return evaluate("10.00", payee).path("context").path("code").asString("");
    }

    /** What ten yuan to this payee are banded on. */
    String banded(String payee) {
        return evaluate("10.00", payee).path("context").path("bandedOn").asString();
    }

    int version() {
        return evaluate("10.00", null).path("context").path("agreementVersion").asInt();
    }

    JsonNode dryRun(String payee) {
        return body(
                town.post(
                        town.login("reporter"),
                        "/v1/rulings",
                        Map.of(
                                "principal",
                                town.principal(),
                                "act",
                                Map.of("kind", "PAYMENT", "amount", "10.00", "counterparty", Map.of("name", payee)))),
                200);
    }

    /** By another program, as the owner of the tables. */
    static int sql(String sql) {
        try (var connection = TestPostgres.superuser("agreements");
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Without triggers, so no change is published. */
    static void unheard(String sql) {
        sql("set session_replication_role = replica; " + sql);
    }

    String suspending() {
        return """
                insert into agreement_suspension (principal, agreement, id, reason, role, suspended_by, suspended_at)
                select principal, series, gen_random_uuid(), '核查', 'street-leader', 'leader', now()
                from agreement where principal = '%s'
                """.formatted(town.principal());
    }

    String resuming() {
        return """
                update agreement_suspension set resumed_by = 'leader', resumed_at = now(), resumption_reason = '毕'
                where principal = '%s'
                """.formatted(town.principal());
    }
}
