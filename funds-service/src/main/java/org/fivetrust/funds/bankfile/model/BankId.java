package org.fivetrust.funds.bankfile.model;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.fivetrust.shared.kernel.BoundedPattern;

/**
 * An identifier as banks take it. A sign that they do not take is written as its number in parentheses, so that the
 * same identifier becomes the same text each time, two never become one, and the text leads back to it.
 */
public record BankId(String text) {

    public static final int LONGEST = 35;

    private static final int HEXADECIMAL = 16;

    private static final BoundedPattern WITHOUT_HYPHENS = BoundedPattern.of("[0-9a-f]{32}");

    private static final BoundedPattern ESCAPED = BoundedPattern.of("[0-9A-F]{1,6}");

    /** A payment's own: its id, which is too long with its hyphens. */
    public static BankId of(UUID id) {
        return new BankId(id.toString().replace("-", ""));
    }

    public static BankId of(String identifier) {
        var text = new StringBuilder();
        identifier
                .codePoints()
                .forEach(point -> text.append(
                        isTaken(point)
                                ? Character.toString(point)
                                : "(" + Integer.toHexString(point).toUpperCase(Locale.ROOT) + ")"));
        return new BankId(text.toString());
    }

    private static boolean isTaken(int point) {
        return point >= '0' && point <= '9'
                || point >= 'A' && point <= 'Z'
                || point >= 'a' && point <= 'z'
                || point == '-'
                || point == '.';
    }

    public boolean fits() {
        return !text.isEmpty() && text.length() <= LONGEST;
    }

    /** The identifier that it stands for. */
    public String identifier() {
        var identifier = new StringBuilder();
        for (var at = 0; at < text.length(); at++) {
            var end = text.charAt(at) == '(' ? text.indexOf(')', at) : -1;
            if (end > at + 1 && ESCAPED.matches(text.substring(at + 1, end))) {
                identifier.appendCodePoint(Integer.parseInt(text.substring(at + 1, end), HEXADECIMAL));
                at = end;
            } else {
                identifier.append(text.charAt(at));
            }
        }
        return identifier.toString();
    }

    /** The payment whose own it is. */
    public Optional<UUID> payment() {
        return WITHOUT_HYPHENS.matches(text)
                ? Optional.of(new UUID(
                        Long.parseUnsignedLong(text.substring(0, HEXADECIMAL), HEXADECIMAL),
                        Long.parseUnsignedLong(text.substring(HEXADECIMAL), HEXADECIMAL)))
                : Optional.empty();
    }
}
