package org.fivetrust.gateway;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The problem types of all services as one list. */
@RestController
class ProblemListController {

    private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

    private final ServiceDocuments documents;

    ProblemListController(ServiceDocuments documents) {
        this.documents = documents;
    }

    record ProblemTypes(List<JsonNode> items) {}

    @GetMapping({"/problems", "/problems/"})
    Mono<ResponseEntity<Object>> list(ServerWebExchange exchange) {
        return documents.at("/problems").map(ProblemListController::joined).map(types -> answer(types, exchange));
    }

    /** What several services share is in it once. */
    static List<JsonNode> joined(List<Map.Entry<String, JsonNode>> lists) {
        return lists.stream()
                .flatMap(list -> list.getValue().path("items").valueStream())
                .collect(Collectors.toMap(
                        type -> type.path("code").asString(), type -> type, (one, _) -> one, TreeMap::new))
                .values()
                .stream()
                .toList();
    }

    private static ResponseEntity<Object> answer(List<JsonNode> types, ServerWebExchange exchange) {
        var accepted = exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT);
        return Objects.requireNonNullElse(accepted, "").contains(MediaType.TEXT_HTML_VALUE)
                ? ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(HTML))
                        .body(page(types))
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(new ProblemTypes(types));
    }

    private static String page(List<JsonNode> types) {
        var rows = types.stream().map(type -> """
                        <tr><td><a href="/problems/%1$s"><code>%1$s</code></a></td>
                        <td>%2$s<br>%3$s</td><td lang="en">%4$s<br>%5$s</td></tr>
                        """.formatted(texts(type))).collect(Collectors.joining());
        return """
                <!doctype html>
                <html lang="zh"><head><meta charset="utf-8"><title>问题类型 Problem types</title></head>
                <body><h1>问题类型 Problem types</h1><table>
                %s</table></body></html>
                """.formatted(rows);
    }

    private static Object[] texts(JsonNode type) {
        return Stream.of("/code", "/zh/title", "/zh/sentence", "/en/title", "/en/sentence")
                .map(place -> HtmlUtils.htmlEscape(type.at(place).asString(""), "UTF-8"))
                .toArray();
    }
}
