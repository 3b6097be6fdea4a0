package org.fivetrust.evidence.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of leaves: objects, arrays, texts, whole numbers, true, false, null. Reads it strictly (no name twice) and
 * writes it in its one spelling (RFC 8785). Its numbers stay within what every reader keeps exactly.
 */
public final class Json {

    private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(53).subtract(BigInteger.ONE);
    private static final int DEEPEST = 50;
    private static final int MOST_DIGITS = 17;

    private final String text;
    private int at;
    private int depth;

    private Json(String text) {
        this.text = text;
    }

    public static @Nullable Object parse(String text) {
        var reader = new Json(text);
        var value = reader.value();
        reader.space();
        if (reader.at < text.length()) {
            throw reader.malformed();
        }
        return value;
    }

    /** An object; anything else is malformed. */
    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> object(String text) {
        if (parse(text) instanceof Map<?, ?> object) {
            return (Map<String, @Nullable Object>) object;
        }
        throw new Malformed("json", "not an object");
    }

    private Malformed malformed() {
        return new Malformed("json", "cannot be read at character " + at);
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char next() {
        if (at >= text.length()) {
            throw malformed();
        }
        return text.charAt(at);
    }

    private boolean skip(char wanted) {
        space();
        if (next() == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void demand(char wanted) {
        if (!skip(wanted)) {
            throw malformed();
        }
    }

    private @Nullable Object value() {
        space();
        if (++depth > DEEPEST) {
            throw malformed();
        }
        var value =
                switch (next()) {
                    case '{' -> objectHere();
                    case '[' -> arrayHere();
                    case '"' -> textHere();
                    case 't' -> word("true", true);
                    case 'f' -> word("false", false);
                    case 'n' -> word("null", null);
                    default -> number();
                };
        depth--;
        return value;
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw malformed();
        }
        at += word.length();
        return value;
    }

    private Map<String, @Nullable Object> objectHere() {
        var object = new LinkedHashMap<String, @Nullable Object>();
        demand('{');
        if (skip('}')) {
            return object;
        }
        do {
            space();
            var name = textHere();
            demand(':');
            if (object.containsKey(name)) {
                throw malformed();
            }
            object.put(name, value());
        } while (skip(','));
        demand('}');
        return object;
    }

    private List<@Nullable Object> arrayHere() {
        var array = new ArrayList<@Nullable Object>();
        demand('[');
        if (skip(']')) {
            return array;
        }
        do {
            array.add(value());
        } while (skip(','));
        demand(']');
        return array;
    }

    private String textHere() {
        if (next() != '"') {
            throw malformed();
        }
        at++;
        var read = new StringBuilder();
        while (next() != '"') {
            var letter = text.charAt(at++);
            if (letter < ' ') {
                throw malformed();
            }
            read.append(letter == '\\' ? escaped() : letter);
        }
        at++;
        return read.toString();
    }

    private char escaped() {
        var letter = next();
        at++;
        if (letter == 'u'
                && at + 4 <= text.length()
                && text.substring(at, at + 4).chars().allMatch(HexFormat::isHexDigit)) {
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 4, at), 16);
        }
        var known = "\"\\/bfnrt".indexOf(letter);
        if (known < 0) {
            throw malformed();
        }
        return "\"\\/\b\f\n\r\t".charAt(known);
    }

    private Long number() {
        var from = at;
        while (at < text.length() && "-0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        var digits = text.substring(from, at);
        if (!isWhole(digits) || new BigInteger(digits).abs().compareTo(LARGEST) > 0) {
            throw malformed();
        }
        return Long.valueOf(digits);
    }

    /** Nought, or digits that do not begin with one. */
    private static boolean isWhole(String text) {
        var digits = text.startsWith("-") ? text.substring(1) : text;
        return text.equals("0")
                || !digits.isEmpty()
                        && digits.length() <= MOST_DIGITS
                        && digits.charAt(0) != '0'
                        && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    /** One spelling: names in order of their UTF-16 units, no spaces, the shortest escapes. */
    public static String canonical(@Nullable Object value) {
        var written = new StringBuilder();
        JsonEncoding.write(value, written);
        return written.toString();
    }
}
