package org.fivetrust.shared.web;

import java.util.Locale;
import org.fivetrust.shared.kernel.NotFound;
import org.springframework.http.MediaType;
import org.springframework.util.PropertyPlaceholderHelper;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The page behind a problem's {@code type}: what the code means, in both languages. */
@RestController
class ProblemPageController {

    private static final PropertyPlaceholderHelper FACTS = new PropertyPlaceholderHelper("{", "}");

    private final ProblemTexts texts;

    ProblemPageController(ProblemTexts texts) {
        this.texts = texts;
    }

    @GetMapping(path = "/problems/{code}", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    String page(@PathVariable String code) {
        if (!texts.knows(code)) {
            throw new NotFound("problem", code);
        }
        return """
                <!doctype html>
                <html lang="zh"><head><meta charset="utf-8"><title>%1$s</title></head>
                <body><h1><code>%1$s</code></h1>
                <h2>%2$s</h2><p>%3$s</p>
                <h2 lang="en">%4$s</h2><p lang="en">%5$s</p></body></html>
                """.formatted(
                        HtmlUtils.htmlEscape(code),
                        HtmlUtils.htmlEscape(texts.title(code, Locale.CHINESE)),
                        sentence(code, Locale.CHINESE),
                        HtmlUtils.htmlEscape(texts.title(code, Locale.ENGLISH)),
                        sentence(code, Locale.ENGLISH));
    }

    /** An ellipsis stands for what each problem names itself. */
    private String sentence(String code, Locale language) {
        return HtmlUtils.htmlEscape(FACTS.replacePlaceholders(texts.template(code, language), _ -> "…"), "UTF-8");
    }
}
