package org.fivetrust.agreements.ruling;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.world.Community;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks in one community, and changes things behind the service's back. */
record Questioner(Community community) {

    private Map<String, Object> question(String amount, @Nullable String payee) {
        var properties = new HashMap<String, Object>(Map.of("amount", amount));
        if (payee != null) {
            properties.put("counterparty", payee);
        }
        return Map.of(
                "subject", Map.of("type", "user", "id", community.login("reporter")),
                "action", Map.of("name", "request:PAYMENT", "properties", properties),
                "resource", Map.of("type", "principal", "id", community.committee()));
    }

    JsonNode evaluate(String amount, @Nullable String payee) {
        return community
                .agreements("reporter")
                .evaluate(question(amount, payee))
                .ok();
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
        return community
                .agreements("reporter")
                .askRuling(Map.of(
                        "principal",
                        community.committee(),
                        "act",
                        Map.of("kind", "PAYMENT", "amount", "10.00", "counterparty", Map.of("name", payee))))
                .ok();
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
                """.formatted(community.committee());
    }

    String resuming() {
        return """
                update agreement_suspension set resumed_by = 'leader', resumed_at = now(), resumption_reason = '毕'
                where principal = '%s'
                """.formatted(community.committee());
    }
}
