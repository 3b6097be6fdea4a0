package org.fivetrust.agreements.matter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.web.Caller;
import org.jspecify.annotations.Nullable;

/** The inputs of a ruling as a caller may see them: account, identity and telephone numbers only where needed. */
final class Redaction {

    private static final Set<String> HIDDEN = Set.of("account", "accountnumber", "idnumber", "identity", "phone");

    private static final int SHOWN = 4;

    private Redaction() {}

    static Map<String, Object> of(Map<String, Object> act, Caller caller) {
        return caller.hasAny(Permission.READ_ACCOUNT_NUMBERS.roles()) ? act : masked(act);
    }

    private static Map<String, Object> masked(Map<?, ?> document) {
        var copy = new LinkedHashMap<String, Object>();
        document.forEach((name, value) -> {
            if (value != null) {
                copy.put(String.valueOf(name), masked(String.valueOf(name), value));
            }
        });
        return copy;
    }

    private static Object masked(String name, @Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Map<?, ?> inner -> masked(inner);
            case List<?> list -> list.stream().map(item -> masked(name, item)).collect(Collectors.toList());
            case String text when HIDDEN.contains(name.toLowerCase(Locale.ROOT)) -> mask(text);
            default -> value;
        };
    }

    private static String mask(String text) {
        return "*".repeat(Math.max(SHOWN, text.length() - SHOWN)) + text.substring(Math.max(0, text.length() - SHOWN));
    }
}
