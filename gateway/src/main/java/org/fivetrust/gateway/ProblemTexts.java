package org.fivetrust.gateway;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** The gateway's few problems in English and Chinese. */
@Component
class ProblemTexts {

    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    ProblemTexts() {
        texts.setBasename("problems/gateway");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
    }

    String title(String code, @Nullable Locale wanted) {
        return texts.getMessage(code + ".title", null, language(wanted));
    }

    String detail(String code, String fact, @Nullable Locale wanted) {
        return texts.getMessage(code + ".detail", null, language(wanted)).replace("{fact}", fact);
    }

    /** Chinese where the client asks for it, English otherwise. */
    private static Locale language(@Nullable Locale wanted) {
        return wanted != null && wanted.getLanguage().equals("zh") ? Locale.CHINESE : Locale.ENGLISH;
    }
}
