package org.fivetrust.testing;

import java.util.Locale;
import java.util.ResourceBundle;
import org.fivetrust.shared.kernel.InvalidValue.Violation;

/** What a fault found by a model says, in the words of its service's bundle. */
public final class EnglishWords {

    private EnglishWords() {}

    public static String of(Violation violation, String service) {
        var words = violation.words();
        var text = ResourceBundle.getBundle("problems/" + service, Locale.ROOT).getString("fault." + words.code());
        for (var fact : words.facts().entrySet()) {
            text = text.replace("{" + fact.getKey() + "}", fact.getValue());
        }
        return text;
    }
}
