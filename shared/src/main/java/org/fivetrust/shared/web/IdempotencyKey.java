package org.fivetrust.shared.web;

import java.util.List;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.springframework.web.server.ServerWebExchange;

/** The client's name for one attempt, and the operation it was used on. A controller asks for it as an argument. */
public record IdempotencyKey(String value, String operation) {

    static final String HEADER = "Idempotency-Key";

    public static final String REPLAYED = "Idempotency-Replayed";

    private static final int LONGEST = 200;

    static IdempotencyKey of(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var key = request.getHeaders().getFirst(HEADER);
        if (key == null || !isOne(key)) {
            throw new InvalidValue(List.of(fault()));
        }
        return new IdempotencyKey(
                key, request.getMethod() + " " + request.getPath().pathWithinApplication());
    }

    static List<Violation> faults(ServerWebExchange exchange, boolean required) {
        var key = exchange.getRequest().getHeaders().getFirst(HEADER);
        return (key == null ? !required : isOne(key)) ? List.of() : List.of(fault());
    }

    private static boolean isOne(String key) {
        return !key.isBlank() && key.length() <= LONGEST;
    }

    private static Violation fault() {
        return Violation.worded("idempotency-key", "/header/" + HEADER, "most", LONGEST);
    }
}
