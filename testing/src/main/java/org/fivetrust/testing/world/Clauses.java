package org.fivetrust.testing.world;

import java.util.List;
import java.util.Map;
import org.fivetrust.testing.client.Body;

/** Clauses of an agreement as a draft says them. */
public final class Clauses {

    /** Above this the law wants the assembly's resolution, whatever is agreed. */
    private static final String BEFORE_THE_ASSEMBLY = "20000.00";

    private Clauses() {}

    /** A step of two days. */
    public static Map<String, Object> step(String role, Object... more) {
        return Body.with(Map.of("title", role, "english", role, "role", role, "days", 2), more);
    }

    /** One clause, of the kind that the last name says. */
    public static Map<String, Object> clause(String number, String text, String english, String kind, Object content) {
        return Map.of("number", number, "text", text, "english", english, kind, content);
    }

    /** Payments on one band of these steps. */
    public static List<Map<String, Object>> payments(List<Map<String, Object>> steps) {
        var assembly = Body.with(
                step("committee-director"),
                "title",
                "代表会议",
                "english",
                "the representatives",
                "days",
                5,
                "evidence",
                List.of("RESOLUTION"));
        return List.of(
                clause(
                        "2.0",
                        "付款",
                        "payments",
                        "procedure",
                        Body.of(
                                "kind",
                                "PAYMENT",
                                "area",
                                "FUNDS",
                                "originators",
                                List.of("reporter"),
                                "exclusive",
                                List.of("cashier"))),
                clause(
                        "2.1",
                        "付款",
                        "payments",
                        "band",
                        Body.of("kind", "PAYMENT", "upTo", BEFORE_THE_ASSEMBLY, "steps", steps)),
                clause(
                        "2.2",
                        "大额付款",
                        "large payments",
                        "band",
                        Body.of("kind", "PAYMENT", "from", BEFORE_THE_ASSEMBLY, "steps", List.of(assembly))));
    }
}
