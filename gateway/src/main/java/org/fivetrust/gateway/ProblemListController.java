package org.fivetrust.gateway;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fivetrust.shared.web.ProblemTypes;
import org.fivetrust.shared.web.ProblemTypes.ProblemType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The problem types of all services as one list. */
@RestController
class ProblemListController {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ServiceDocuments documents;

    ProblemListController(ServiceDocuments documents) {
        this.documents = documents;
    }

    @GetMapping({"/problems", "/problems/"})
    Mono<ResponseEntity<Object>> list(ServerWebExchange exchange) {
        return documents.at("/problems").map(ProblemListController::joined).map(types -> types.answer(exchange));
    }

    /** What several services share is in it once. */
    static ProblemTypes joined(List<Map.Entry<String, JsonNode>> lists) {
        var byCode = lists.stream()
                .flatMap(list -> JSON.treeToValue(list.getValue(), ProblemTypes.class).items().stream())
                .collect(Collectors.toMap(ProblemType::code, type -> type, (one, _) -> one, TreeMap::new));
        return new ProblemTypes(List.copyOf(byCode.values()));
    }
}
