package org.fivetrust.shared.web;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.HtmlUtils;

/** Problem types as a list: a page for a browser, JSON for a program. */
public record ProblemTypes(List<ProblemType> items) {

    static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

    public ProblemTypes {
        items = List.copyOf(items);
    }

    /** What a code means. */
    public record ProblemType(String code, Meaning zh, Meaning en) {

        /** For the places of a page, in their order. */
        Object[] escaped() {
            return Stream.of(code, zh.title(), zh.sentence(), en.title(), en.sentence())
                    .map(text -> HtmlUtils.htmlEscape(text, "UTF-8"))
                    .toArray();
        }
    }

    /** An ellipsis stands for what each problem names itself. */
    public record Meaning(String title, String sentence) {}

    public ResponseEntity<Object> answer(ServerWebExchange exchange) {
        var accepted = exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT);
        return Objects.requireNonNullElse(accepted, "").contains(MediaType.TEXT_HTML_VALUE)
                ? ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(HTML))
                        .body(page())
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(this);
    }

    private String page() {
        var rows = items.stream().map(type -> """
                        <tr><td><a href="/problems/%1$s"><code>%1$s</code></a></td>
                        <td>%2$s<br>%3$s</td><td lang="en">%4$s<br>%5$s</td></tr>
                        """.formatted(type.escaped())).collect(Collectors.joining());
        return """
                <!doctype html>
                <html lang="zh"><head><meta charset="utf-8"><title>问题类型 Problem types</title></head>
                <body><h1>问题类型 Problem types</h1><table>
                %s</table></body></html>
                """.formatted(rows);
    }
}
