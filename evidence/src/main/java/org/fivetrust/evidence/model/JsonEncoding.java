package org.fivetrust.evidence.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How JSON is spelled where there is one spelling only (RFC 8785). */
final class JsonEncoding {

    private JsonEncoding() {}

    static void write(@Nullable Object value, StringBuilder to) {
        switch (value) {
            case Map<?, ?> object -> {
                var before = '{';
                for (var field : new TreeMap<>(object).entrySet()) {
                    to.append(before);
                    quote(field.getKey().toString(), to);
                    write(field.getValue(), to.append(':'));
                    before = ',';
                }
                to.append(object.isEmpty() ? "{}" : "}");
            }
            case List<?> array -> {
                var before = '[';
                for (var item : array) {
                    write(item, to.append(before));
                    before = ',';
                }
                to.append(array.isEmpty() ? "[]" : "]");
            }
            case String text -> quote(text, to);
            case null, default -> to.append(value);
        }
    }

    private static void quote(String text, StringBuilder to) {
        to.append('"');
        for (var i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            var known = "\"\\\b\f\n\r\t".indexOf(letter);
            if (known >= 0) {
                to.append('\\').append("\"\\bfnrt".charAt(known));
            } else if (letter < ' ') {
                to.append("\\u%04x".formatted((int) letter));
            } else {
                to.append(letter);
            }
        }
        to.append('"');
    }
}
