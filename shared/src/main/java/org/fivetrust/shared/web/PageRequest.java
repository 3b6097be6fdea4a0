package org.fivetrust.shared.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** {@code ?limit=} (1 to 200, 50 by default) and {@code ?cursor=}. A controller asks for it as an argument. */
public record PageRequest(int limit, @Nullable String after) {

    private static final int MOST = 200;

    private static final int USUAL = 50;

    static PageRequest of(ServerWebExchange exchange) {
        var faults = faults(exchange);
        if (!faults.isEmpty()) {
            throw new InvalidValue(faults);
        }
        var limit = sent("limit", exchange);
        var cursor = sent("cursor", exchange);
        return new PageRequest(limit == null ? USUAL : Integer.parseInt(limit), cursor == null ? null : decode(cursor));
    }

    static List<Violation> faults(ServerWebExchange exchange) {
        var faults = new ArrayList<Violation>();
        if (!isNumber(sent("limit", exchange))) {
            faults.add(Violation.worded("from-to", "/limit", "least", 1, "most", MOST));
        }
        if (!isDecodable(sent("cursor", exchange))) {
            faults.add(Violation.worded("cursor", "/cursor"));
        }
        return faults;
    }

    /** A parameter without a value is one left out. */
    private static @Nullable String sent(String name, ServerWebExchange exchange) {
        var value = exchange.getRequest().getQueryParams().getFirst(name);
        return value == null || value.isEmpty() ? null : value;
    }

    private static boolean isNumber(@Nullable String limit) {
        try {
            return limit == null || Integer.parseInt(limit) >= 1 && Integer.parseInt(limit) <= MOST;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private static boolean isDecodable(@Nullable String cursor) {
        try {
            return cursor == null || !decode(cursor).isEmpty();
        } catch (InvalidValue notOurs) {
            return false;
        }
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            throw InvalidValue.worded("cursor", "/cursor");
        }
    }

    static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /** How many rows to ask the database for. */
    public int fetch() {
        return limit + 1;
    }

    /** From the same place on, in the largest pages there are. */
    PageRequest whole() {
        return new PageRequest(MOST, after);
    }

    static PageRequest following(String cursor) {
        return new PageRequest(MOST, decode(cursor));
    }
}
