package org.fivetrust.shared.web;

import java.util.Locale;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.ProblemTypes.Meaning;
import org.fivetrust.shared.web.ProblemTypes.ProblemType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.PropertyPlaceholderHelper;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** The page behind a problem's {@code type}: what the code means, in both languages; and the list of all codes. */
@RestController
class ProblemPageController {

    private static final PropertyPlaceholderHelper FACTS = new PropertyPlaceholderHelper("{", "}");

    private final ProblemTexts texts;

    ProblemPageController(ProblemTexts texts) {
        this.texts = texts;
    }

    @GetMapping(path = {"/problems", "/problems/"})
    ResponseEntity<Object> list(ServerWebExchange exchange) {
        return new ProblemTypes(texts.codes().stream().map(this::type).toList()).answer(exchange);
    }

    @GetMapping(path = "/problems/{code}", produces = ProblemTypes.HTML)
    String page(@PathVariable String code) {
        if (!texts.knows(code)) {
            throw new NotFound("problem", code);
        }
        var type = type(code);
        return """
                <!doctype html>
                <html lang="zh"><head><meta charset="utf-8"><title>%1$s</title></head>
                <body><h1><code>%1$s</code></h1>
                <h2>%2$s</h2><p>%3$s</p>
                <h2 lang="en">%4$s</h2><p lang="en">%5$s</p></body></html>
                """.formatted(type.escaped());
    }

    private ProblemType type(String code) {
        return new ProblemType(code, meaning(code, Locale.CHINESE), meaning(code, Locale.ENGLISH));
    }

    private Meaning meaning(String code, Locale language) {
        var sentence = FACTS.replacePlaceholders(texts.template(code, language), _ -> "…");
        return new Meaning(texts.title(code, language), sentence);
    }
}
