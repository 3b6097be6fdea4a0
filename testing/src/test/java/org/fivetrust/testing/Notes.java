package org.fivetrust.testing;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Caller;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Notes of a community: the cashier takes them, or the reporter asks for one and the cashier executes it. */
public record Notes(Community community) {

    public static final String NOTES = "/v1/notes";

    public static final String ACTS = "/v1/orders";

    public static Notes over(WebTestClient client) {
        return new Notes(World.over(client).community());
    }

    public String principal() {
        return community.committee();
    }

    public Caller cashier() {
        return community.caller("cashier");
    }

    public Caller reporter() {
        return community.caller("reporter");
    }

    public Map<String, Object> text(String text) {
        return Body.of("principal", principal(), "text", text);
    }

    /** A standing act. */
    public Reply take(String text) {
        return cashier().post(NOTES, text(text));
    }

    /** An act that needs approval. */
    public Reply ask(String text) {
        return reporter().post(ACTS, text(text));
    }

    /** The id of an act that is asked for. */
    public UUID asked(String text) {
        return ask(text).uuid();
    }

    public Reply execute(UUID act) {
        return execute(act, Body.NOTHING);
    }

    public Reply execute(UUID act, Object body) {
        return execute(cashier(), act, body);
    }

    public static Reply execute(Caller caller, UUID act, Object body) {
        return caller.post(ACTS + "/" + act + "/execute", body);
    }

    /** How many there are in the database. */
    public int kept() {
        return Integer.parseInt(value("select count(*) from note where principal = '" + principal() + "'"));
    }

    /** The act that was asked for last. */
    public UUID act() {
        return UUID.fromString(
                value("select id from act where principal = '" + principal() + "' order by requested_at desc limit 1"));
    }

    private static String value(String query) {
        try (var connection = TestPostgres.superuser("sample");
                var statement = connection.createStatement()) {
            var found = statement.executeQuery(query);
            found.next();
            return found.getString(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
