package org.fivetrust.shared.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.fivetrust.shared.kernel.Excerpt;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.env.Environment;

/** The words of refusals and cures, in English and Chinese, from the frame's bundle and the service's own. */
class ProblemTexts {

    private static final String TITLE = ".title";

    private static final int LONGEST_FACT = 500;

    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    ProblemTexts(Environment environment) {
        texts.setBasenames("problems/frame", "problems/" + environment.getProperty("spring.application.name"));
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        texts.setUseCodeAsDefaultMessage(false);
    }

    /** Chinese where the client asks for it, English otherwise. */
    static Locale language(@Nullable Locale wanted) {
        return wanted != null && wanted.getLanguage().equals("zh") ? Locale.CHINESE : Locale.ENGLISH;
    }

    /** All that have a title, in the order of the alphabet. */
    List<String> codes() {
        return texts.getBasenameSet().stream()
                .map(bundle -> ResourceBundle.getBundle(bundle, Locale.ROOT))
                .flatMap(bundle -> bundle.keySet().stream())
                .filter(key -> key.endsWith(TITLE))
                .map(key -> key.substring(0, key.length() - TITLE.length()))
                .distinct()
                .sorted()
                .toList();
    }

    boolean knows(String code) {
        return texts.getMessage(code + TITLE, null, null, Locale.ENGLISH) != null;
    }

    String title(String code, Locale language) {
        return text(code + TITLE, code, Map.of(), language);
    }

    String detail(String code, Map<String, String> facts, Locale language) {
        return text(code + ".detail", title(code, language), facts, language);
    }

    /** The detail with its placeholders as they stand, for the page behind the problem type. */
    String template(String code, Locale language) {
        return text(code + ".detail", "", Map.of(), language);
    }

    String cure(String code, Map<String, String> facts, Locale language) {
        return text("cure." + code, code, facts, language);
    }

    /** What is wrong with a value that could not be read. */
    String fault(String what, Map<String, String> facts, Locale language) {
        return text("fault." + what, what, facts, language);
    }

    /** What is not found, such as a {@code trust account}. */
    String thing(String what, Locale language) {
        var key = "thing." + what.toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
        return text(key, what, Map.of(), language);
    }

    private String text(String key, String otherwise, Map<String, String> facts, Locale language) {
        var text = texts.getMessage(key, null, otherwise, language);
        for (var fact : facts.entrySet()) {
            text = text == null
                    ? otherwise
                    : text.replace(
                            "{" + fact.getKey() + "}",
                            Excerpt.of(DateWords.of(fact.getValue(), language), LONGEST_FACT));
        }
        return text == null ? otherwise : text;
    }
}
