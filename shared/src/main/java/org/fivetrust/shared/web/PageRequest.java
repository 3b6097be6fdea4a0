package org.fivetrust.shared.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.fivetrust.shared.kernel.InvalidValue;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** {@code ?limit=} (1 to 200, 50 by default) and {@code ?cursor=}. A controller asks for it as an argument. */
public record PageRequest(int limit, @Nullable String after) {

    private static final int MOST = 200;

    private static final int USUAL = 50;

    static PageRequest of(ServerWebExchange exchange) {
        var query = exchange.getRequest().getQueryParams();
        return parse(query.getFirst("limit"), query.getFirst("cursor"));
    }

    private static PageRequest parse(@Nullable String limit, @Nullable String cursor) {
        return new PageRequest(limit == null ? USUAL : number(limit), cursor == null ? null : decode(cursor));
    }

    private static int number(String limit) {
        try {
            var number = Integer.parseInt(limit);
            if (number >= 1 && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // reported below, like a number out of range
        }
        throw new InvalidValue("/limit", "a whole number from 1 to " + MOST);
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            throw new MalformedRequest(UnreadableRequest.of("/cursor", "cursor"));
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
