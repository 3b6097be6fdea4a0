package org.fivetrust.accounts.statement.model;

import java.util.ArrayList;
import java.util.List;
import org.fivetrust.shared.kernel.BoundedPattern;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Splitter;

/** A formula of a statement line: functions added and subtracted, {@code D(101)+D(102)-TRUST(101,102)}. */
public record Formula(List<Signed> terms) {

    private static final BoundedPattern TERM = BoundedPattern.of("([+-]?)([A-Z][A-Z0-9]*+)\\(([\\p{L}\\p{N}_,|]*+)\\)");

    private static final BoundedPattern ACCOUNT = BoundedPattern.of("[0-9]{3,20}");

    private static final BoundedPattern PLACE = BoundedPattern.of("[1-9][0-9]?");

    private static final BoundedPattern NUMBER = BoundedPattern.of("[0-9]{1,4}[a-z]?");

    /** A function, added or subtracted. */
    public record Signed(int sign, Term term, String text) {}

    public Formula {
        terms = List.copyOf(terms);
    }

    /** A function as it is written, before it is understood. */
    record Written(int sign, String name, List<String> given, String text) {}

    /** @throws InvalidValue naming the part that cannot be parsed */
    public static Formula parse(String text) {
        return new Formula(written(text).stream()
                .map(function -> new Signed(
                        function.sign(), term(function.name(), function.given(), function.text()), function.text()))
                .toList());
    }

    static List<Written> written(String text) {
        var functions = new ArrayList<Written>();
        for (var from = 0; from < text.length() || functions.isEmpty(); ) {
            var to = text.indexOf(')', from) + 1;
            functions.add(written(text, from, to, functions.isEmpty()));
            from = to;
        }
        return functions;
    }

    private static Written written(String text, int from, int to, boolean first) {
        var found = TERM.groups(text.substring(from, Math.max(from, to)))
                .orElseThrow(() -> InvalidValue.worded("formula.unreadable", "", "place", from + 1));
        var sign = found.getFirst();
        if (first != sign.isEmpty() && !sign.equals("-")) {
            throw InvalidValue.worded("formula.sign", "", "function", text.substring(from, to));
        }
        var arguments = found.get(2).isEmpty() ? List.<String>of() : Splitter.of(found.get(2), ',');
        return new Written(sign.equals("-") ? -1 : 1, found.get(1), arguments, found.get(1) + "(" + found.get(2) + ")");
    }

    private static Term term(String name, List<String> given, String text) {
        return switch (name) {
            case "L" -> new Term.Line(only(given, NUMBER, text));
            case "D", "C" -> new Term.Balance(name.equals("D"), only(given, ACCOUNT, text));
            case "DS", "CS" -> new Term.Leaves(name.equals("DS"), only(given, ACCOUNT, text));
            case "ND", "NC" -> new Term.Turned(name.equals("ND"), only(given, ACCOUNT, text));
            case "OC" -> new Term.Opening(only(given, ACCOUNT, text));
            case "DETAIL" -> detail(given, text);
            case "X" -> moved(given, text);
            case "U", "UU", "UR", "OU" -> unclosed(name, given, text);
            case "TRUST" -> new Term.Trust(accounts(given, text));
            case "MAT1Y" -> new Term.Entered(text, accounts(given, text));
            case "PART" -> new Term.Entered(text, accounts(given.subList(0, Math.min(1, given.size())), text));
            case "MANUAL", "CF" -> new Term.Entered(text, List.of());
            default -> throw InvalidValue.worded("formula.no-function", "", "function", name);
        };
    }

    private static Term detail(List<String> given, String text) {
        if (given.size() != 2 || !ACCOUNT.matches(given.get(0)) || !PLACE.matches(given.get(1))) {
            throw InvalidValue.worded("formula.account-and-place", "", "function", text);
        }
        return new Term.Detail(given.get(0), Integer.parseInt(given.get(1)));
    }

    private static Term moved(List<String> given, String text) {
        if (given.size() != 2
                || !ACCOUNT.matches(given.get(0))
                || !ACCOUNT.matches(given.get(1)) && !given.get(1).equals(Term.Moved.OTHER)) {
            throw InvalidValue.worded("formula.two-accounts", "", "function", text);
        }
        return new Term.Moved(given.get(0), given.get(1));
    }

    private static Term unclosed(String name, List<String> given, String text) {
        if (!given.isEmpty()) {
            throw InvalidValue.worded("formula.nothing", "", "function", text);
        }
        return new Term.Unclosed(
                switch (name) {
                    case "UU" -> Column.UNRESTRICTED;
                    case "UR" -> Column.RESTRICTED;
                    default -> Column.TOTAL;
                },
                name.equals("OU"));
    }

    private static String only(List<String> given, BoundedPattern shape, String text) {
        if (given.size() != 1 || !shape.matches(given.getFirst())) {
            throw InvalidValue.worded(
                    shape == ACCOUNT ? "formula.one-account" : "formula.one-line", "", "function", text);
        }
        return given.getFirst();
    }

    private static List<String> accounts(List<String> given, String text) {
        if (given.isEmpty() || !given.stream().allMatch(ACCOUNT::matches)) {
            throw InvalidValue.worded("formula.accounts", "", "function", text);
        }
        return given;
    }
}
