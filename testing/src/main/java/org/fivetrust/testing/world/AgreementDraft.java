package org.fivetrust.testing.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fivetrust.testing.client.Body;

/** What an agreement is to say. Unless told otherwise: for the committee, from 2026 to 2028. */
public final class AgreementDraft {

    private final Map<String, Object> body;

    AgreementDraft(String principal) {
        body = new LinkedHashMap<>(Body.of(
                "principal", principal, "street", "binhe", "term", Body.of("from", "2026-01-01", "to", "2028-12-31")));
    }

    public AgreementDraft template(String code) {
        return with("template", code);
    }

    public AgreementDraft clauses(List<Map<String, Object>> clauses) {
        return with("clauses", clauses);
    }

    /** Payments on one band of these steps. */
    public AgreementDraft payments(List<Map<String, Object>> steps) {
        return clauses(Clauses.payments(steps));
    }

    public AgreementDraft principal(String principal) {
        return with("principal", principal);
    }

    public AgreementDraft resolution(String resolution) {
        return with("resolution", resolution);
    }

    public AgreementDraft until(Object lastDay) {
        return with("term", Body.of("from", "2026-01-01", "to", lastDay.toString()));
    }

    public AgreementDraft with(String name, Object value) {
        body.put(name, value);
        return this;
    }

    boolean isResolved() {
        return body.containsKey("resolution");
    }

    String principal() {
        return String.valueOf(body.get("principal"));
    }

    Map<String, Object> body() {
        return body;
    }
}
