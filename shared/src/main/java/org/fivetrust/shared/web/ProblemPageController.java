package org.fivetrust.shared.web;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.fivetrust.shared.kernel.NotFound;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.PropertyPlaceholderHelper;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.HtmlUtils;

/** The page behind a problem's {@code type}: what the code means, in both languages; and the list of all codes. */
@RestController
class ProblemPageController {

    private static final PropertyPlaceholderHelper FACTS = new PropertyPlaceholderHelper("{", "}");

    private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

    private final ProblemTexts texts;

    ProblemPageController(ProblemTexts texts) {
        this.texts = texts;
    }

    /** What a code means. */
    record ProblemType(String code, Meaning zh, Meaning en) {}

    /** An ellipsis stands for what each problem names itself. */
    record Meaning(String title, String sentence) {}

    record ProblemTypes(List<ProblemType> items) {}

    @GetMapping(path = {"/problems", "/problems/"})
    ResponseEntity<Object> list(ServerWebExchange exchange) {
        var types = texts.codes().stream().map(this::type).toList();
        var accepted = exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT);
        return Objects.requireNonNullElse(accepted, "").contains(MediaType.TEXT_HTML_VALUE)
                ? ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(HTML))
                        .body(list(types))
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(new ProblemTypes(types));
    }

    @GetMapping(path = "/problems/{code}", produces = HTML)
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
                """.formatted(escaped(type));
    }

    private static String list(List<ProblemType> types) {
        var rows = types.stream().map(type -> """
                        <tr><td><a href="/problems/%1$s"><code>%1$s</code></a></td>
                        <td>%2$s<br>%3$s</td><td lang="en">%4$s<br>%5$s</td></tr>
                        """.formatted(escaped(type))).collect(Collectors.joining());
        return """
                <!doctype html>
                <html lang="zh"><head><meta charset="utf-8"><title>问题类型 Problem types</title></head>
                <body><h1>问题类型 Problem types</h1><table>
                %s</table></body></html>
                """.formatted(rows);
    }

    private static Object[] escaped(ProblemType type) {
        return List.of(
                        type.code(),
                        type.zh().title(),
                        type.zh().sentence(),
                        type.en().title(),
                        type.en().sentence())
                .stream()
                .map(text -> HtmlUtils.htmlEscape(text, "UTF-8"))
                .toArray();
    }

    private ProblemType type(String code) {
        return new ProblemType(code, meaning(code, Locale.CHINESE), meaning(code, Locale.ENGLISH));
    }

    private Meaning meaning(String code, Locale language) {
        var sentence = FACTS.replacePlaceholders(texts.template(code, language), _ -> "…");
        return new Meaning(texts.title(code, language), sentence);
    }
}
