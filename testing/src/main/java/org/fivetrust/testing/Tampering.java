package org.fivetrust.testing;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fivetrust.testing.client.Caller;
import org.fivetrust.testing.client.EvidenceClient;
import org.fivetrust.testing.client.ServiceWire;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Changes made past a service by the owner of the database server, whom no trigger and no privilege binds. */
public final class Tampering {

    private final WebTestClient client;
    private final String principal;
    private final String service;

    public Tampering(WebTestClient client, String principal, String service) {
        this.client = client.mutate().responseTimeout(Duration.ofMinutes(2)).build();
        this.principal = principal;
        this.service = service;
    }

    /** What verification finds of this principal between a change and its undoing; after that it must find nothing. */
    public List<JsonNode> findings(String change, String undoing) {
        return findings(List.of(change), List.of(undoing));
    }

    /** Of changes made at once. */
    public List<JsonNode> findings(List<String> changes, List<String> undoing) {
        changes.forEach(this::execute);
        List<JsonNode> found;
        try {
            found = verified();
        } finally {
            undoing.forEach(this::execute);
        }
        if (found.isEmpty()) {
            throw new AssertionError("nothing was found after: " + changes);
        }
        var after = verified();
        if (!after.isEmpty()) {
            throw new AssertionError("still found after " + undoing + ": " + after);
        }
        return found;
    }

    /** A column of a table's rows, what it is changed to, and what sets it back. */
    public record Change(String table, String where, String column, String change, String undoing) {

        private String to(String value) {
            return "update %s set %s = %s where %s".formatted(table, column, value, where);
        }
    }

    /** The kinds of leaves that verification finds changed in one column, between a change and its undoing. */
    public List<String> changed(String table, String where, String column, String change, String undoing) {
        return changed(List.of(new Change(table, where, column, change, undoing))).stream()
                .map(found -> found.substring(0, found.indexOf('/')))
                .toList();
    }

    /** The same of changes made at once: kind and column, such as {@code payment.paid/amount}. */
    public List<String> changed(List<Change> changes) {
        var columns = changes.stream().map(change -> "/" + change.column()).toList();
        return findings(
                        changes.stream()
                                .map(change -> change.to(change.change()))
                                .toList(),
                        changes.reversed().stream()
                                .map(change -> change.to(change.undoing()))
                                .toList())
                .stream()
                .filter(finding -> finding.path("code").asString().equals("CHANGED"))
                .filter(finding -> columns.contains(finding.path("pointer").asString()))
                .map(finding -> finding.path("kind").asString()
                        + finding.path("pointer").asString())
                .distinct()
                .toList();
    }

    private List<JsonNode> verified() {
        var auditor = new EvidenceClient(Caller.of(new ServiceWire(client), auditor()));
        return auditor.verifyLog(service).created().path("findings").values().stream()
                .filter(finding -> finding.path("principal").asString("").equals(principal))
                .toList();
    }

    /** What belongs to everyone ({@code *}) is shown to whoever oversees the whole district. */
    private String auditor() {
        return principal.equals("*")
                ? TestTokens.bearer("auditor", List.of("auditor", "district-system"), "*", null)
                : TestTokens.bearer("auditor");
    }

    /** The kinds of leaves of a subject, in the order they were written. */
    public List<String> leaves(Object subject) {
        return texts(
                "select kind from evidence_leaf where principal = ? and subject = ? order by seq", subject.toString());
    }

    /** The subjects of leaves of a kind, in the order they were written. */
    public List<String> subjects(String kind) {
        return texts("select subject from evidence_leaf where principal = ? and kind = ? order by seq", kind);
    }

    private List<String> texts(String sql, String parameter) {
        var texts = new ArrayList<String>();
        try (var connection = TestPostgres.superuser(service);
                var query = connection.prepareStatement(sql)) {
            query.setString(1, principal);
            query.setString(2, parameter);
            var found = query.executeQuery();
            while (found.next()) {
                texts.add(found.getString(1));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return texts;
    }

    /** What the service itself would write: its triggers are fired. */
    public void write(String statement) {
        try (var connection = TestPostgres.superuser(service);
                var sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public void execute(String statement) {
        try (var connection = TestPostgres.superuser(service);
                var sql = connection.createStatement()) {
            sql.execute("set session_replication_role = replica");
            if (sql.executeUpdate(statement) == 0) {
                throw new AssertionError("nothing was changed by: " + statement);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
