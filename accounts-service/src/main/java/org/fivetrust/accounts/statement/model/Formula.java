package org.fivetrust.accounts.statement.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A formula of a statement line: functions added and subtracted, {@code D(101)+D(102)-TRUST(101,102)}. */
public record Formula(List<Signed> terms) {

    private static final Pattern SHAPE = Pattern.compile("\\G([+-]?)([A-Z][A-Z0-9]*)\\(([\\p{L}\\p{N}_,|]*)\\)");

    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{3,20}");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}[a-z]?");

    /** A function, added or subtracted. */
    public record Signed(int sign, Term term, String text) {}

    public Formula {
        terms = List.copyOf(terms);
    }

    /** @throws IllegalArgumentException saying what of it cannot be read */
    public static Formula parse(String text) {
        var terms = new ArrayList<Signed>();
        var found = SHAPE.matcher(text);
        var end = 0;
        while (found.find()) {
            if (terms.isEmpty() != found.group(1).isEmpty() && !found.group(1).equals("-")) {
                throw new IllegalArgumentException("a sign is missing or too many before " + found.group());
            }
            var arguments = found.group(3).isEmpty()
                    ? List.<String>of()
                    : Arrays.asList(found.group(3).split(",", -1));
            var plain = found.group(2) + "(" + found.group(3) + ")";
            terms.add(new Signed(found.group(1).equals("-") ? -1 : 1, term(found.group(2), arguments, plain), plain));
            end = found.end();
        }
        if (terms.isEmpty() || end != text.length()) {
            throw new IllegalArgumentException("cannot be read from character " + (end + 1) + " on");
        }
        return new Formula(terms);
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
            default -> throw new IllegalArgumentException("no function " + name);
        };
    }

    private static Term detail(List<String> given, String text) {
        if (given.size() != 2
                || !ACCOUNT.matcher(given.get(0)).matches()
                || !given.get(1).matches("[1-9][0-9]?")) {
            throw new IllegalArgumentException(text + " names an account and a place");
        }
        return new Term.Detail(given.get(0), Integer.parseInt(given.get(1)));
    }

    private static Term moved(List<String> given, String text) {
        if (given.size() != 2
                || !ACCOUNT.matcher(given.get(0)).matches()
                || !ACCOUNT.matcher(given.get(1)).matches() && !given.get(1).equals(Term.Moved.OTHER)) {
            throw new IllegalArgumentException(text + " names two accounts, or one and other");
        }
        return new Term.Moved(given.get(0), given.get(1));
    }

    private static Term unclosed(String name, List<String> given, String text) {
        if (!given.isEmpty()) {
            throw new IllegalArgumentException(text + " takes nothing");
        }
        return new Term.Unclosed(
                switch (name) {
                    case "UU" -> Column.UNRESTRICTED;
                    case "UR" -> Column.RESTRICTED;
                    default -> Column.TOTAL;
                },
                name.equals("OU"));
    }

    private static String only(List<String> given, Pattern shape, String text) {
        if (given.size() != 1 || !shape.matcher(given.getFirst()).matches()) {
            throw new IllegalArgumentException(text + " names one " + (shape == ACCOUNT ? "account" : "line"));
        }
        return given.getFirst();
    }

    private static List<String> accounts(List<String> given, String text) {
        if (given.isEmpty()
                || !given.stream().allMatch(each -> ACCOUNT.matcher(each).matches())) {
            throw new IllegalArgumentException(text + " names accounts");
        }
        return given;
    }
}
