package org.fivetrust.agreements.ruling;

import java.util.Locale;
import java.util.Map;
import org.fivetrust.agreements.ruling.model.BilingualText;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Refusal;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** Texts of rulings in both languages at once. */
@Component
class BilingualTexts {

    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    BilingualTexts() {
        texts.setBasenames("problems/frame", "problems/agreements", "words/rulings");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
    }

    BilingualText title(Refusal refusal) {
        return say(refusal.code() + ".title", refusal.facts());
    }

    BilingualText detail(Refusal refusal) {
        return say(refusal.code() + ".detail", refusal.facts());
    }

    BilingualText cure(Cure cure) {
        return say("cure." + cure.code(), cure.facts());
    }

    BilingualText say(String key, Map<String, String> facts) {
        return new BilingualText(text(key, facts, Locale.ENGLISH), text(key, facts, Locale.CHINESE));
    }

    private String text(String key, Map<String, String> facts, Locale language) {
        var text = texts.getMessage(key, null, key, language);
        var filled = text == null ? key : text;
        for (var fact : facts.entrySet()) {
            filled = filled.replace("{" + fact.getKey() + "}", fact.getValue());
        }
        return filled;
    }
}
