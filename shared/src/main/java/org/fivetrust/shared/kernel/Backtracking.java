package org.fivetrust.shared.kernel;

/**
 * Counts in how many ways an expression may be tried at one place of a text, at most. It reads the plain part of the
 * language: characters, classes, groups, alternatives, counted and possessive repetition. Anything else is refused.
 */
public final class Backtracking {

    /** So that each of the ways, tried at each place of a text of the longest kind, still takes no time to notice. */
    private static final long MOST_WAYS = 2000;

    private static final String NOT_READ_HERE = "*+?{})]";

    private static final String ESCAPED_CLASSES = "dDsSwW";

    private final String expression;
    private int at;

    private Backtracking(String expression) {
        this.expression = expression;
    }

    /** @throws IllegalArgumentException where the ways are too many, or cannot be counted */
    public static void mustBeBounded(String expression) {
        var reader = new Backtracking(expression);
        var ways = reader.alternatives();
        if (reader.at < expression.length()) {
            throw reader.refused("cannot be read");
        }
        if (ways > MOST_WAYS) {
            throw reader.refused("may be tried in " + ways + " ways");
        }
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("the expression " + expression + " " + why + ", read up to " + at);
    }

    private boolean ahead(String wanted) {
        return expression.startsWith(wanted, at);
    }

    private boolean skip(String wanted) {
        if (ahead(wanted)) {
            at += wanted.length();
            return true;
        }
        return false;
    }

    private char next() {
        if (at >= expression.length()) {
            throw refused("ends too soon");
        }
        return expression.charAt(at++);
    }

    private long alternatives() {
        var ways = sequence();
        while (skip("|")) {
            ways = capped(ways + sequence());
        }
        return ways;
    }

    private long sequence() {
        var ways = 1L;
        while (at < expression.length() && !ahead("|") && !ahead(")")) {
            ways = capped(ways * (skip("(") ? repeated(group(), false) : repeated(single(), true)));
        }
        return ways;
    }

    /** One that looks ahead counts as what it looks for. */
    private long group() {
        if (ahead("?") && !skip("?:") && !skip("?=") && !skip("?!")) {
            throw refused("has a kind of group that is not counted");
        }
        var ways = alternatives();
        if (!skip(")")) {
            throw refused("has a group without an end");
        }
        return ways;
    }

    /** A character, a class or a border: one way. */
    private long single() {
        var letter = next();
        switch (letter) {
            case '\\' -> escaped();
            case '[' -> characters();
            default -> {
                if (NOT_READ_HERE.indexOf(letter) >= 0) {
                    throw refused("has " + letter + " where nothing is to be repeated or closed");
                }
            }
        }
        return 1;
    }

    private void escaped() {
        var letter = next();
        if (letter == 'p' || letter == 'P') {
            if (!skip("{") || expression.indexOf('}', at) < 0) {
                throw refused("has a property without braces");
            }
            at = expression.indexOf('}', at) + 1;
        } else if (Character.isLetterOrDigit(letter) && ESCAPED_CLASSES.indexOf(letter) < 0) {
            throw refused("has an escape that is not counted");
        }
    }

    private void characters() {
        skip("^");
        do {
            switch (next()) {
                case '\\' -> escaped();
                case '[', '&' -> throw refused("has a class within a class");
                default -> {}
            }
        } while (!skip("]"));
    }

    private long repeated(long ways, boolean single) {
        var least = 1L;
        var most = 1L;
        var unbounded = false;
        if (skip("?")) {
            least = 0;
        } else if (skip("*") || skip("+")) {
            unbounded = true;
        } else if (skip("{")) {
            least = number();
            unbounded = skip(",") && ahead("}");
            most = expression.charAt(at - 1) == ',' && !unbounded ? number() : least;
            if (!skip("}")) {
                throw refused("has a count that is not counted");
            }
        } else {
            return ways;
        }
        if (ahead("?") || ahead("*") || ahead("{")) {
            throw refused("repeats reluctantly or twice");
        }
        var possessive = skip("+");
        if (possessive && single) {
            return 1;
        }
        if (possessive || unbounded) {
            throw refused("repeats without end, and not a single character possessively");
        }
        return sum(ways, least, most);
    }

    private static long sum(long ways, long least, long most) {
        var sum = 0L;
        var power = 1L;
        for (var n = 0; n <= most && sum <= MOST_WAYS; n++) {
            sum = capped(sum + (n < least ? 0 : power));
            power = capped(power * ways);
        }
        return sum;
    }

    private long number() {
        var from = at;
        while (at < expression.length() && Character.isDigit(expression.charAt(at)) && at - from < 4) {
            at++;
        }
        if (from == at) {
            throw refused("has a count that is not counted");
        }
        return Long.parseLong(expression.substring(from, at));
    }

    private static long capped(long ways) {
        return Math.min(ways, MOST_WAYS + 1);
    }
}
