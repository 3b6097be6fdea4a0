package org.fivetrust.gateway;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Answers with the documents of all services as one, for those who generate one client. */
@RestController
class JoinedDocumentController {

    private final ServiceDocuments documents;

    JoinedDocumentController(ServiceDocuments documents) {
        this.documents = documents;
    }

    @GetMapping(path = "/openapi", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<JsonNode> document() {
        return documents.at("/v3/api-docs").map(JoinedDocument::of);
    }
}
