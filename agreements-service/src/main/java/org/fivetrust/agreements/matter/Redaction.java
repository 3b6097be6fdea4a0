package org.fivetrust.agreements.matter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fivetrust.shared.kernel.Masking;
import org.fivetrust.shared.reading.MaskedField;
import org.fivetrust.shared.reading.Sight;
import org.jspecify.annotations.Nullable;

/** The inputs of a ruling as a caller may see them: account, identity and telephone numbers only where needed. */
final class Redaction {

    private static final Set<String> HIDDEN = Set.of("account", "accountnumber", "idnumber", "identity", "phone");

    private Redaction() {}

    static Map<String, Object> of(Map<String, Object> act, Sight sight) {
        return sight.sees(MaskedField.ACT_ACCOUNTS) ? act : masked(act);
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
            case String text when HIDDEN.contains(name.toLowerCase(Locale.ROOT)) -> Masking.lastFour(text);
            default -> value;
        };
    }
}
